import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {
	type ApplicationView,
	type MachineView,
	type ModelView,
	type ShownStatus,
	type UnitView,
} from '../cluster.js';
import {
	type Application,
	type Base,
	type Offer,
	type RemoteApplication,
	type StatusWords,
} from '../cloud.js';
import {charmName, networkInterfaces} from './entities.js';
import {sortedMap, sortedMapOrNone, type Plain} from './plain.js';
import {statusHistory, withoutLaterKeys} from './second-keys.js';
import {storageOf} from './status-storage.js';
import {clockTime, localTime, utcTime} from './times.js';

/**
How a model's status is to be written: the client decides the keys, the controller's version what the server tells at all.
*/
export type StatusStyle = {readonly client: JujuVersion; readonly server: JujuVersion; readonly isUtc: boolean};

type Writer = StatusStyle & {
	/** Writes a moment. */
	readonly time: (at: number) => string;
	/** 4.0 says `alive` where older servers leave `life` out. */
	readonly life: (life: string) => string | undefined;
	readonly isSecond: boolean;
	readonly isFourth: boolean;
};

const statusWords = (writer: Writer, words: StatusWords | ShownStatus, extra?: {version?: string | undefined; life?: string | undefined}): Plain => ({
	current: words.current,
	message: words.message === '' ? undefined : words.message,
	since: writer.time(words.since),
	version: extra?.version,
	life: extra?.life,
});

const baseOf = ({isSecond}: Writer, base: Base): {series?: string; base?: Plain} =>
	isSecond ? {series: base.series} : {base: {name: base.name, channel: base.channel}};

const memberOf = (writer: Writer, {machine}: MachineView): Readonly<Record<string, Plain | undefined>> => {
	if (machine.member === undefined) {
		return {};
	}

	return writer.isFourth
		? {'controller-cluster-role': machine.member === 'has-vote' ? 'voter' : 'stand-by', 'controller-member-status': machine.member}
		: {'controller-member-status': machine.member, 'ha-primary': machine.isPrimary ? true : undefined};
};

const machineObject = (writer: Writer, view: MachineView): Plain => {
	const {machine, agent, instance} = view;
	const life = writer.life(machine.life);
	const isPlaced = machine.instanceId !== 'pending';
	return withoutLaterKeys(writer.client, {
		'juju-status': statusWords(writer, agent, {version: writer.isFourth ? undefined : agent.version, life}),
		hostname: isPlaced ? machine.hostname : undefined,
		'dns-name': machine.addresses[0],
		'ip-addresses': machine.addresses.length > 0 ? machine.addresses : undefined,
		'instance-id': machine.instanceId,
		'display-name': isPlaced ? machine.instanceId : undefined,
		'machine-status': statusWords(writer, instance, {life}),
		'modification-status': {current: isPlaced ? 'applied' : 'idle', since: writer.time(instance.since)},
		...baseOf(writer, machine.base),
		'network-interfaces': networkInterfaces(machine),
		containers: sortedMapOrNone(view.containers.map(container => [container.machine.id, machineObject(writer, container)])),
		hardware: isPlaced && machine.hardware !== '' ? machine.hardware : undefined,
		...memberOf(writer, view),
	}, statusHistory.machine);
};

const unitObject = (writer: Writer, view: UnitView): Plain => {
	const {unit, agent, workload} = view;
	const isPod = unit.providerId !== undefined;
	return {
		'workload-status': statusWords(writer, workload),
		'juju-status': statusWords(writer, agent, {version: agent.version}),
		leader: unit.isLeader ? true : undefined,
		machine: unit.principal === undefined ? unit.machine : undefined,
		'open-ports': unit.openPorts.length > 0 ? unit.openPorts : undefined,
		'public-address': isPod || unit.publicAddress === '' ? undefined : unit.publicAddress,
		address: isPod ? unit.address : undefined,
		'provider-id': unit.providerId,
		'upgrading-from': unit.charmBefore,
		subordinates: sortedMapOrNone(view.subordinates.map(subordinate => [subordinate.unit.name, unitObject(writer, subordinate)])),
	};
};

/** Up to 3.0 only the names of related applications. */
const relationsObject = ({client}: Writer, {relations}: ApplicationView): ReadonlyMap<string, Plain> | undefined =>
	sortedMapOrNone(Object.entries(relations).map(([endpoint, related]) => [
		endpoint,
		related.map((other): Plain => isAtLeast(client, 3, 1)
			? {'related-application': other.application, interface: other.interface, scope: other.scope}
			: other.application),
	]));

