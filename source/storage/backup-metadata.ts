import {type BackupContents} from '../domain/check.js';
import {parseVersion} from '../domain/version.js';

export type BackupMetadata = Pick<BackupContents, 'version' | 'controllerId' | 'startedAt'>;

const idForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/v;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (text: string): Readonly<Record<string, unknown>> => {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
};

/**
Reads what a backup says of itself: the version of Juju, the controller, when it was begun. What has not the form that Juju gives it is left out; the private
key that stands there too is never read.

Source: juju 1.21 to 3.6 `state/backups/metadata.go`; `ControllerUUID` since format version 1, 2.9.
*/
export const readBackupMetadata = (content: Uint8Array): BackupMetadata => {
	const {Version: version, ControllerUUID: controllerId, Started: started} = parse(new TextDecoder().decode(content));
	const startedAt = typeof started === 'string' ? Date.parse(started) : NaN;
	return {
		...(typeof version === 'string' && version.length < 60 && parseVersion(version) && {version}),
		...(typeof controllerId === 'string' && idForm.test(controllerId) && {controllerId}),
		// Go writes the year 1 for a time that is not known.
		...(startedAt > 0 && {startedAt}),
	};
};
