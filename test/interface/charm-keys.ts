import test from 'ava';
import {actionFor, footerHints} from '../../source/interface/key-bindings.js';
import {drawFooter} from '../../source/interface/footer.js';
import {drawHeader} from '../../source/interface/header.js';
import {drawStatus} from '../../source/interface/status-line.js';
import {type State} from '../../source/state/state.js';
import {charmAt, charmScreens, performAt} from '../_helpers/charm-screens.js';
import {makeState, webModel} from '../_helpers/make-state.js';
import {lineText} from '../_helpers/page-text.js';

const screens = charmScreens();

const screen = (name: string): State => screens[name] ?? makeState();

const labels = (state: State): readonly string[] => footerHints(state).map(({label}) => label);

test('h opens the part about charms where it is the next thing to do, and nowhere else', t => {
	for (const surface of ['models', 'verify', 'finished'] as const) {
		t.is(actionFor(surface, 'h'), 'charms', `on ${surface}`);
	}

	for (const surface of ['controllers', 'prepare', 'plan', 'perform', 'charms', 'charm-perform'] as const) {
		t.is(actionFor(surface, 'h'), undefined, `on ${surface}`);
	}
});

test('The footer has the way on at 80 columns on every screen about charms, also where there are findings', t => {
	const ways: Readonly<Record<string, RegExp>> = {
		charms: /Space tick {2}⏎ choose/v,
		'charm order': /⏎ change {2}n check/v,
		'charm review': /n plan/v,
		'charm plan': /⏎ details {2}n start/v,
		'charm ready': /⏎ go on {2}n skip/v,
		'charm refused': /⏎ try again {2}o change {2}n skip/v,
		'charm waiting': /⏎ unit {2}f force {2}z roll back {2}n skip/v,
		'charm verify': /⏎ go on {2}z roll back/v,
		'charm done': /⏎ leave/v,
		'charm field': /⏎ take {2}Esc back/v,
		'charm help': /⏎ choose/v,
	};
	for (const [name, way] of Object.entries(ways)) {
		t.regex(lineText(drawFooter(screen(name), 80)), way, name);
	}
});

test('What cannot be done now is not offered', t => {
	const running = labels(screen('charm running'));
	for (const label of ['unit', 'force', 'roll back', 'skip']) {
		t.false(running.includes(label), `${label} while the command runs`);
	}

	t.true(labels(screen('charm waiting')).includes('force'));
	t.false(labels(screen('charm waiting')).includes('send again'));
	t.true(labels(screen('charm not known')).includes('send again'));
	t.false(labels(screen('charm review')).includes('pass over'));
	t.false(labels(screen('charm ready')).includes('roll back'));
	const refused = performAt({
		type: 'refused', run: 'roll-back', failure: {
			kind: 'refused', message: 'No.', advice: undefined, evidence: '', exitCode: 1,
		},
	});
	t.false(labels(refused).includes('change'));
	t.true(labels(refused).includes('back'));
});

test('Where charms are all that was asked for there is nowhere to go back to', t => {
	const state = charmAt({
		step: 'choose', model: webModel, cursor: 0, ticked: [],
	});
	t.true(labels(state).includes('back'));
	t.false(labels(state.stage.name === 'charm' ? {...state, stage: {...state.stage, back: undefined}} : state).includes('back'));
});

test('The header names the model, and the application with its revisions once one is worked on', t => {
	const read = (name: string): string => lineText(drawHeader(screen(name), 80));
	t.regex(read('charms'), /^ Juju upgrade {3}aws:web {4,}admin/v);
	t.regex(read('charm order'), /^ Juju upgrade {3}aws:web {3}mysql 151 → 160 {3,}/v);
	t.regex(read('charm ready'), /^ Juju upgrade {3}aws:web {3}mysql 151 → 153 {3,}/v);
	t.regex(read('charm verify'), /^ Juju upgrade {3}aws:web {3}mysql 151 → 153 {3,}/v);
	t.notRegex(read('charm done'), /3\.6\.4/v);
});

test('The line above the keys says what goes on without us, and how old the facts are', t => {
	const read = (name: string): string => lineText(drawStatus(screen(name), 80));
	t.is(read('charm waiting'), ' Juju goes on if you leave. Status took 1.4s, is 2s old.');
	t.is(read('charm ready'), ' Nothing runs now. Status took 1.4s, is 2s old.');
	t.is(read('charm plan'), ' Nothing runs before you have said yes to it. Status took 1.4s, is 2s old.');
	t.is(read('charms not known'), ' Asking for the status.');
	t.regex(read('charm done'), /^ Kept in \//v);
	t.regex(lineText(drawStatus({...screen('charm waiting'), isLeaving: true}, 80)), /^ Leaving; Ctrl-C again leaves now\./v);
});
