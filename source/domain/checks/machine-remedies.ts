import {type Agent} from '../agent.js';
import {type Remedy} from '../check.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {ubuntuVersion} from '../ubuntu-version.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';
import {listOf} from '../words.js';

/** What a remedy's command depends on: the version that runs, as Juju writes it. */
export type Ground = {readonly controllerVersion: string | undefined};

/** `upgrade-series` from 2.5 on, `upgrade-machine` from 3.0 on, none from 4.0 on (3.6.28 `cmd/juju/machine/upgrademachine.go`). */
const machineCommand = ({controllerVersion}: Ground): string | undefined => {
	const version = controllerVersion === undefined ? undefined : parseBinaryVersion(controllerVersion);
	if (version && isAtLeast(version, 4)) {
		return undefined;
	}

	return version && !isAtLeast(version, 3) ? 'upgrade-series' : 'upgrade-machine';
};

/** Series are what 2.9 and 3.0 take (recorded: 3.0.4 refuses a base). */
const hasBases = ({controllerVersion}: Ground): boolean => {
	const version = controllerVersion === undefined ? undefined : parseBinaryVersion(controllerVersion);
	return version === undefined || isAtLeast(version, 3, 1);
};

/** Ubuntu goes from one long-term release to the next, never over one. */
const nextUbuntu: Readonly<Record<string, {readonly series: string; readonly base: string}>> = {
	14.04: {series: 'xenial', base: 'ubuntu@16.04'},
	16.04: {series: 'bionic', base: 'ubuntu@18.04'},
	18.04: {series: 'focal', base: 'ubuntu@20.04'},
	20.04: {series: 'jammy', base: 'ubuntu@22.04'},
	22.04: {series: 'noble', base: 'ubuntu@24.04'},
};

/** Where a machine's operating system goes next, as this Juju names it. */
const nextBase = (base: string | undefined, ground: Ground): string => {
	const next = nextUbuntu[base === undefined ? '' : ubuntuVersion(base) ?? ''];
	return (hasBases(ground) ? next?.base : next?.series) ?? (hasBases(ground) ? 'BASE' : 'SERIES');
};

/** A machine that a remedy is for. */
type Machine = Pick<Agent, 'name'> & Partial<Pick<Agent, 'base'>>;

const otherLines = (machines: readonly Machine[]): readonly string[] =>
	machines.length < 2 ? [] : ['', `Then the same for machine ${listOf(machines.slice(1).map(({name}) => name), 8)}.`];

/** Ends the upgrade of a machine's operating system that somebody began. */
export const finishMachineUpgrade = (ground: Ground, model: ModelReference, machines: readonly string[] = []): Remedy => adviseRemedy({
	id: 'finish-machine-upgrade',
	title: 'Finish the upgrade of the machine',
	risk: 'disruptive',
	explanation: 'Somebody has prepared this machine for another base. Ask them; when the system is upgraded and restarted, tell Juju.',
	cost: 'units of the machine run their hooks for the new base',
	undo: 'what was prepared cannot be taken back, only completed',
	success: 'The dry run does not speak of the lock any more.',
	reference: '3.6.28 cmd/juju/machine/upgrademachine.go',
}, [
	'When the operating system of the machine is upgraded and it has restarted:',
	'',
	...(machines.length === 0 ? ['MACHINE'] : machines).map(machine => `  juju ${machineCommand(ground) ?? 'upgrade-machine'} ${machine} complete -m ${modelKey(model)}`),
]);

/** Brings machines to a newer base in place, where this Juju can. */
export const upgradeMachine = (ground: Ground, model: ModelReference, machines: readonly Machine[] = []): Remedy => {
	const command = machineCommand(ground);
	const {name: machine, base} = machines[0] ?? {name: 'MACHINE', base: undefined};
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
			cost: 'units of the machine are down while its system is upgraded',
			undo: 'none: once a machine is prepared it has to be completed',
			success: 'juju status shows the new base, and the dry run does not name the old one.',
			reference: 'Juju documentation, Manage machines',
		}, [
			`  juju ${command} ${machine} prepare ${nextBase(base, ground)} -m ${modelKey(model)}`,
			`  juju ssh -m ${modelKey(model)} ${machine}, then: sudo do-release-upgrade, and restart`,
			`  juju ${command} ${machine} complete -m ${modelKey(model)}`,
			...otherLines(machines),
			'',
			'Ubuntu goes one long-term release at a time. Once it is prepared there is no way back.',
		]);
};

