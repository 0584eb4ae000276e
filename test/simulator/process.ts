import test from 'ava';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';
import {createSimulatedProcess, type SimulatedProcessOptions} from '../../source/simulator/process.js';
import {type EndedCommand} from '../../source/simulator/ended-command.js';
import {type WrittenFile} from '../../source/simulator/commands/command.js';
import {
	createLab,
	labController,
	labMachine,
	labTime,
} from '../_helpers/simulated-lab.js';

const second = 1000;

const start = (options: Partial<SimulatedProcessOptions> = {}) => {
	const clock = createVirtualClock(labTime);
	const cloud = options.cloud ?? createLab({client: '3.6.28', version: '3.6.27', released: ['3.6.27', '3.6.28']});
	return {clock, cloud, process: createSimulatedProcess({cloud, clock, ...options})};
};

test('a command answers after the time that it takes', async t => {
	const {clock, process} = start();
	const answer = process.run({arguments: ['version'], timeLimit: 10 * second});
	await clock.advance(5 * second);
	const {outcome, exitCode, stdout, duration} = await answer;
	t.is(outcome, 'exited');
	t.is(exitCode, 0);
	t.is(stdout, '3.6.28-ubuntu-amd64\n');
	t.true(duration > 0 && duration < second);
});

test('a change happens when the command starts, whether or not somebody waits for the answer', async t => {
	const {clock, cloud, process} = start();
	const controller = new AbortController();
	const answer = process.run({arguments: ['upgrade-controller', '-c', 'c1'], timeLimit: 10 * second, signal: controller.signal});
	controller.abort();
	await clock.advance(0);
	t.like(await answer, {outcome: 'aborted', exitCode: undefined, stdout: ''});
	t.is(labController(cloud).models[0]?.version, '3.6.28');
});

test('nothing is started where the answer is not wanted any more', async t => {
	const {cloud, process} = start();
	const answer = await process.run({arguments: ['upgrade-controller', '-c', 'c1'], timeLimit: second, signal: AbortSignal.abort()});
	t.is(answer.outcome, 'aborted');
	t.like(await process.attach({arguments: ['upgrade-controller', '-c', 'c1'], signal: AbortSignal.abort()}), {outcome: 'aborted', exitCode: undefined});
	t.is(labController(cloud).models[0]?.version, '3.6.27');
});

test('a silent controller ends in our time limit', async t => {
	const {clock, cloud, process} = start();
	labController(cloud).api = 'silent';
	const answer = process.run({arguments: ['show-controller', 'c1', '--format', 'json'], timeLimit: 20 * second});
	await clock.advance(30 * second);
	t.like(await answer, {
		outcome: 'timed-out', exitCode: undefined, stdout: '', stderr: '', duration: 20 * second,
	});
});

test('a controller that comes back answers the command that has waited for it', async t => {
	const {clock, cloud, process} = start();
	labController(cloud).api = 'silent';
	const answer = process.run({arguments: ['show-controller', 'c1', '--format', 'json'], timeLimit: 60 * second});
	await clock.advance(9 * second);
	labController(cloud).api = 'up';
	await clock.advance(10 * second);
	const {outcome, exitCode, duration} = await answer;
	t.is(outcome, 'exited');
	t.is(exitCode, 0);
	t.true(duration > 9 * second && duration < 12 * second);
});

test('a client gives up on a silent controller after 598 seconds', async t => {
	const {clock, cloud, process} = start();
	labController(cloud).api = 'silent';
	const answer = process.run({arguments: ['show-controller', 'c1', '--format', 'json'], timeLimit: 3600 * second});
	await clock.advance(700 * second);
	const {outcome, exitCode, stdout, stderr, duration} = await answer;
	t.is(outcome, 'exited');
	t.is(exitCode, 1);
	t.is(stdout, '{}\n');
	t.regex(stderr, /^ERROR opening API connection: unable to connect to API: dial tcp /v);
	t.true(duration >= 598 * second && duration < 602 * second);
});

