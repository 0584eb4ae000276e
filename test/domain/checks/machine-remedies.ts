import test from 'ava';
import {
	drainMachine,
	finishMachineUpgrade,
	replaceMember,
	upgradeMachine,
} from '../../../source/domain/checks/machine-remedies.js';
import {type Remedy} from '../../../source/domain/check.js';
import {controllerModelReference, webModel} from '../../_helpers/make-state.js';

const linesOf = ({action}: Remedy): readonly string[] => (action.type === 'advice' ? action.lines : []);

for (const [controllerVersion, line] of [
	['2.9.52', '  juju upgrade-series 3 prepare focal -m aws:admin/web'],
	['3.0.4', '  juju upgrade-machine 3 prepare focal -m aws:admin/web'],
	['3.6.28', '  juju upgrade-machine 3 prepare ubuntu@20.04 -m aws:admin/web'],
	[undefined, '  juju upgrade-machine 3 prepare ubuntu@20.04 -m aws:admin/web'],
] as const) {
	test(`a machine is brought to the next Ubuntu as Juju ${controllerVersion ?? 'of an unknown version'} takes it`, t => {
		t.is(linesOf(upgradeMachine({controllerVersion}, webModel, [{name: '3', base: 'ubuntu@18.04'}]))[0], line);
	});
}

test('4.0 changes no base in place, and nothing is guessed for a base that is not known', t => {
	t.deepEqual(linesOf(upgradeMachine({controllerVersion: '4.0.14'}, webModel)), ['Let new machines take over, see the other remedy.']);
	t.is(linesOf(upgradeMachine({controllerVersion: '3.6.28'}, webModel))[0], '  juju upgrade-machine MACHINE prepare BASE -m aws:admin/web');
});

test('every machine that waits is completed by a line of its own', t => {
	t.deepEqual(linesOf(finishMachineUpgrade({controllerVersion: '3.6.28'}, webModel, ['1', '4'])).slice(2), [
		'  juju upgrade-machine 1 complete -m aws:admin/web', '  juju upgrade-machine 4 complete -m aws:admin/web',
	]);
});

test('of many machines the first is shown in full and the rest is named', t => {
	const machines = ['0', '1', '2'].map(name => ({name}));
	t.true(linesOf(drainMachine({controllerVersion: '3.6.28'}, webModel, {machines, agents: []})).includes('Then the same for machine 1, 2.'));
});

test('a lost member of a controller is replaced with its controller named', t => {
	t.deepEqual(linesOf(replaceMember(controllerModelReference, '2')), ['  juju remove-machine -m aws:admin/controller 2 --force', '  juju enable-ha -c aws']);
});
