import {createHash} from 'node:crypto';

export const journalSchema = 'juju-upgrade-wizard/journal/2';

/** Before lines had a checksum. */
const oldSchema = 'juju-upgrade-wizard/journal/1';

const digits = 16;

const ending = new RegExp(String.raw`,"checksum":"(?<checksum>[0-9a-f]{${digits}})"\}$`, 'v');

const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, digits);

/**
An entry as a line of the journal, which names the line before it and has a checksum over all of itself: what was changed is seen, and so is a line that was taken
out. That the last lines of a journal are missing nobody can see.

@param entry As it shall stand there, secrets masked.
@param previous The checksum of the line before; empty for the first.
*/
export const sealLine = (entry: Readonly<Record<string, unknown>>, previous: string): {readonly text: string; readonly checksum: string} => {
	const body = JSON.stringify({schema: journalSchema, ...entry, previous});
	const checksum = checksumOf(body);
	return {text: `${body.slice(0, -1)},"checksum":"${checksum}"}`, checksum};
};

export type OpenedLine =
	| {
		readonly ok: true;
		readonly facts: Readonly<Record<string, unknown>>;
		/** Undefined in the form that had none. */
		readonly seal: {readonly previous: string; readonly checksum: string} | undefined;
	}
	/** The end of a sentence that begins with the line's place. */
	| {readonly ok: false; readonly reason: string};

const parse = (text: string): Readonly<Record<string, unknown>> | undefined => {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : undefined;
	} catch {
		return undefined;
	}
};

const decode = (bytes: Uint8Array): string | undefined => {
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		return undefined;
	}
};

/**
Reads a line of the journal, in this form or in the one without a checksum. Nothing of a line that does not fit its checksum is given back.
*/
export const openLine = (bytes: Uint8Array): OpenedLine => {
	const text = decode(bytes);
	const entry = text === undefined ? undefined : parse(text);
	if (text === undefined || !entry) {
		return {ok: false, reason: 'cannot be read: it is no whole entry'};
	}

	const {schema, previous, checksum, ...facts} = entry;
	if (schema === oldSchema) {
		return {ok: true, facts, seal: undefined};
	}

	if (schema !== journalSchema) {
		return {ok: false, reason: 'cannot be read: it is damaged, or a newer version of this program has written it'};
	}

	const found = ending.exec(text);
	const body = found && `${text.slice(0, found.index)}}`;
	return found && body !== null && typeof previous === 'string' && typeof checksum === 'string' && checksumOf(body) === found.groups?.['checksum']
		? {ok: true, facts, seal: {previous, checksum}}
		: {ok: false, reason: 'is damaged: its checksum does not fit'};
};
