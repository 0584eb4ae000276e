import {type PrepareFacts, type Remedy} from '../check.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';

/** `upgrade-series` from 2.5 on, `upgrade-machine` from 3.0 on, none from 4.0 on (3.6.28 `cmd/juju/machine/upgrademachine.go`). */
const machineCommand = ({target}: PrepareFacts): string | undefined => {
	const version = parseBinaryVersion(target.controllerVersion);
	if (version && isAtLeast(version, 4)) {
		return undefined;
	}

	return version && !isAtLeast(version, 3) ? 'upgrade-series' : 'upgrade-machine';
};

/** Ends the upgrade of a machine's operating system that somebody began. */
export const finishMachineUpgrade = (facts: PrepareFacts, model: ModelReference, machine = 'MACHINE'): Remedy => adviseRemedy({
	id: 'finish-machine-upgrade',
	title: 'Finish the upgrade of the machine',
	risk: 'disruptive',
	explanation: 'Somebody has prepared this machine for another base. Ask them; when the system is upgraded and restarted, tell Juju.',
	reference: '3.6.28 cmd/juju/machine/upgrademachine.go',
}, [
	'When the operating system of the machine is upgraded and it has restarted:',
	'',
	`  juju ${machineCommand(facts) ?? 'upgrade-machine'} ${machine} complete -m ${modelKey(model)}`,
]);

/** Brings a machine to a newer base in place, where this Juju can. */
export const upgradeMachine = (facts: PrepareFacts, model: ModelReference, machine = 'MACHINE'): Remedy => {
	const command = machineCommand(facts);
	const base = command === 'upgrade-series' ? 'focal' : 'ubuntu@22.04';
	return command === undefined
		? adviseRemedy({
			id: 'upgrade-machine',
			title: 'Machines cannot change their base here',
			explanation: 'Juju 4 has no command for it: new machines take the place of old ones.',
			reference: 'Juju documentation, 3.6 to 4.0',
		}, ['Let new machines take over, see the other remedy.'])
		: adviseRemedy({
			id: 'upgrade-machine',
			title: 'Bring the machines to a newer base',
			risk: 'disruptive',
			explanation: 'Machine by machine; its charms must support the new base, and its units stop meanwhile.',
			reference: 'Juju documentation, Manage machines',
		}, [
			`  juju ${command} ${machine} prepare ${base} -m ${modelKey(model)}`,
			`  juju ssh -m ${modelKey(model)} ${machine}, then: sudo do-release-upgrade, and restart`,
			`  juju ${command} ${machine} complete -m ${modelKey(model)}`,
		]);
};

/** Lets new machines take over. */
export const drainMachine = (model: ModelReference, machine = 'MACHINE'): Remedy => adviseRemedy({
	id: 'replace-machine',
	title: 'Let new machines take over',
	risk: 'disruptive',
	explanation: 'New units on machines of a newer base, then the old units and machines go.',
	cost: 'what the old units keep on their own disks and the charm does not move',
}, [
	`  juju add-unit APPLICATION -m ${modelKey(model)}`,
	`  juju remove-unit UNIT -m ${modelKey(model)}`,
	`  juju remove-machine ${machine} -m ${modelKey(model)}`,
]);

/** Moves applications from the charm store, which is closed, to Charmhub. */
export const refreshFromCharmhub = (model: ModelReference, charms: ReadonlyArray<{readonly application: string; readonly charm: string}>): Remedy => adviseRemedy({
	id: 'refresh-from-charmhub',
	title: 'Move the charms to Charmhub',
	risk: 'disruptive',
	explanation: 'One application after the other. Its charm there may be newer: read its notes first.',
	reference: 'Juju documentation, Manage charms',
}, charms.map(({application, charm}) => `juju refresh ${application} --switch ch:${charm} -m ${modelKey(model)}`));

/** Brings a node of the controller's database back. */
export const repairDatabase = ({controllerModel}: PrepareFacts): Remedy => adviseRemedy({
	id: 'repair-database', title: 'Bring the node back', explanation: 'The controller machine that the reason names has to run again, or to be replaced.', reference: 'juju/juju#21196',
}, [
	'1. Look at the machine in its cloud: is it running, is its disk full?',
	`2. juju ssh -m ${modelKey(controllerModel)} MACHINE, then: sudo systemctl status 'snap.juju-db.*' 'juju-db*'`,
	`3. If it is lost for good: juju remove-machine -m ${modelKey(controllerModel)} MACHINE --force, then juju enable-ha.`,
]);
