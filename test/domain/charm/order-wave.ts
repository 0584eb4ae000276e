import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {readCharmCommand} from '../../../source/domain/charm-advice.js';
import {leaderAdvice} from '../../../source/domain/charm/leader-advice.js';
import {orderWave} from '../../../source/domain/charm/order-wave.js';
import {type Application, type ModelStatus} from '../../../source/domain/status.js';
import {makeAgent, makeStatus} from '../../_helpers/make-state.js';

const application = (name: string, overrides: Partial<Application> = {}): Application => ({
	name,
	charm: name,
	charmOrigin: 'charmhub',
	charmRevision: 1,
	charmChannel: 'stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: undefined,
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 1,
	...overrides,
});

const statusWith = (names: readonly string[], {broken = [], kind = 'iaas'}: {readonly broken?: readonly string[]; readonly kind?: ModelStatus['kind']} = {}): ModelStatus => makeStatus({
	kind,
	applications: [
		...names.map(name => application(name)),
		application('telegraf', {
			isSubordinate: true, unitCount: 0, relations: [{
				endpoint: 'juju-info', application: 'wordpress', interface: 'juju-info', scope: 'container',
			}],
		}),
		application('ntp', {isSubordinate: true, unitCount: 0}),
	],
	agents: [
		...names.map(name => makeAgent(`${name}/0`, broken.includes(name) ? {condition: 'error'} : {})),
		makeAgent('telegraf/0', {kind: 'subordinate', principal: 'wordpress/0', condition: broken.includes('telegraf') ? 'error' : 'good'}),
		makeAgent('ntp/0', {kind: 'subordinate', principal: 'mysql/0'}),
	],
});

const all = ['wordpress', 'mysql', 'haproxy'];

test('principals come before subordinates, otherwise as they were given', t => {
	t.deepEqual(orderWave(['ntp', 'wordpress', 'telegraf', 'mysql'], statusWith(all)).applications, ['wordpress', 'mysql', 'ntp', 'telegraf']);
	t.deepEqual(orderWave(['mysql', 'haproxy', 'mysql'], statusWith(all)).applications, ['mysql', 'haproxy']);
});

test('what has units in error comes last, and so do its subordinates', t => {
	const {applications, reasons} = orderWave(['wordpress', 'telegraf', 'ntp', 'mysql', 'haproxy'], statusWith(all, {broken: ['wordpress']}));
	t.deepEqual(applications, ['mysql', 'haproxy', 'ntp', 'wordpress', 'telegraf']);
	t.true(reasons.some(reason => reason.startsWith('wordpress: last, since units there are in error')));
	t.deepEqual(orderWave(['telegraf', 'ntp', 'mysql'], statusWith(all, {broken: ['telegraf']})).applications, ['mysql', 'ntp', 'telegraf']);
});

test('the order is explained, and what Juju does with the units', t => {
	const {reasons} = orderWave(['mysql', 'ntp'], statusWith(all));
	t.is(reasons.length, 3);
	t.regex(reasons[0] ?? '', /^One at a time/v);
	t.regex(reasons[1] ?? '', /^Principals come before subordinates \(ntp\)/v);
	t.regex(reasons[2] ?? '', /all units of an application at once/v);
	t.is(orderWave(['mysql'], statusWith(all)).reasons.length, 1);
	t.regex(orderWave(['mysql'], statusWith(all, {kind: 'caas'})).reasons[0] ?? '', /^On Kubernetes/v);
	t.deepEqual(orderWave([], statusWith(all)), {applications: [], reasons: []});
});

testProp('nothing is lost, and no subordinate comes before its principal', [fc.shuffledSubarray([...all, 'telegraf', 'ntp', 'unheard-of']), fc.subarray([...all, 'telegraf'])], (t, given, broken) => {
	const {applications} = orderWave(given, statusWith(all, {broken}));
	t.deepEqual(applications.toSorted(), given.toSorted());
	for (const [principal, subordinate] of [['wordpress', 'telegraf'], ['mysql', 'ntp']] as const) {
		t.true(!applications.includes(principal) || !applications.includes(subordinate) || applications.indexOf(principal) < applications.indexOf(subordinate));
	}
});

test('a charm that orders its units: the action is one that may be run for it', t => {
	for (const action of ['pre-refresh-check', 'pre-upgrade-check']) {
		const advice = leaderAdvice({application: 'mysql', actions: ['backup', action], settings: undefined});
		t.deepEqual(advice?.words, ['run', 'mysql/leader', action]);
		t.deepEqual(readCharmCommand(advice?.words ?? [], 'mysql'), {
			verb: 'run', units: ['mysql/leader'], action, parameters: [],
		});
		t.regex(advice?.text ?? '', /leader last/v);
	}
});

test('a charm that waits for somebody says so by its setting; others have nothing to say', t => {
	const advice = leaderAdvice({
		application: 'mysql', actions: [], settings: {
			application: 'mysql', charm: 'mysql', settings: [{
				name: 'pause-after-unit-refresh', type: 'string', value: 'first', default: 'first', source: 'default',
			}],
		},
	});
	t.is(advice?.words, undefined);
	t.is(advice?.text, 'With pause-after-unit-refresh (now first) it waits for somebody after the first unit, or after each.');
	t.is(leaderAdvice({application: 'mysql', actions: undefined, settings: undefined}), undefined);
});
