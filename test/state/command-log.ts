import test from 'ava';
import {type CommandRecord} from '../../source/state/state.js';
import {pushOverlay} from '../../source/state/result.js';
import {makeState, testTime} from '../_helpers/make-state.js';
import {playFrom} from '../_helpers/play.js';

const makeRecord = (id: string, isChange = false): CommandRecord => ({
	id, line: `juju status ${id}`, startedAt: testTime, duration: 100, exitCode: 0, outcome: 'exited', changes: isChange, stdout: '', stderr: '',
});

const start = (id: string, isChange = false) => ({type: 'command-started' as const, record: makeRecord(id, isChange)});

test('five hundred polls push no command out that changed something', t => {
	const play = playFrom(makeState()).send(start('upgrade', true));
	for (let count = 0; count < 600; count++) {
		play.send(start(`poll ${count}`));
	}

	const {commands} = play.state();
	t.is(commands.length, 500);
	t.is(commands[0]?.id, 'upgrade');
	t.is(commands.at(-1)?.id, 'poll 599');
});

test('the line that is read stays under the cursor when another command starts', t => {
	const play = playFrom(pushOverlay(makeState(), {
		name: 'log', cursor: 2, isOpen: true, top: 0,
	})).send(start('poll'));
	const top = play.state().overlays.at(-1);
	t.is(top?.name === 'log' ? top.cursor : undefined, 3);
});

test('the newest line stays under the cursor of who watches it', t => {
	const play = playFrom(pushOverlay(makeState(), {
		name: 'log', cursor: 0, isOpen: false, top: 0,
	})).send(start('poll'));
	const top = play.state().overlays.at(-1);
	t.is(top?.name === 'log' ? top.cursor : undefined, 0);
});

test('the end of a command takes the place of its start', t => {
	const play = playFrom(makeState()).send({type: 'command-started', record: {...makeRecord('one'), duration: undefined}}, {type: 'command-ended', record: makeRecord('one')});
	t.deepEqual(play.state().commands.map(({id, duration}) => [id, duration]), [['one', 100]]);
});

test('what two polls say alike is told of both', t => {
	const record = (id: string, stdout: string): CommandRecord => ({...makeRecord(id), line: 'juju status', stdout});
	const play = playFrom(makeState());
	for (const [id, said] of [['1', 'same'], ['2', 'same'], ['3', 'other']] as const) {
		play.send({type: 'command-started', record: {...record(id, ''), duration: undefined}}, {type: 'command-ended', record: record(id, said)});
	}

	t.deepEqual(play.state().commands.map(({id, stdout}) => [id, stdout]), [['1', 'same'], ['2', 'same'], ['3', 'other']]);
});
