import {type JujuProcess} from '../juju/process.js';
import {type AskHost, type EffectPorts, type EffectStorage} from './effect-ports.js';

/** One client, and what is under way with it. */
export type Connection = {
	readonly process: JujuProcess;
	readonly proveBackup: EffectStorage['proveBackup'];
	readonly archiveClientData: EffectStorage['archiveClientData'];
	readonly askHost: AskHost | undefined;
	readonly abort: AbortController;
	/** Ids of effects. */
	readonly running: Set<string>;
};

/** What makes a connection: a client's own ways to prove a backup and to look at its machine, else those of the storage. */
export type Client = Pick<EffectPorts, 'process' | 'archiveClientData' | 'askHost'> & {readonly proveBackup?: EffectStorage['proveBackup']};

/**
A connection with nothing under way.

@param storage Proves backups where the client brings no way of its own.
*/
export const createConnection = ({process, proveBackup, archiveClientData, askHost}: Client, storage: EffectStorage): Connection => ({
	process, proveBackup: proveBackup ?? storage.proveBackup, archiveClientData, askHost, abort: new AbortController(), running: new Set(),
});
