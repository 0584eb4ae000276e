import test from 'ava';
import {type EffectPorts} from '../../source/runtime/effect-ports.js';
import {type Session} from '../../source/state/state.js';
import {openRunner} from '../_helpers/open-runner.js';

const words = ['sudo', 'snap', 'refresh', 'juju'];

const handOver = async (options: {readonly mode?: Session['mode']; readonly run?: EffectPorts['handOver']; readonly append?: () => Promise<never>} = {}) => {
	const ran: unknown[] = [];
	const {perform, of, events, runner} = openRunner({
		session: {mode: options.mode ?? 'live'},
		storage: options.append ? {journal: {append: options.append}} : {},
		ports: {
			handOver: options.run ?? (async given => {
				ran.push(given);
				return 0;
			}),
		},
	});
	await perform({type: 'hand-over', arguments: words});
	await runner.stop();
	return {ran, messages: of('terminal-returned'), events};
};

test('the command is written down, gets the terminal, and its end is told', async t => {
	const {ran, messages, events} = await handOver();
	t.deepEqual(ran, [words]);
	t.deepEqual(messages, [{type: 'terminal-returned', exitCode: 0, problem: undefined}]);
	t.deepEqual(events, ['host-command-starting', 'suspended', 'resumed', 'host-command-ended']);
});

test('where only a client that is not real, or reads, are there, nothing is run', async t => {
	for (const mode of ['simulation', 'read-only'] as const) {
		const {ran, messages, events} = await handOver({mode});
		t.deepEqual(ran, []);
		t.regex(messages[0]?.problem ?? '', /changes nothing on this machine/v);
		t.deepEqual(events, []);
	}
});

test('what cannot be written down is not run', async t => {
	const {ran, messages} = await handOver({
		async append() {
			throw new Error('No space left on device.');
		},
	});
	t.deepEqual(ran, []);
	t.regex(messages[0]?.problem ?? '', /nothing was run/v);
});

test('a program that is not there is told', async t => {
	const {messages} = await handOver({
		async run() {
			throw new Error('There is no sudo on PATH.');
		},
	});
	t.regex(messages[0]?.problem ?? '', /There is no sudo on PATH/v);
});
