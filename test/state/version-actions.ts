import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {topOverlay} from '../../source/state/selectors.js';
import {
	controllerModelReference,
	makeKnown,
	makeState,
} from '../_helpers/make-state.js';
import {playFrom, type Play} from '../_helpers/play.js';

const open = (): Play => playFrom(makeState({
	previews: {[modelKey(controllerModelReference)]: makeKnown({bestVersion: '3.6.28', text: ''})},
	stage: {
		name: 'target', step: 'models', controller: 'aws', cursor: 0,
	},
	version: {text: '3.6.9', reason: '3.6.9 was asked for.', source: 'asked'},
})).act('other-version');

const top = (play: Play) => {
	const overlay = topOverlay(play.state());
	return overlay?.name === 'version' ? overlay : undefined;
};

test('Enter takes Juju\'s own choice back, with its rule', t => {
	const play = open().act('confirm');
	t.is(top(play), undefined);
	t.is(play.state().version?.text, '3.6.28');
	t.is(play.state().version?.source, 'juju');
	t.regex(play.state().notice ?? '', /what Juju itself would choose/v);
});

test('the arrows reach every version and stay within them; what one upgrade does not lead to opens its way', t => {
	const play = open().act('up', 'down', 'confirm');
	t.deepEqual(topOverlay(play.state()), {name: 'way', wanted: '4.0.15', top: 0});
	t.is(play.state().version?.text, '3.6.9', 'nothing was taken');
	play.act('back');
	t.is(top(play)?.cursor, 1);
	play.act('down', 'down', 'down', 'down', 'confirm');
	t.is(play.state().version?.text, '3.6.4');
	t.is(play.state().version?.source, 'asked');
});

test('what is typed goes before the list, and an arrow goes back to the list', t => {
	const play = open().type('3.6.20');
	play.act('confirm');
	t.is(play.state().version?.text, '3.6.20');
	const other = open().act('down').type('3.6').act('down');
	t.is(top(other)?.typed, '');
	t.is(top(other)?.cursor, 1);
});

test('a typed version is judged as Juju does, and the version stays as it was', t => {
	for (const [text, reason] of [['3.6', /invalid version "3\.6"/v], ['3.6.1', /lower than 3\.6\.4/v], ['nonsense', /invalid version/v]] as const) {
		const play = open().type(text).act('confirm');
		t.regex(top(play)?.problem ?? '', reason);
		t.is(play.state().version?.text, '3.6.9');
	}
});

test('with nothing known and nothing typed Enter says what to do', t => {
	const play = playFrom(makeState({
		details: {},
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
	})).act('other-version', 'confirm');
	t.regex(top(play)?.problem ?? '', /Type one/v);
});
