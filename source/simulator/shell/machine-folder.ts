import path from 'node:path';
import {clearConflict} from '../charms/clear-conflict.js';
import {type Cloud, type Unit} from '../cloud.js';
import {findAgent, unitsOn, type AgentReference} from '../lookup.js';
import {
	didRemoveFile,
	listFiles,
	readFile,
	writeFile,
} from '../machine-files.js';
import {didRemoveOldLog, listOldLogs} from './machine-disk.js';

/** Where a command runs. */
export type MachineShell = {
	readonly cloud: Cloud;
	/** The machine's own agent. */
	readonly reference: AgentReference;
	/** The folder that paths start from. */
	readonly folder: string;
};

/** A file of a simulated machine. */
export type MachineFile = {
	readonly path: string;
	/** Bytes. */
	readonly size: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Where it is a link. */
	readonly leadsTo?: string;
	/** What stands in it; undefined where nobody can read it here. */
	readonly text: string | undefined;
};

const month = 30 * 86_400_000;
const mebibyte = 1_048_576;

/** An absolute path of what was typed. */
export const absolute = ({folder}: MachineShell, typed: string): string => path.posix.resolve(folder, typed.replace(/^~(?=\/|$)/v, '/home/ubuntu'));

const unitsOf = ({cloud, reference}: MachineShell): readonly Unit[] => {
	const place = findAgent(cloud, reference);
	return place?.machine ? unitsOn(place.model, place.machine.id) : [];
};

export const charmFolder = ({tag}: Pick<Unit, 'tag'>): string => `/var/lib/juju/agents/${tag}/charm`;

const hookText = '#!/bin/sh\n# The simulation holds no code of charms.\n';

/** What is known of a unit's charm on its machine: the hooks of the usual names, and what is in the way of a new charm. */
const charmFiles = ({trouble, charmTaken, tag}: Unit): readonly string[] => {
	const hooks = new Set(['config-changed', 'install', 'start', 'stop', 'update-status', 'upgrade-charm', ...(trouble ? [trouble.hook] : [])]);
	const folder = charmFolder({tag});
	const isInTheWay = charmTaken?.state === 'conflict' && charmTaken.isCleared !== true;
	return [...[...hooks].map(name => `${folder}/hooks/${name}`), `${folder}/metadata.yaml`, ...(isInTheWay ? [`${folder}/lib/left-behind`] : [])];
};

const timeOf = ({cloud, reference}: MachineShell, file: string): number => {
	const place = findAgent(cloud, reference);
	const service = place?.machine?.services.find(({name}) => file.startsWith('/etc/') && file.includes(`/${name}.`));
	if (service) {
		return service.since;
	}

	return file.endsWith('.log') ? cloud.now : (place?.machine?.files[file] === undefined ? cloud.startedAt - month : cloud.startedAt);
};

const isLink = (file: string): boolean => file.startsWith('/var/lib/juju/tools/');

/** All files of the machine that the simulation knows, sorted. */
export const allFiles = (shell: MachineShell): readonly string[] => {
	const {cloud, reference} = shell;
	return [
		...listFiles(cloud, reference, ''),
		...unitsOf(shell).flatMap(unit => charmFiles(unit)),
		...listOldLogs(cloud, reference).map(log => log.path),
	].toSorted();
};

const isCharmFile = (shell: MachineShell, file: string): boolean => unitsOf(shell).some(unit => charmFiles(unit).includes(file));

/**
A file by its absolute path; undefined where there is none.
*/
export const findFile = (shell: MachineShell, file: string): MachineFile | undefined => {
	const {cloud, reference} = shell;
	const text = readFile(cloud, reference, file) ?? (isCharmFile(shell, file) ? hookText : undefined);
	const log = listOldLogs(cloud, reference).find(each => each.path === file);
	if (log) {
		return {
			path: file, size: log.size * mebibyte, at: log.at, text: undefined,
		};
	}

	return text === undefined
		? undefined
		: {
			path: file, size: new TextEncoder().encode(text).length, at: timeOf(shell, file), text, ...(isLink(file) && {leadsTo: text}),
		};
};

/** Folders that are always there. */
const usualFolders = ['/', '/etc', '/home/ubuntu', '/root', '/tmp', '/var/log', '/var/lib/juju'];

export const isFolder = (shell: MachineShell, folder: string): boolean =>
	usualFolders.some(each => each === folder || each.startsWith(`${folder === '/' ? '' : folder}/`)) || allFiles(shell).some(file => file.startsWith(`${folder}/`));

/** Names of what lies in a folder, sorted; folders with a slash behind. */
export const namesIn = (shell: MachineShell, folder: string): readonly string[] => {
	const start = folder === '/' ? '/' : `${folder}/`;
	const inside = allFiles(shell).filter(file => file.startsWith(start)).map(file => file.slice(start.length));
	return [...new Set(inside.map(rest => rest.includes('/') ? rest.slice(0, rest.indexOf('/') + 1) : rest))];
};

/**
Writes a file.

@returns False where nobody gets into the machine.
*/
export const didWrite = ({cloud, reference}: MachineShell, file: string, content: string): boolean =>
	writeFile(cloud, reference, {path: file, content}) !== undefined;

/** What was in the way of a unit's new charm is gone. */
const unblock = (shell: MachineShell, place: string) => {
	for (const unit of unitsOf(shell)) {
		const library = `${charmFolder(unit)}/lib`;
		if (place === library || place.startsWith(`${library}/`)) {
			clearConflict(unit);
		}
	}
};

/**
Takes a file away; also what is in the way of a charm. Of the charms nothing else goes.

@returns Whether it is gone.
*/
export const didRemove = (shell: MachineShell, file: string): boolean => {
	const {cloud, reference} = shell;
	unblock(shell, file);
	return didRemoveOldLog(cloud, reference, file) || didRemoveFile(cloud, reference, file) || !isCharmFile(shell, file);
};