/** Up to 2.8 there is one store, under another name (2.5.8 `cmd/juju/status/formatter.go`). */
const originOf = ({client}: Writer, {origin}: Application): string => origin === 'local' || isAtLeast(client, 2, 9) ? origin : 'jujucharms';

const podsOf = (view: ApplicationView): Readonly<Record<string, Plain | undefined>> =>
	view.application.providerId === undefined
		? {}
		: {scale: view.unitCount, 'provider-id': view.application.providerId, address: view.application.address};

const applicationObject = (writer: Writer, view: ApplicationView): Plain => {
	const {application} = view;
	return withoutLaterKeys(writer.client, {
		charm: application.charm,
		...(writer.isSecond ? {series: application.base.series, os: application.base.name} : baseOf(writer, application.base)),
		'charm-origin': originOf(writer, application),
		'charm-name': charmName(application),
		'charm-rev': application.revision,
		'charm-channel': application.channel,
		'can-upgrade-to': application.canUpgradeTo,
		...podsOf(view),
		exposed: application.isExposed,
		life: writer.life(application.life),
		'application-status': statusWords(writer, view.status),
		relations: relationsObject(writer, view),
		'subordinate-to': application.subordinateTo.length > 0 ? application.subordinateTo : undefined,
		units: sortedMapOrNone(view.units.map(unit => [unit.unit.name, unitObject(writer, unit)])),
		version: application.workloadVersion,
		'endpoint-bindings': sortedMap(['', 'juju-info', ...Object.keys(view.relations)].map(endpoint => [endpoint, 'alpha'])),
	}, statusHistory.application);
};

const offerObject = (offer: Offer): Plain => ({
	application: offer.application,
	'total-connected-count': offer.totalConnections === 0 ? undefined : offer.totalConnections,
	'active-connected-count': offer.activeConnections === 0 ? undefined : offer.activeConnections,
	endpoints: sortedMap(offer.endpoints.map(endpoint => [endpoint, {interface: offer.interface, role: 'provider'}])),
});

const remoteObject = (writer: Writer, remote: RemoteApplication): Plain => ({
	url: remote.url,
	endpoints: {[remote.endpoint]: {interface: remote.interface, role: 'provider'}},
	'application-status': statusWords(writer, remote.status),
});

const modelObject = (writer: Writer, {model, controller, status}: ModelView): Plain => withoutLaterKeys(writer.client, {
	name: model.name,
	type: model.kind,
	controller: controller.name,
	cloud: controller.cloud,
	region: controller.region,
	version: model.version,
	'upgrade-available': model.upgradeAvailable,
	'model-status': statusWords(writer, status),
	sla: writer.isFourth ? undefined : 'unsupported',
}, statusHistory.model);

/** Many agents have said what they said at the same time. */
const remembering = (write: (at: number) => string): (at: number) => string => {
	const known = new Map<number, string>();
	return at => {
		const text = known.get(at) ?? write(at);
		known.set(at, text);
		return text;
	};
};

const writerOf = (style: StatusStyle): Writer => {
	const isFourth = isAtLeast(style.server, 4);
	return {
		...style,
		time: remembering(style.isUtc ? utcTime : localTime),
		life: life => isFourth || life !== 'alive' ? life : undefined,
		isSecond: !isAtLeast(style.client, 3),
		isFourth,
	};
};

/** The machines of a model, by id. */
export const machinesObject = ({machines}: ModelView, style: StatusStyle): ReadonlyMap<string, Plain> => {
	const writer = writerOf(style);
	return sortedMap(machines.map(machine => [machine.machine.id, machineObject(writer, machine)]));
};

/**
A model's status as the JSON of a client.

Source: recorded status of 2.9.52, 3.6.28 and 4.0.15; `cmd/juju/status/formatted.go` of the same versions, of 2.0.0 and 2.5.8.
*/
export const statusObject = (view: ModelView, style: StatusStyle): Plain => {
	const writer = writerOf(style);
	return withoutLaterKeys(style.client, {
		model: modelObject(writer, view),
		machines: machinesObject(view, style),
		applications: sortedMap(view.applications.map(application => [application.application.name, applicationObject(writer, application)])),
		'application-endpoints': sortedMapOrNone(view.remoteApplications.map(remote => [remote.name, remoteObject(writer, remote)])),
		offers: sortedMapOrNone(view.offers.map(offer => [offer.name, offerObject(offer)])),
		storage: storageOf(view, writer.time),
		controller: {timestamp: `${clockTime(view.at)}${style.isUtc ? '' : 'Z'}`},
	}, statusHistory.whole);
};
