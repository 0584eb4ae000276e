import {stat} from 'node:fs/promises';
import process from 'node:process';
import {judgeParts} from '../domain/charm/judge-order.js';
import {type CharmOrder} from '../domain/charm/order.js';
import {isLocalCharm, readCharmOrder} from './charm-order.js';
import {UsageError, type Options} from './options.js';

/** As Juju names applications (3.6.28 `core/names`). */
const nameForm = /^[a-z][0-9a-z]*(?:-[0-9a-z]+)*$/v;

const applicationOf = (rest: readonly string[]): string => {
	const [application, ...others] = rest;
	if (application === undefined) {
		throw new UsageError('charm needs the name of an application.', 'Give it behind charm, as juju status names it.');
	}

	if (others.length > 0) {
		throw new UsageError(`charm takes one application; ${others.join(' ')} is too much.`, 'Give one; several are ticked in the wizard itself, with h.');
	}

	if (!nameForm.test(application)) {
		throw new UsageError(`"${application}" is no name of an application.`, 'Give the name as juju status names it, such as mysql.');
	}

	return application;
};

const isFolder = async (place: string): Promise<boolean> => {
	try {
		const facts = await stat(place);
		return facts.isDirectory();
	} catch {
		return false;
	}
};

const needFolder = async (folder: string): Promise<void> => {
	if (!await isFolder(folder)) {
		throw new UsageError(`There is no folder ${folder}.`, 'Give a folder with charms in folders by series.');
	}
};

/** What cannot be ordered of any application is refused before a client is started. */
const needOrder = (order: CharmOrder): void => {
	const [problem] = judgeParts(order);
	if (problem !== undefined) {
		throw new UsageError(problem, 'Nothing was sent; --help lists the options of charm.');
	}
};

/** These are about Juju itself, or its checks. */
const refuseOptionsOfJuju = ({agentVersion, agentStream, ignoredChecks}: Options): void => {
	const options = [['agent-version', agentVersion], ['agent-stream', agentStream], ['ignore-check', ignoredChecks[0]]] as const;
	const given = options.find(([, value]) => value !== undefined)?.[0];
	if (given !== undefined) {
		throw new UsageError(`charm takes no --${given}.`, 'It is about an upgrade of Juju; charm changes the charm of an application.');
	}
};

/** Files that cannot be what they shall be are found before anything is started. */
const readFiles = async ({config, path, repository, switch: charm}: CharmOrder, application: string): Promise<void> => {
	if (config !== undefined) {
		const {readConfigFile} = await import('../storage/read-config-file.js');
		await readConfigFile(config, application);
	}

	const local = path ?? (charm !== undefined && isLocalCharm(charm) ? charm : undefined);
	if (local !== undefined) {
		const {readLocalCharm} = await import('../storage/read-local-charm.js');
		await readLocalCharm(local);
	}

	if (repository !== undefined) {
		await needFolder(repository);
	}
};

/**
Guides the upgrade of one charm: the wizard, opened at an application.

@returns The exit code of the program.
@throws {UsageError} Before anything is shown, for words that cannot be.
@throws {StorageError} For files that are not what they shall be.
*/
export const runCharm = async (options: Options, rest: readonly string[], packageVersion: string): Promise<number> => {
	const application = applicationOf(rest);
	refuseOptionsOfJuju(options);
	const order = readCharmOrder(options.charmValues, process.cwd());
	needOrder(order);
	await readFiles(order, application);
	const {runWizard} = await import('./wizard.js');
	return runWizard({...options, charm: {application, order}}, packageVersion);
};
