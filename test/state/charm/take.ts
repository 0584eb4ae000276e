import test from 'ava';
import {
	atCharm,
	charmedState,
	fileFailure,
	makeConfigFile,
	makeDefinition,
	waveOf,
} from '../../_helpers/make-charms.js';
import {playFrom} from '../../_helpers/play.js';

const play = () => playFrom(charmedState({
	stage: atCharm<'review'>({
		step: 'review', wave: waveOf({mysql: {path: './mysql', config: 'a.yaml'}}), index: 0, top: 0,
	}),
}));

test('a charm and a file that were read are kept with their time', t => {
	const read = play().send(
		{
			type: 'charm-read', path: './mysql', answer: {ok: true, value: makeDefinition()}, at: 17,
		},
		{
			type: 'config-read', path: 'a.yaml', application: 'mysql', answer: {ok: true, value: makeConfigFile('a.yaml', {port: 1})}, at: 18,
		},
	);
	t.deepEqual(read.state().charms.definitions['./mysql'], {
		value: makeDefinition(), at: 17, isAsking: false, failure: undefined,
	});
	t.deepEqual(read.state().charms.configFiles['mysql a.yaml']?.value, makeConfigFile('a.yaml', {port: 1}));
});

test('a file that is gone has no value any more, and the program goes on', t => {
	const read = play().send(
		{
			type: 'config-read', path: 'a.yaml', application: 'mysql', answer: {ok: true, value: makeConfigFile('a.yaml', {})}, at: 17,
		},
		{
			type: 'config-read', path: 'a.yaml', application: 'mysql', answer: {ok: false, failure: fileFailure('There is no such file.')}, at: 18,
		},
	);
	t.deepEqual(read.state().charms.configFiles['mysql a.yaml'], {
		value: undefined, at: undefined, isAsking: false, failure: fileFailure('There is no such file.'),
	});
	t.is(read.state().exit, undefined);
});

test('a review asks for a file again each time it is opened', t => {
	const opened = playFrom(charmedState({
		stage: atCharm<'order'>({
			step: 'order', wave: waveOf({mysql: {config: 'a.yaml'}}), index: 0, cursor: 0,
		}),
	})).act('next', 'back');
	t.is(opened.effects().filter(({type}) => type === 'read-config').length, 2);
});
