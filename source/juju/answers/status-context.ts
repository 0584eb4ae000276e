import {type StatusInfo} from '../../domain/agent.js';
import {type ModelStatus} from '../../domain/status.js';
import {
	isRecord,
	recordOf,
	messageOf,
	textOf,
	type UnknownRecord,
} from './record.js';
import {parseTime} from './time.js';

/** What the readers of one status share. */
export type StatusContext = {
	/** Grows while the document is read. */
	readonly problems: Array<ModelStatus['problems'][number]>;
};

export const addProblem = (entity: string, text: string, {problems}: StatusContext): void => {
	problems.push({entity, text});
};

/**
Reads an object of the document, such as a machine; what cannot be read becomes a problem of that entity alone.

@returns Undefined where Juju could not describe it (`status-error`, 3.6.28 `cmd/juju/status/formatted.go`) or where it is no object.
*/
export const readEntity = (value: unknown, entity: string, context: StatusContext): UnknownRecord | undefined => {
	if (!isRecord(value)) {
		addProblem(entity, 'Its part of the answer could not be read.', context);
		return undefined;
	}

	if ('status-error' in value) {
		addProblem(entity, messageOf(value['status-error']) ?? 'Juju could not describe it.', context);
		return undefined;
	}

	return value;
};

const nothingSaid: StatusInfo = Object.freeze({current: undefined, message: undefined, since: undefined});

/**
Reads a status sub-object (`juju-status`, `workload-status`, …); one that is broken or missing says nothing, a `status-error` in it is kept as problem.
*/
export const readStatusInfo = (value: unknown, entity: string, context: StatusContext): StatusInfo => {
	if (value === undefined || value === null) {
		return nothingSaid;
	}

	const record = readEntity(value, entity, context);
	return record
		? {current: textOf(record['current']), message: messageOf(record['message']), since: parseTime(record['since'])}
		: nothingSaid;
};

/** `dying` or `dead`; 4.0.15 says `alive` too, older versions leave it out. */
export const readLife = (value: unknown): string | undefined => {
	const life = textOf(value);
	return life === 'alive' ? undefined : life;
};

/** `{"name": "ubuntu", "channel": "22.04"}` of 3.0 and later, else the series of old versions. */
export const readBase = (record: UnknownRecord): string | undefined => {
	const {name, channel} = recordOf(record['base']);
	const system = textOf(name);
	if (system === undefined) {
		return textOf(record['series']);
	}

	const track = textOf(channel)?.split('/', 1)[0];
	return track === undefined ? system : `${system}@${track}`;
};
