import {isAtLeast, parseVersion, type JujuVersion} from '../../domain/version.js';
import {syncBinaries} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {findLock, lockText} from './lock.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, targetModel, type Target} from './target.js';

/** The command was named anew, and asks for a whole version, since 2.9.33. */
const isNewForm = (client: JujuVersion): boolean => isAtLeast(client, 2, 9, 33);

/** Milliseconds: a download and an upload, and the attempts to reach what cannot be reached (recorded of 4.0.14). */
const syncTakes = 950;
const attemptsTake = 6060;

const address = (file: string): string => `https://streams.canonical.com/juju/tools/streams/v1/${file}`;

const unreachable = (file: string): string => `Get "${address(file)}": dial tcp: lookup streams.canonical.com on 10.0.0.53:53: no such host`;

const warningsOf = (files: readonly string[]): string =>
	files.map(file => `WARNING Got error requesting "${address(file)}": ${unreachable(file)}\n`).join('');

const nothingThere = (client: JujuVersion): string => `no ${isAtLeast(client, 2, 3) ? 'agent binaries' : 'tools'} available`;

/** Source: forms recorded of 2.8.13, which says no more than that nothing is there, of 2.9.31 and 3.0.4, and of 2.9.52, 3.6.28 and 4.0.15. */
const withoutNetwork = ({client}: Call): Outcome => {
	if (!isAtLeast(client, 2, 9)) {
		throw new Refusal(nothingThere(client));
	}

	if (!isNewForm(client) || (client.major === 3 && client.minor === 0)) {
		const files = ['index2.sjson', 'index.sjson', 'index2.json', 'index.json'];
		return {stderr: `${warningsOf([...files, ...files])}ERROR ${nothingThere(client)}\n`, exitCode: 1, takes: attemptsTake};
	}

	const warnings = warningsOf(['index2.sjson', 'index2.sjson', 'index2.sjson', 'index2.json', 'index2.json', 'index2.json']);
	return {
		stderr: `${warnings}ERROR cannot read index data, attempt count exceeded: cannot access URL "${address('index2.json')}": ${unreachable('index2.json')}\n`,
		exitCode: 1,
		takes: attemptsTake,
	};
};

/** The binaries are uploaded over HTTP, whose errors look different. */
const refuseUpload = ({controller, model}: Target, version: string) => {
	const lock = findLock(model, 'change');
	if (!lock) {
		return;
	}

	const place = `https://${controller.endpoints[0] ?? ''}/model/${model.uuid}/tools?binaryVersion=${version}-ubuntu-amd64`;
	throw new Refusal(lockText(`Post ${place}: ${lock.message}`, lock.set));
};

const wantedVersions = (call: Call): readonly string[] => {
	if (isNewForm(call.client)) {
		const version = call.options.text('agent-version');
		return version === undefined ? [] : [version];
	}

	const [major, minor] = (call.options.text('version') ?? `${call.client.major}.${call.client.minor}`).split('.', 2);
	return call.cloud.syncSource.filter(version => version.startsWith(minor === undefined ? `${major}.` : `${major}.${minor}.`));
};

const checkWords = (call: Call) => {
	const version = call.options.text('agent-version');
	if (isNewForm(call.client) && version === undefined) {
		throw misuse('--agent-version is required');
	}

	if (version !== undefined && !parseVersion(version)) {
		throw misuse(`invalid version "${version}"`);
	}

	const old = call.options.text('version');
	if (old !== undefined && !/^\d+(?:\.\d+)?$/v.test(old)) {
		throw misuse(`invalid major.minor version number ${old}`);
	}

	expectAtMost(call, 0);
};

const run = (call: Call): Outcome => {
	checkWords(call);
	const target = targetModel(call);
	if (target.controller.kind === 'caas') {
		throw new Refusal('Juju command "sync-agent-binary" not supported on container controllers');
	}

	if (call.cloud.syncSource.length === 0) {
		if (call.options.text('source') === undefined) {
			return withoutNetwork(call);
		}

		throw new Refusal(nothingThere(call.client));
	}

	for (const version of wantedVersions(call)) {
		if (!call.cloud.syncSource.includes(version)) {
			throw new Refusal(`"${version}" not found`);
		}

		if (call.options.has('dry-run')) {
			continue;
		}

		refuseUpload(target, version);
		syncBinaries(call.cloud, target.controller, version);
	}

	return call.options.has('dry-run') ? {} : {takes: syncTakes};
};

const shared = '-B,--no-browser-login --dry-run --local-dir=text -m,--model=text --public --source=text --stream=text';

/** Silent when it succeeds. Source: recorded of a 4.0 controller; forms recorded of 2.8.13 to 4.0.15. */
export const syncAgentBinary: Command = {
	name: 'sync-agent-binary',
	isKnownTo: isNewForm,
	aliases: client => isAtLeast(client, 3) ? [] : ['sync-tools'],
	options: () => `${shared} --agent-version=text`,
	run,
};

const oldForm = (name: string, aliases: readonly string[], command: Pick<Command, 'isKnownTo'>): Command => ({
	...command,
	name,
	aliases: () => aliases,
	options: client => `${shared} --all --dev --version=text${isAtLeast(client, 2, 9) ? '' : ' --destination=text'}`,
	run,
});

export const syncAgentBinaries = oldForm('sync-agent-binaries', ['sync-tools'], {isKnownTo: client => isAtLeast(client, 2, 3) && !isNewForm(client)});

/** Its name up to 2.2. */
export const syncTools = oldForm('sync-tools', [], {isKnownTo: client => !isAtLeast(client, 2, 3)});
