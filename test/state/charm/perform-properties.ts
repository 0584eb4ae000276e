import {fc, testProp} from '@fast-check/ava';
import {waveOf} from '../../_helpers/make-charms.js';
import {type ActionId} from '../../../source/state/state.js';
import {type Play} from '../../_helpers/play.js';
import {
	answerLast,
	enter,
	failed,
	lastCommand,
	mysqlStatus,
	nothingNewer,
	observe,
	readSettings,
	refreshed,
} from '../../_helpers/perform-charm.js';

const actions: readonly ActionId[] = ['up', 'down', 'confirm', 'yes', 'back', 'next', 'retry', 'force', 'roll-back', 'ask-again', 'toggle'];

const errors = {'mysql/1': {condition: 'error', message: 'hook failed: "upgrade-charm"', workloadStatus: {current: 'error', message: 'hook failed: "upgrade-charm"', since: undefined}}} as const;

const tryAnswer = (play: Play, answer: Parameters<typeof answerLast>[1]): void => {
	if (play.effects().every(effect => !(effect.type === 'ask-in-order' || (effect.type === 'ask' && effect.intent.type === 'refresh-charm')))) {
		return;
	}

	const command = lastCommand(play);
	for (const intent of command.type === 'ask' ? [command.intent] : command.intents) {
		answerLast(play, answer, intent);
	}
};

/** What can happen, by number. */
const events: ReadonlyArray<(play: Play, second: number) => void> = [
	...actions.map(action => (play: Play): void => {
		play.act(action);
	}),
	play => {
		play.type('mysql');
	},
	play => {
		readSettings(play);
	},
	play => {
		tryAnswer(play, refreshed(153));
	},
	play => {
		tryAnswer(play, nothingNewer);
	},
	play => {
		tryAnswer(play, failed('refused'));
	},
	play => {
		tryAnswer(play, failed('timed-out'));
	},
	(play, second) => {
		observe(play, mysqlStatus(151), second);
	},
	(play, second) => {
		observe(play, mysqlStatus(153), second);
	},
	(play, second) => {
		observe(play, mysqlStatus(153, errors), second);
	},
	(play, second) => {
		observe(play, undefined, second);
	},
	(play, second) => {
		observe(play, {...mysqlStatus(153), applications: [], agents: []}, second);
	},
];

const changing = new Set(['refresh-charm', 'set-charm-settings', 'resolve']);

testProp('whatever happens, nothing changes without a yes, and nothing counts as upgraded that was not proved', [fc.array(fc.nat(events.length - 1), {maxLength: 60})], (t, chosen) => {
	const play = enter(waveOf({mysql: {}, wordpress: {}}));
	for (const [index, event] of chosen.entries()) {
		events[event]?.(play, (index + 1) * 5);
	}

	const answered = play.effects()
		.filter(effect => effect.type === 'record' && effect.kind === 'answered-question')
		.map(effect => JSON.stringify(effect))
		.filter(text => text.includes('"yes"') || text.includes('typed the phrase'));
	const begun = play.effects().filter(effect =>
		(effect.type === 'ask' && changing.has(effect.intent.type)) || (effect.type === 'ask-in-order' && effect.intents.some(({type}) => changing.has(type))));
	t.true(begun.length <= answered.length);
	const {stage} = play.state();
	for (const item of stage.name === 'charm' && stage.step !== 'choose' ? stage.wave.items : []) {
		if (['upgraded', 'unchanged', 'rolled-back'].includes(item.outcome)) {
			t.true(item.progress?.isComplete);
		}

		if (item.progress) {
			t.not(item.before, undefined);
		}
	}
}, {numRuns: 300});
