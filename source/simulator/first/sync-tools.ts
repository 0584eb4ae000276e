import {syncBinaries} from '../cluster.js';
import {type Call, type Command, type Outcome} from '../commands/command.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {expectAtMost} from '../commands/target.js';
import {compareTexts, versionOf} from '../era.js';
import {refuseBlocked} from './block-words.js';
import {environmentOption, targetEnvironment} from './environment.js';

/** Milliseconds: a download and an upload for each version; or attempts to reach what cannot be reached. */
const copyTakes = 2400;
const attemptsTake = 6060;

const unreachable = (): Outcome => {
	const address = 'https://streams.canonical.com/juju/tools/streams/v1/index2.json';
	return {
		stderr: `ERROR cannot read index data, attempt count exceeded: cannot access URL "${address}": Get ${address}: dial tcp: lookup streams.canonical.com: no such host\n`,
		exitCode: 1,
		takes: attemptsTake,
	};
};

/** `1.25` is all of its patches, `1` all of its minors. */
const partsOf = (call: Call): readonly number[] => {
	const text = call.options.text('version');
	if (text !== undefined && !/^\d{1,9}(?:\.\d{1,9})?$/v.test(text)) {
		throw misuse(`invalid major.minor version number ${text}`);
	}

	return text === undefined ? [call.client.major, call.client.minor] : text.split('.').map(Number);
};

/** The newest alone, unless all are asked for. */
const wantedVersions = (call: Call): readonly string[] => {
	const [major, minor] = partsOf(call);
	const fitting = call.cloud.syncSource
		.filter(version => versionOf(version).major === major && (minor === undefined || versionOf(version).minor === minor))
		.toSorted(compareTexts);
	return call.options.has('all') ? fitting : fitting.slice(-1);
};

const run = (call: Call): Outcome => {
	const {options, cloud} = call;
	const versions = wantedVersions(call);
	expectAtMost(call, 0);
	if (cloud.syncSource.length === 0 && options.text('source') === undefined) {
		return unreachable();
	}

	if (versions.length === 0) {
		throw new Refusal('no matching tools available');
	}

	if (options.text('local-dir') !== undefined) {
		return {takes: copyTakes};
	}

	const {controller, model} = targetEnvironment(call);
	if (options.has('dry-run')) {
		return {};
	}

	refuseBlocked(model, 'change');
	for (const version of versions) {
		syncBinaries(cloud, controller, version);
	}

	return {takes: copyTakes * versions.length};
};

/**
Copies binaries to the state server. Takes a major or a minor version, never a patch.

Source: juju 1.25.13 `cmd/juju/commands/synctools.go`, `environs/sync/sync.go`.
*/
export const syncTools: Command = {
	name: 'sync-tools',
	options: () => `${environmentOption} --all --destination=text --dev --dry-run --local-dir=text --public --source=text --stream=text --version=text`,
	run,
};
