import test from 'ava';
import {versionPage} from '../../../source/interface/screens/version.js';
import {makeState} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

test('The version screen shows what is typed, what runs, and what was chosen', t => {
	const text = pageText(versionPage(makeState(), {name: 'version', typed: '3.6.2', problem: undefined}, usualArea));
	t.regex(text, /Version {2}3\.6\.2█/v);
	t.regex(text, /Runs now +3\.6\.4/v);
	t.regex(text, /Chosen +3\.6\.28\. 3\.6\.28 is the newest patch/v);
	t.notRegex(text, /✘/v);
});

test('A version that cannot be says why and what to do', t => {
	const text = pageText(versionPage(makeState(), {name: 'version', typed: '3.6', problem: 'A version has three numbers. Type it as 3.6.28.'}, smallArea), smallArea);
	t.regex(text, /3\.6█\n {3}✘ A version has three numbers\. Type it as 3\.6\.28\./v);
	t.regex(text, /Esc goes/v);
});

test('Without any fact the field and the next step are still there', t => {
	const text = pageText(versionPage(makeState({details: {}, client: undefined, version: undefined}), {name: 'version', typed: '', problem: undefined}, usualArea));
	t.regex(text, /Version {2}█/v);
	t.notRegex(text, /undefined/v);
});
