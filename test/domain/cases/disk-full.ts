import test from 'ava';
import {diskFull} from '../../../source/domain/cases/disk-full.js';
import {agentKey, type Situation} from '../../../source/domain/case.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	intentsIn,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeMachineReport} from '../../_helpers/make-facts.js';
import {controllerModelReference, makeAgent, makeKnown} from '../../_helpers/make-state.js';

const mebibyte = 1024 ** 2;

const looked = (path: string, free: number, overrides: Partial<Situation> = {}): Situation => withStatus({
	name: 'controller', version: '3.6.28', agents: [makeAgent('0', {version: '3.6.27'})],
}, {
	controllerMachines: {[agentKey(modelKey(controllerModelReference), '0')]: makeKnown(makeMachineReport({disks: [{path, free: free * mebibyte, mount: '/'}]}))}, ...overrides,
}, controllerModelReference);

const logged: Situation['logs'] = [{
	case: 'disk-full', model: controllerModelReference, source: 'debug-log', count: 1, agents: ['machine-0'], lines: ['not enough free disk space on "/tmp"'],
}];

test('what was measured counts, in the two folders that Juju looks at', t => {
	t.deepEqual(onlyFinding(diskFull, looked('/tmp', 249)).subjects, ['machine-0']);
	t.is(onlyFinding(diskFull, looked('/var/lib/juju', 100)).evidence[0]?.text, '/var/lib/juju: 100 MiB free, 250 MiB are wanted');
	t.deepEqual(diskFull.match(looked('/tmp', 250)), []);
	t.deepEqual(diskFull.match(looked('/var/log/juju', 10)), []);
});

test('a machine that has room by now is no finding, whatever its log said before', t => {
	t.is(diskFull.match(looked('/tmp', 100, {logs: logged})).length, 1);
	t.is(diskFull.match(looked('/tmp', 9000, {logs: logged})).length, 0);
	t.is(diskFull.match(looked('/tmp', 9000, {logs: logged, controllerMachines: {}})).length, 1);
});

test('machines of the controller are asked with df, and a shell is opened last', t => {
	const remedies = remediesFor(diskFull, looked('/tmp', 100));
	t.deepEqual(remedies.map(({id}) => id), ['inspect-controller-machine 0', 'ask-again', 'grow-disk', 'open-shell 0']);
	t.deepEqual(intentsIn(pickRemedy(remedies, 'inspect-controller-machine')), [{type: 'inspect-controller-machine', model: controllerModelReference, machine: '0'}]);
	t.deepEqual(intentsIn(pickRemedy(remedies, 'open-shell')), [{type: 'open-shell', model: controllerModelReference, machine: '0'}]);
});
