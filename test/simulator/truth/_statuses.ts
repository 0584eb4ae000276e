import {
	type AgentState,
	type Cloud,
	type Machine,
	type Model,
	type StatusWords,
	type Unit,
} from '../../../source/simulator/cloud.js';
import {type MachineView, type ShownStatus, type UnitView} from '../../../source/simulator/view.js';
import {listFixtures, readFixture} from '../../_helpers/fixture.js';
import {viewOfRecording, type Recorded} from '../../_helpers/recorded-view.js';
import {createJuju, createLab, labController} from '../../_helpers/simulated-lab.js';
import {compareSaid} from './_compare.js';
import {type Play} from './_plays.js';

/** The clock of the recordings. */
const time = Date.UTC(2026, 3, 1, 3);

/** What differs is told by form, not by scenario. */
const general = (difference: string): string => difference
	.replace(/ WARNING invalid hardware info .*/v, ' WARNING invalid hardware info')
	.replace(/ \.machines\.\*\.containers\.\*\.containers\..*/v, ' a container in a container')
	.replace(/ (?:\.applications\.\*\.application-status|(?:etcd|keystone|mysql 8\.0\.36|telegraf|wordpress) (?:active|error|unknown|waiting) ).*/v, ' the status of an application');

/** What an agent without a connection last said itself: the recording shows Juju's judgement only. */
const agentOf = ({current, message, since, version}: ShownStatus, calm: string): Pick<AgentState, 'status' | 'isConnected' | 'version'> => {
	const isConnected = current !== 'down' && current !== 'lost';
	return {
		isConnected,
		version,
		status: {current: isConnected ? current : calm, since, ...(isConnected && message !== undefined && {message})},
	};
};

const workloadOf = ({workload}: UnitView): StatusWords =>
	workload.current === 'unknown' && workload.message?.startsWith('agent lost') === true ? {current: 'active', since: workload.since} : workload;

const below = <View>(views: readonly View[], inner: (view: View) => readonly View[]): View[] => views.flatMap(view => [view, ...below(inner(view), inner)]);

const machineOf = ({machine, agent, instance}: MachineView, like: Machine): Machine => ({
	...like,
	...machine,
	...agentOf(agent, 'started'),
	parent: machine.id.includes('/') ? machine.id.split('/').slice(0, -2).join('/') : undefined,
	name: machine.id,
	tag: `machine-${machine.id.replaceAll('/', '-')}`,
	instance,
});

/** The charm that a unit still runs. */
const charmBefore = (recorded: Recorded, name: string): string | undefined => {
	const applications = recorded['applications'] as Readonly<Record<string, {readonly units?: Readonly<Record<string, Readonly<Record<string, string>>>>}>>;
	return applications[name.split('/', 1)[0] ?? '']?.units?.[name]?.['upgrading-from'];
};

const unitOf = (view: UnitView, like: Unit, recorded: Recorded): Unit => ({
	...like,
	...view.unit,
	...agentOf(view.agent, 'idle'),
	application: view.unit.name.split('/', 1)[0] ?? '',
	tag: `unit-${view.unit.name.replace('/', '-')}`,
	workload: workloadOf(view),
	charmBefore: charmBefore(recorded, view.unit.name),
});

/**
A whole cloud whose model would have led to a recorded status.

@param whole - The same status of a client that tells the interfaces of relations in JSON, as 2.9 does not.
*/
const cloudOfRecording = (client: string, recorded: Recorded, whole: Recorded): Cloud => {
	const cloud = createLab({client});
	const view = viewOfRecording(recorded, time);
	const controller = labController(cloud);
	const like = controller.models.find(({isController}) => !isController);
	const [machine, unit, application] = [like?.machines.get('0'), like?.units.get('mysql/0'), like?.applications.get('mysql')];
	if (!like || !machine || !unit || !application) {
		throw new Error('The laboratory has changed.');
	}

	Object.assign(controller, view.controller);
	const model: Model = {
		...like,
		...view.model,
		relations: viewOfRecording(whole, time).model.relations,
		isController: view.model.name === 'controller',
		status: view.status,
		machines: new Map(below(view.machines, ({containers}) => containers).map(each => [each.machine.id, machineOf(each, machine)])),
		applications: new Map(view.applications.map(each => [each.application.name, {...application, ...each.application, status: each.status}])),
		units: new Map(below(view.applications.flatMap(({units}) => units), ({subordinates}) => subordinates).map(each => [each.unit.name, unitOf(each, unit, recorded)])),
	};
	controller.models = [...controller.models.filter(({name}) => name !== model.name), model];
	return cloud;
};

const formats: Readonly<Record<string, string>> = {
	json: '--format json --utc',
	'local.json': '--format json',
	txt: '',
	'wide.txt': '--relations --storage',
	yaml: '--format yaml --utc',
	oneline: '--format oneline',
	summary: '--format summary',
};

const play = (client: string, {scenario, format}: {readonly scenario: string; readonly format: string}): readonly string[] => {
	const folder = `recordings/clients/${client}/status`;
	const file = `${scenario}.${format}`;
	const read = (version: string): Recorded => JSON.parse(readFixture(`recordings/clients/${version}/status/${scenario}.json`)) as Recorded;
	const cloud = cloudOfRecording(client, read(client), read('3.6.28'));
	const errors = listFixtures(folder).find(name => name === `${file}.stderr` || name === `${file}.txt.stderr`);
	const [model] = labController(cloud).models.slice(-1);
	return [...new Set(compareSaid(
		{exitCode: 0, stdout: readFixture(`${folder}/${file}`), stderr: errors === undefined ? '' : readFixture(`${folder}/${errors}`).replace('admin/prod', () => `admin/${model?.name ?? ''}`)},
		createJuju(cloud)(`status -m ${labController(cloud).name}:${model?.name ?? ''} ${formats[format] ?? ''}`, {after: (time - cloud.now) / 1000}),
	).map(difference => general(difference)))];
};

/** `status` in all its formats. */
export const statuses: readonly Play[] = ['2.9.52', '3.6.28', '4.0.15'].flatMap(client => listFixtures(`recordings/clients/${client}/status`)
	.filter(file => !file.endsWith('.stderr'))
	.map(file => {
		const [scenario = '', ...rest] = file.split('.');
		const format = rest.join('.');
		return {recording: `clients/${client}/status/${file}`, command: `status ${formats[format] ?? ''}`.trim(), run: () => play(client, {scenario, format})};
	}));