/** New units get the base that their application is set to: up to 2.9 `set-series`, then `set-application-base`, which 4.0 does not have (recorded: help of 2.9.52, 3.0.4, 3.6.28, 4.0.15). */
const applicationCommand = (ground: Ground): string | undefined => {
	const command = machineCommand(ground);
	return command === undefined ? undefined : (command === 'upgrade-series' ? 'set-series' : 'set-application-base');
};

/** What a machine's units take with them when they move. */
export type Occupied = {
	readonly machines: readonly Machine[];
	/** All agents of the model. */
	readonly agents: readonly Agent[];
};

/** Where the machines are not known. */
const nobody: Occupied = {machines: [], agents: []};

/** Lets new machines take over. */
export const drainMachine = (ground: Ground, model: ModelReference, {machines, agents}: Occupied = nobody): Remedy => {
	const target = `-m ${modelKey(model)}`;
	const [first] = machines;
	const units = agents.filter(({kind, machine}) => kind === 'unit' && machine === first?.name);
	const applications = [...new Set(units.flatMap(({application}) => application ?? []))];
	const names = applications.length === 0 ? ['APPLICATION'] : applications;
	const command = applicationCommand(ground);
	return adviseRemedy({
		id: 'replace-machine',
		title: 'Let new machines take over',
		risk: 'disruptive',
		explanation: 'New units on machines of a newer base, then the old units and machines go.',
		cost: 'what the old units keep on their own disks and the charm does not move',
		undo: 'none once the old machine is removed',
		success: 'juju status shows units on new machines only.',
	}, [
		...names.flatMap(name => [
			...(command === undefined ? [] : [`  juju ${command} ${name} ${hasBases(ground) ? 'ubuntu@22.04' : 'jammy'} ${target}`]),
			`  juju add-unit ${name} ${target}`,
		]),
		`  juju remove-unit ${units.length === 0 ? 'UNIT' : units.map(({name}) => name).join(' ')} ${target}`,
		`  juju remove-machine ${first?.name ?? 'MACHINE'} ${target}`,
		...otherLines(machines),
		'',
		'Add first and remove last: wait until the new units are active. The charm has to support the new base.',
	]);
};

/** Moves applications from the charm store, which is closed, to Charmhub. */
export const refreshFromCharmhub = (model: ModelReference, charms: ReadonlyArray<{readonly application: string; readonly charm: string}>): Remedy => adviseRemedy({
	id: 'refresh-from-charmhub',
	title: 'Move the charms to Charmhub',
	risk: 'disruptive',
	explanation: 'One application after the other. Its charm there may be newer: read its notes first.',
	reference: 'Juju documentation, Manage charms',
}, charms.map(({application, charm}) => `juju refresh ${application} --switch ch:${charm} -m ${modelKey(model)}`));

/** Brings a node of the controller's database back. */
export const repairDatabase = (controllerModel: ModelReference, machine = 'MACHINE'): Remedy => adviseRemedy({
	id: 'repair-database',
	title: 'Bring the node back',
	explanation: 'The controller machine that the reason names has to run again. Its database then catches up by itself.',
	success: 'The dry run does not name the node.',
	reference: 'juju/juju#21196',
}, [
	'1. Look at the machine in its cloud: is it running, is its disk full?',
	`2. juju ssh -m ${modelKey(controllerModel)} ${machine}, then: sudo systemctl status 'snap.juju-db.*' 'juju-db*'`,
	'3. Give it minutes to catch up before the dry run is asked again.',
]);

/** Gives a member of a controller up, for a machine that never comes back. */
export const replaceMember = (controllerModel: ModelReference, machine = 'MACHINE'): Remedy => adviseRemedy({
	id: 'replace-member',
	title: 'Replace a member that is lost for good',
	risk: 'disruptive',
	explanation: 'A new controller machine takes its place and copies the database from the others. Only while most members are well.',
	cost: 'the lost machine with its disks; until the new one is there the controller bears no further loss',
	undo: 'none: the machine is gone',
	success: 'juju show-controller lists the new member with a vote.',
	reference: 'juju/juju#21196',
}, [
	`  juju remove-machine -m ${modelKey(controllerModel)} ${machine} --force`,
	`  juju enable-ha -c ${controllerModel.controller}`,
]);
