import test from 'ava';
import {type Play} from '../../_helpers/play.js';
import {charmHelpOf, helpedUnit} from '../../../source/state/charm/help.js';
import {webModel} from '../../_helpers/make-state.js';
import {type Agent} from '../../../source/domain/agent.js';
import {
	enter,
	itemOf,
	mysqlStatus,
	observe,
	order,
	performOf,
	settle,
	stageOf,
} from '../../_helpers/perform-charm.js';

const hookFailed = 'hook failed: "upgrade-charm"';
const errors: Readonly<Record<string, Partial<Agent>>> = {
	'mysql/1': {
		condition: 'error', message: hookFailed, upgradingFrom: 'ch:amd64/jammy/mysql-151', workloadStatus: {current: 'error', message: hookFailed, since: undefined},
	},
};
const conflict: Readonly<Record<string, Partial<Agent>>> = {
	'mysql/1': {condition: 'error', message: 'upgrade failed', workloadStatus: {current: 'error', message: 'upgrade failed', since: undefined}},
};
const held: Readonly<Record<string, Partial<Agent>>> = {
	'mysql/1': {workloadStatus: {current: 'blocked', message: 'Check the units, then run `juju run mysql/leader resume-upgrade`', since: undefined}},
};

/** The units are looked at, and Enter is pressed on the second one. */
const open = (units: Readonly<Record<string, Partial<Agent>>>): Play => observe(order(enter()), mysqlStatus(153, units), 4).act('down', 'confirm');

const idsOf = (play: Play): readonly string[] => {
	const top = play.state().overlays.at(-1);
	return top?.name === 'charm-help' ? charmHelpOf(play.state(), top).map(({id}) => id) : [`on top: ${top?.name ?? 'the stage'}`];
};

/** Puts the cursor on a choice and presses Enter. */
const choose = (play: Play, start: string): Play => {
	const position = idsOf(play).findIndex(id => id.startsWith(start));
	if (position === -1) {
		throw new Error(`There is no ${start} among ${idsOf(play).join(', ')}.`);
	}

	return play.act('top', ...Array.from({length: position}, () => 'down' as const), 'confirm');
};

test('Enter on a unit that is well shows the agent', t => {
	const play = open({});
	t.deepEqual(play.state().overlays.at(-1), {
		name: 'agent', model: webModel, tag: 'unit-mysql-1', top: 0,
	});
});

for (const [name, units, state, wanted] of [
	['in error', errors, 'error', 'resolve-retry'],
	['with a conflict', conflict, 'conflict', 'resolve-retry'],
	['that asks for something', held, 'held', 'charm-advice'],
	['that is lost', {'mysql/1': {condition: 'lost'}}, 'lost', 'inspect-services'],
] as const) {
	test(`Enter on a unit ${name} opens what can be done`, t => {
		const play = open(units);
		const top = play.state().overlays.at(-1);
		t.like(top, {name: 'charm-help', tag: 'unit-mysql-1', cursor: 0});
		t.is(top?.name === 'charm-help' ? helpedUnit(play.state(), top)?.state : undefined, state);
		t.true(idsOf(play).some(id => id.startsWith(wanted)), idsOf(play).join(', '));
	});
}

test('what only reads runs at once, and its report opens over it', t => {
	const play = choose(open(errors), 'read-status-log');
	t.deepEqual(play.asked().at(-1), {
		type: 'read-status-log', model: webModel, entity: 'mysql/1', limit: 20,
	});
	const effect = play.effects().findLast(({type}) => type === 'ask-in-order');
	play.answer({
		type: 'read-status-log', model: webModel, entity: 'mysql/1', limit: 20,
	}, {ok: true, value: []}, effect?.type === 'ask-in-order' ? effect.id : '');
	t.like(play.state().overlays.at(-1), {name: 'text', title: 'Status log of mysql/1'});
	play.act('back');
	t.is(play.state().overlays.at(-1)?.name, 'charm-help');
});

test('what changes something is asked about, and runs only after yes', t => {
	const play = choose(open(errors), 'resolve-retry');
	t.is(play.state().overlays.at(-1)?.name, 'question');
	t.not(play.asked().at(-1)?.type, 'resolve');
	play.act('yes', 'confirm');
	t.deepEqual(play.asked().at(-1), {
		type: 'resolve', model: webModel, unit: 'mysql/1', retry: true,
	});
});

test('the terminal is handed over for the hooks of a unit, after a question', t => {
	const play = choose(open(errors), 'debug-hooks').act('yes', 'confirm');
	t.deepEqual(play.asked().at(-1), {type: 'debug-hooks', model: webModel, unit: 'mysql/1'});
});

test('a command that the charm names is a choice', t => {
	const play = choose(open(held), 'charm-advice').act('yes', 'confirm');
	t.deepEqual(play.asked().at(-1), {
		type: 'run-charm-advice', model: webModel, unit: 'mysql/1', arguments: ['run', 'mysql/leader', 'resume-upgrade'],
	});
});

test('a fixed revision is ordered through the form, and the record from before stays', t => {
	const play = choose(open(errors), 'other-revision');
	t.is(stageOf(play.state()).step, 'order');
	t.like(itemOf(play.state()), {order: {}, outcome: 'pending'});
	t.is(itemOf(play.state()).before?.revision, 151);
	t.deepEqual(play.state().overlays, []);
});

test('forcing goes through the form with the option set', t => {
	const play = choose(open(errors), 'force-units');
	t.is(stageOf(play.state()).step, 'order');
	t.true(itemOf(play.state()).order.forceUnits);
});

test('going back is asked about', t => {
	const play = choose(open(errors), 'roll-back');
	const top = play.state().overlays.at(-1);
	t.is(top?.name === 'question' ? top.question.purpose.type : top?.name, 'charm-roll-back');
});

test('waiting closes it and asks anew', t => {
	const play = choose(open(errors), 'watch');
	t.deepEqual(play.state().overlays, []);
	t.is(play.effects().at(-1)?.type, 'poll-now');
	t.like(performOf(play.state()), {phase: {type: 'waiting'}});
});

test('a unit that is well again meanwhile has no choices left', t => {
	const play = observe(open(errors), mysqlStatus(153), 8);
	t.deepEqual(idsOf(play), []);
	const before = play.effects().length;
	play.act('confirm', 'copy');
	t.is(play.effects().length, before);
	t.is(play.state().overlays.at(-1)?.name, 'charm-help');
});

test('a unit that vanished has no choices left either', t => {
	const play = open(errors);
	const status = mysqlStatus(153);
	observe(play, {...status, agents: status.agents.filter(({name}) => name !== 'mysql/1')}, 8);
	t.deepEqual(idsOf(play), []);
	t.is(play.act('confirm').state().overlays.length, 1);
});

test('a choice is copied as its exact command, one without commands is not', t => {
	const play = open(errors).act('copy');
	t.deepEqual(play.effects().at(-1), {type: 'copy', text: 'juju read-status-log'});
	t.regex(play.act('bottom', 'copy').state().notice ?? '', /no command/v);
});

test('it closes by itself when the application is complete', t => {
	const play = settle(open(errors), mysqlStatus(153), 8);
	t.is(stageOf(play.state()).step, 'verify');
	t.deepEqual(play.state().overlays, []);
});
