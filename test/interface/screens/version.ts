import test from 'ava';
import {versionPage} from '../../../source/interface/screens/version.js';
import {modelKey} from '../../../source/domain/intent.js';
import {controllerModelReference, makeKnown, makeState} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

test('The version screen shows what is typed, what runs, and what was chosen', t => {
	const text = pageText(versionPage(makeState(), {
		name: 'version', typed: '3.6.2', cursor: 0, problem: undefined,
	}, usualArea));
	t.regex(text, /Version {2}3\.6\.2█/v);
	t.regex(text, /Runs now +3\.6\.4/v);
	t.regex(text, /Chosen +3\.6\.28\. 3\.6\.28 is the newest patch/v);
	t.notRegex(text, /✘/v);
});

test('A version that cannot be says why and what to do', t => {
	const text = pageText(versionPage(makeState(), {
		name: 'version', typed: '3.6', cursor: 0, problem: 'A version has three numbers. Type it as 3.6.28.',
	}, smallArea), smallArea);
	t.regex(text, /3\.6█\n {3}✘ A version has three numbers\. Type it as 3\.6\.28\./v);
	t.regex(text, /Esc goes/v);
});

test('Without any fact the field and the next step are still there', t => {
	const text = pageText(versionPage(makeState({details: {}, client: undefined, version: undefined}), {
		name: 'version', typed: '', cursor: 0, problem: undefined,
	}, usualArea));
	t.regex(text, /Version {2}█/v);
	t.notRegex(text, /undefined/v);
});

const withPreview = () => makeState({previews: {[modelKey(controllerModelReference)]: makeKnown({bestVersion: '3.6.28', text: ''})}});

for (const area of [usualArea, smallArea]) {
	test(`Known versions stand in a list with where they are known from, in ${area.columns}x${area.rows}`, t => {
		const text = pageText(versionPage(withPreview(), {
			name: 'version', typed: '', cursor: 0, problem: undefined,
		}, area), area);
		t.regex(text, /▸ 3\.6\.28 +Juju's own choice/v);
		t.regex(text, /^ {3}4\.0\.15 +a known release, not from here/mv);
		t.regex(text.replaceAll(/\s+/gv, ' '), /3\.6\.28 is what Juju itself would choose\. A 3\.6 controller takes patches only/v);
	});
}

test('Of a version that cannot be, the reason stands below the list as soon as the cursor is there', t => {
	const text = pageText(versionPage(withPreview(), {
		name: 'version', typed: '', cursor: 1, problem: undefined,
	}, usualArea));
	t.regex(text, /▸ 4\.0\.15/v);
	t.regex(text.replaceAll(/\s+/gv, ' '), /✘ A 3\.6 controller cannot become 4\.0\.15 in place/v);
});

test('While something is typed the cursor is in the field alone', t => {
	t.notRegex(pageText(versionPage(withPreview(), {
		name: 'version', typed: '3', cursor: 1, problem: undefined,
	}, usualArea)), /▸/v);
});
