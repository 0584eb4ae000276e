import test from 'ava';
import {resumePage} from '../../../source/interface/screens/resume.js';
import {makeScreens} from '../../_helpers/make-screens.js';

test('an interrupted run shows what was carried out beside the plan, what may have run, and what has to be put back', t => {
	const state = makeScreens()['an interrupted run'];
	if (state?.stage.name !== 'resume') {
		throw new Error('There is no such screen.');
	}

	const {resume} = state.session;
	const {list} = resumePage({...state, putBack: resume?.putBack ?? []}, state.stage, {columns: 80, rows: 100});
	const text = list.map(({spans}) => spans.map(span => span.text).join('')).join('\n');
	t.regex(text, /Carried out beside the plan\n {3}juju enable-command -m aws:admin\/web all/v);
	t.regex(text, /May have run\n {3}juju resolved -m aws:admin\/web mysql\/0/v);
	t.regex(text, /To be put back: Disable changes of aws:admin\/web again\./v);
});
