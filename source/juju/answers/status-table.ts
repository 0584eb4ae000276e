import {neutralise} from '../neutralise.js';
import {sectionsOf, type Row, type Section} from './table-sections.js';

type Part = Record<string, unknown>;

/** Names come from the table: none of them may be one that an object has already. */
const emptyPart = (): Part => Object.create(null) as Part;

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const rowsOf = (sections: readonly Section[], ...kinds: readonly string[]): readonly Row[] =>
	sections.filter(({kind}) => kinds.includes(kind)).flatMap(({rows}) => rows);

const readMachines = (rows: readonly Row[]): Part => {
	const machines = emptyPart();
	const byId = new Map<string, Part>();
	for (const {cells} of rows) {
		const id = cells['machine'] ?? cells['id'] ?? '';
		const machine: Part = {
			'juju-status': {current: filled(cells['state']), version: filled(cells['version'])},
			'machine-status': {message: filled(cells['message'])},
			'dns-name': filled(cells['address'] ?? cells['dns']),
			'instance-id': filled(cells['inst id'] ?? cells['ins id']),
			series: filled(cells['base'] ?? cells['series']),
			containers: emptyPart(),
		};
		const host = byId.get(id.split('/').slice(0, -2).join('/'));
		((host?.['containers'] as Part | undefined) ?? machines)[id] = machine;
		byId.set(id, machine);
	}

	return machines;
};

const readUnit = ({cells}: Row, name: string): Part => {
	const message = cells['message'] ?? '';
	const agent = filled(cells['agent'] ?? cells['agent state']);
	// What the agent does stands before what the workload says: 2.9.52 `cmd/juju/status/output_tabular.go`.
	const hook = agent === 'executing' ? /^\((?<hook>[\w\-]{1,100})\) ?/v.exec(message) : null;
	return {
		'workload-status': {current: filled(cells['workload'] ?? cells['workload state']), message: filled(message.slice(hook?.[0].length ?? 0))},
		'juju-status': {current: agent, version: filled(cells['version']), message: hook ? `running ${hook.groups?.['hook'] ?? ''} hook` : undefined},
		machine: filled(cells['machine']),
		'public-address': filled(cells['public address'] ?? cells['address']),
		leader: name.endsWith('*'),
		subordinates: emptyPart(),
	};
};

const readApplications = (rows: readonly Row[]): Part => {
	const applications = emptyPart();
	for (const {cells} of rows) {
		const name = cells['app'] ?? cells['application'] ?? cells['name'] ?? '';
		const revision = Number(cells['rev']);
		applications[name] = {
			charm: filled(cells['charm']),
			'charm-origin': filled(cells['store']),
			'charm-channel': filled(cells['channel']),
			'charm-rev': cells['rev'] !== undefined && Number.isSafeInteger(revision) ? revision : undefined,
			version: filled(cells['version']),
			exposed: cells['exposed'] === 'yes' || cells['exposed'] === 'true',
			'application-status': {current: filled(cells['status']), message: filled(cells['message'])},
			units: emptyPart(),
		};
	}

	return applications;
};

/** Puts the units where they belong: under their application, or, indented, under the unit that they live in. */
const placeUnits = (rows: readonly Row[], applications: Part): void => {
	let principal: Part | undefined;
	for (const row of rows) {
		const text = row.cells['unit'] ?? row.cells['id'] ?? '';
		const name = text.replace(/\*$/v, '');
		const unit = readUnit(row, text);
		if (row.indent > 0 && principal) {
			(principal['subordinates'] as Part)[name] = unit;
			continue;
		}

		const application = name.split('/', 1)[0] ?? name;
		const entry = (applications[application] ?? {units: emptyPart()}) as Part;
		(entry['units'] as Part)[name] = unit;
		applications[application] = entry;
		principal = unit;
	}
};

const readModel = (sections: readonly Section[]): Part | undefined => {
	const [row] = rowsOf(sections, 'model');
	if (!row) {
		return undefined;
	}

	const {cells} = row;
	const [cloud, region] = (cells['cloud/region'] ?? '').split('/', 2);
	const note = cells['notes'] ?? cells['message'] ?? '';
	const available = /^upgrade available: (?<version>\S{1,60})$/v.exec(note)?.groups?.['version'];
	const isPods = sections.some(section => section.kind === 'unit' && section.columns.includes('address') && !section.columns.includes('machine'));
	return {
		name: cells['model'],
		type: isPods ? 'caas' : 'iaas',
		controller: filled(cells['controller']),
		cloud: filled(cloud),
		region: filled(region),
		version: filled(cells['version']),
		'upgrade-available': available ?? filled(cells['upgrade available']),
		'model-status': {message: available === undefined ? filled(note) : undefined},
	};
};

const readRemotes = (rows: readonly Row[]): Part => {
	const remotes = emptyPart();
	for (const {cells} of rows) {
		remotes[cells['saas'] ?? ''] = {url: filled(cells['url']), 'application-status': {current: filled(cells['status']), message: filled(cells['message'])}};
	}

	return remotes;
};

const readOffers = (rows: readonly Row[]): Part => {
	const offers = emptyPart();
	for (const {cells} of rows) {
		const active = Number((cells['connected'] ?? '').split('/', 1)[0]);
		offers[cells['offer'] ?? ''] = {application: filled(cells['application']), 'active-connected-count': Number.isSafeInteger(active) ? active : undefined};
	}

	// Further endpoints of an offer have rows of their own, without its name.
	Reflect.deleteProperty(offers, '');
	return offers;
};

/**
Reads the table that `juju status` shows to people, of 1.25 to 4.1, into the document that `--format json` would have printed, as far as the table says it: since 2.0
it tells neither agents' versions nor since when something is so.

Source: 1.25.13 and 2.0.0 `cmd/juju/status/output_tabular.go`; tables recorded of 2.9.52, 3.6.28 and 4.0.15.

@returns Undefined where it is no such table.
*/
export const readStatusTable = (text: string): Readonly<Record<string, unknown>> | undefined => {
	const sections = sectionsOf(neutralise(text).split('\n'));
	const model = readModel(sections);
	const isEnvironment = sections.some(({title}) => title !== undefined);
	if (!model && !isEnvironment) {
		return undefined;
	}

	const applications = readApplications(rowsOf(sections, 'app', 'application', 'services'));
	placeUnits(rowsOf(sections, 'unit', 'units'), applications);
	const upgrade = rowsOf(sections, 'environment')[0]?.cells['upgrade available'];
	return {
		...(model ? {model} : {environment: '', 'environment-status': {'upgrade-available': filled(upgrade)}}),
		machines: readMachines(rowsOf(sections, 'machine', 'machines')),
		applications,
		offers: readOffers(rowsOf(sections, 'offer')),
		'application-endpoints': readRemotes(rowsOf(sections, 'saas')),
	};
};
