import test from 'ava';
import {type Remedy} from '../../../source/domain/check.js';
import {type Intent} from '../../../source/domain/intent.js';
import {prepareSentence} from '../../../source/interface/screens/prepare.js';
import {runningLines, runningSentence} from '../../../source/interface/screens/remedies-running.js';
import {runningRemedies} from '../../../source/state/running-remedy.js';
import {type CommandRecord, type State} from '../../../source/state/state.js';
import {renderAll} from '../../_helpers/make-facts.js';
import {makeState, testTime} from '../../_helpers/make-state.js';
import {lineText} from '../../_helpers/page-text.js';

const intents: readonly Intent[] = [{type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'}];

const remedy: Remedy = {
	id: 'synchronise-binaries', title: 'Copy the binaries of 3.6.28 to the controller', risk: 'safe', explanation: 'It takes minutes.', action: {type: 'perform', intents},
};

const record: CommandRecord = {
	id: 'command-9', line: 'juju synchronise-binaries', startedAt: testTime - 72_000, duration: undefined, exitCode: undefined, outcome: undefined, changes: true, stdout: '', stderr: '',
};

const running = (commands: readonly CommandRecord[], all: readonly Intent[] = intents): State => makeState({
	render: renderAll, commands, running: {'remedy synchronise-binaries': {remedy, intents: all}}, stage: {name: 'prepare', cursor: 0},
});

const linesOf = (state: State, remedies: readonly Remedy[] = [remedy]): string => runningLines(state, remedies, 80).map(row => lineText(row).trim()).join(' ');

test('a remedy that runs says so, since when, and how long it may', t => {
	const text = linesOf(running([record]));
	t.regex(text, /Runs for 1m 12s: Copy the binaries of 3\.6\.28 to the controller\./v);
	t.regex(text, /after 1s it is ended/v);
	t.regex(prepareSentence(running([record])), /^Runs for 1m 12s: Copy the binaries/v);
});

test('of several commands the one that runs is counted', t => {
	const state = running([{...record, line: 'juju show-model'}], [...intents, {type: 'show-model', model: {controller: 'aws', name: 'admin/web'}}]);
	t.deepEqual(runningRemedies(state).map(each => runningSentence(state, each)), ['Runs for 1m 12s, command 2 of 2: Copy the binaries of 3.6.28 to the controller.']);
});

test('between two commands, and before the first, it runs without a time', t => {
	t.regex(linesOf(running([{...record, duration: 5, exitCode: 0}])), /^\S+ Runs: Copy the binaries/v);
});

test('other remedies than those on the screen are not shown there', t => {
	t.is(linesOf(running([record]), []), '');
	t.is(linesOf(makeState({render: renderAll, commands: [record]})), '');
});