test('a command that never ends is ended by us, and what it wrote is kept', async t => {
	const {clock, process} = start();
	const answer = process.run({arguments: ['debug-log', '-m', 'c1:prod', '--tail'], timeLimit: 5 * second});
	await clock.advance(6 * second);
	const {outcome, stdout} = await answer;
	t.is(outcome, 'timed-out');
	t.regex(stdout, /machine-0: /v);
});

test('an agent that is down does not answer `exec` in time', async t => {
	const {clock, cloud, process} = start();
	labMachine(cloud, '0').isConnected = false;
	const answer = process.run({arguments: ['exec', '-m', 'c1:prod', '--machine', '0', '--', 'hostname'], timeLimit: 45 * second});
	await clock.advance(60 * second);
	t.like(await answer, {outcome: 'timed-out'});
});

test('time in the cloud can go faster than the clock', async t => {
	const {clock, process} = start({speed: 60});
	t.is(process.now(), labTime);
	await clock.advance(2 * second);
	t.is(process.now(), labTime + (120 * second));
	const answer = process.run({arguments: ['create-backup', '-m', 'c1:controller'], timeLimit: second});
	await clock.advance(100);
	t.like(await answer, {exitCode: 0});
});

test('a cloud that was advanced before goes on from there', t => {
	const cloud = createLab();
	cloud.now += 3600 * second;
	t.is(start({cloud}).process.now(), labTime + (3600 * second));
});

test('whoever listens is told of every command that ended, also of one that was ended by us', async t => {
	const told: EndedCommand[] = [];
	const {clock, process} = start({
		onCommand(command) {
			told.push(command);
		},
	});
	const answers = [process.run({arguments: ['version'], timeLimit: 10 * second}), process.run({arguments: ['debug-log', '-m', 'c1:prod', '--tail'], timeLimit: 5 * second})];
	t.deepEqual(told, []);
	await clock.advance(6 * second);
	await Promise.all(answers);
	t.deepEqual(told.map(({at, words, exitCode}) => ({at, words, exitCode})), [
		{at: labTime, words: ['version'], exitCode: 0},
		{at: labTime, words: ['debug-log', '-m', 'c1:prod', '--tail'], exitCode: undefined},
	]);
	t.regex(told[0]?.stdout ?? '', /^3\.6\.28-/v);
});

test('files that a command writes are kept before it ends', async t => {
	const kept: WrittenFile[] = [];
	const {clock, process} = start({
		async keepFile(file) {
			kept.push(file);
		},
	});
	const answer = process.run({arguments: ['create-backup', '-m', 'c1:controller', '--filename', 'run/backup.tar.gz'], timeLimit: 60 * second});
	t.deepEqual(kept, []);
	await clock.advance(30 * second);
	t.like(await answer, {exitCode: 0});
	t.is(kept[0]?.path, 'run/backup.tar.gz');
	t.true((kept[0]?.bytes.length ?? 0) > 20);
});

test('a session in the terminal ends at once and tells what was to be seen', async t => {
	const {clock, process} = start();
	const answer = process.attach({arguments: ['ssh', '-m', 'c1:prod', '0']});
	await clock.advance(2 * second);
	const {outcome, exitCode, transcript} = await answer;
	t.is(outcome, 'exited');
	t.is(exitCode, 0);
	t.regex(transcript ?? '', /ubuntu@\S+:~\$ exit\n/v);
});

test('a session that would go on for ever is left', async t => {
	const {clock, process} = start();
	const answer = process.attach({arguments: ['debug-log', '-m', 'c1:prod', '--tail']});
	await clock.advance(2 * second);
	t.like(await answer, {outcome: 'exited'});
});

test('a command that the terminal is handed to and that fails shows its error', async t => {
	const {clock, process} = start();
	const answer = process.attach({arguments: ['debug-hooks', '-m', 'c1:prod', 'mysql']});
	await clock.advance(2 * second);
	t.like(await answer, {outcome: 'exited', exitCode: 2, transcript: 'ERROR "mysql" is not a valid unit name\n'});
});
