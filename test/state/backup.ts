import test from 'ava';
import {type Backup, type Remedy} from '../../source/domain/check.js';
import {type Intent} from '../../source/domain/intent.js';
import {
	afterBackup,
	backupIntents,
	fileFor,
	startBackup,
	takeProof,
} from '../../source/state/backup.js';
import {type CommandRecord, type State} from '../../source/state/state.js';
import {makeSession, makeState, testTime} from '../_helpers/make-state.js';

const remote = '/tmp/juju-backup-20260401-012345.tar.gz';

const makeRemedy = (action: Remedy['action']): Remedy => ({
	id: 'any', title: 'Any', risk: 'safe', explanation: '', action,
});

const onController = (overrides: Partial<State> = {}): State => makeState({controller: 'aws', session: makeSession({backupFolder: '/b'}), ...overrides});

const record = (line: string): CommandRecord => ({
	id: '1', line, startedAt: 0, duration: 1, exitCode: 0, outcome: 'exited', changes: true, stdout: '', stderr: '',
});

test('a file is named after the minute, stays the same for it, and is never one that this run has named before', t => {
	const state = onController();
	t.is(fileFor(state, 'aws', 'tar.gz'), '/b/aws-20261121-0312.tar.gz');
	t.is(fileFor({...state, now: testTime + 30_000}, 'aws', 'tar.gz'), '/b/aws-20261121-0312.tar.gz');
	t.is(fileFor(state, 'a w/s', 'tar.gz'), '/b/a_w_s-20261121-0312.tar.gz');
	const used = onController({commands: [record('juju create-backup --filename /b/aws-20261121-0312.tar.gz'), record('juju create-backup --filename /b/aws-20261121-0312-2.tar.gz')]});
	t.is(fileFor(used, 'aws', 'tar.gz'), '/b/aws-20261121-0312-3.tar.gz');
	const kept = onController({
		kept: {
			'client-data': {
				kind: 'made', file: '/b/aws-20261121-0312.tar.gz', size: 1, sha256: '', at: testTime,
			},
		},
	});
	t.is(fileFor(kept, 'aws', 'tar.gz'), '/b/aws-20261121-0312-2.tar.gz');
});

test('each way begins with its own command', t => {
	const typesOf = (action: Remedy['action']) => backupIntents(onController(), makeRemedy(action)).map(({type}) => type);
	t.deepEqual(typesOf({type: 'backup'}), ['create-backup']);
	t.deepEqual(typesOf({type: 'remote-backup'}), ['create-remote-backup']);
	t.deepEqual(typesOf({type: 'fetch-backup', backup: remote}), ['download-backup']);
	t.deepEqual(typesOf({type: 'ask-again'}), []);
	t.deepEqual(backupIntents(onController({controller: undefined}), makeRemedy({type: 'backup'})), []);
	t.is(startBackup(onController(), makeRemedy({type: 'ask-again'})), undefined);
	t.like(startBackup(onController(), makeRemedy({type: 'fetch-backup', backup: remote})), {kind: 'making', phase: 'fetching', remote});
});

const create: Intent = {type: 'create-remote-backup', controller: 'aws'};
const id = 'remedy make-remote-backup';

const answered = (state: State, intent: Intent, value: Record<string, string>) => afterBackup(state, {
	type: 'answered', id, intent, answer: {ok: true, value: {text: '', file: '', ...value}}, at: testTime,
});

test('what was left on the controller is fetched by its name, as a part of the same remedy', t => {
	const running = {remedy: makeRemedy({type: 'remote-backup'}), intents: [create]};
	const {state, effects} = answered(onController({running: {[id]: running}}), create, {backup: remote});
	const download = {
		type: 'download-backup', controller: 'aws', backup: remote, file: '/b/aws-20261121-0312.tar.gz',
	};
	t.deepEqual(effects, [{type: 'ask', id, intent: download}] as unknown);
	t.deepEqual(state.running[id]?.intents, [create, download] as unknown);
	t.like(state.backup, {kind: 'making', phase: 'fetching', remote});
});

test('where it cannot be fetched with this client it is said where it is', t => {
	const {state, effects} = answered(onController({render: () => ({kind: 'unavailable', reason: 'No such command.'})}), create, {backup: remote});
	t.deepEqual(effects, []);
	t.like(state.backup, {kind: 'failed', evidence: 'No such command.', remote});
});

const fetched = (backup: Backup): State => takeProof(onController({
	backup: {
		kind: 'making', since: testTime, phase: 'checking', remote, said: 'ERROR none here',
	},
}), backup).state;

test('a fetched file that is no good is told with what Juju said, and where the archive is', t => {
	const {backup, notice} = fetched({kind: 'failed', message: 'The backup is not good. Make it again.', evidence: '/b: The file is not there.'});
	t.like(backup, {kind: 'failed', evidence: '/b: The file is not there.\nJuju said: ERROR none here', remote});
	t.regex(backup.kind === 'failed' ? backup.message : '', /Fetch it again/v);
	t.is(notice, 'The backup is not good. The check says why.');
});

test('a proof is recorded with the number of names in the archive, not with the names', t => {
	const entries = Array.from({length: 10_000}, (_, index) => `juju-backup/dump/${index}`);
	const {state, effects} = takeProof(onController(), {
		kind: 'made', proof: {
			file: '/b', size: 1, sha256: 'c0ffee', entries, at: testTime,
		},
	});
	t.is(state.backup.kind, 'made');
	const [recorded] = effects;
	t.like(recorded, {type: 'record', kind: 'backup-proved', value: {proof: {entries: 10_000, sha256: 'c0ffee'}}});
});
