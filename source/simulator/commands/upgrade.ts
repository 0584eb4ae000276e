import {isAtLeast, parseVersion, type JujuVersion} from '../../domain/version.js';
import {
	planUpgrade,
	requestUpgrade,
	type UpgradeOutcome,
	type UpgradeRequest,
} from '../cluster.js';
import {isChosenByClient} from '../era.js';
import {knownVersions} from '../upgrade-choice.js';
import {hasAgreed} from './confirm.js';
import {type Call, type Outcome} from './command.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, type Target} from './target.js';
import {refusalWords} from './upgrade-words.js';

const resetWarning = [
	'',
	'WARNING! using --reset-previous-upgrade when an upgrade is in progress',
	'will cause the upgrade to fail. Only use this option to clear an',
	'incomplete upgrade where the root cause has been resolved.',
	'',
	'Continue [y/N]? ',
].join('\n');

/** Milliseconds that a 4.0 controller took to find that nothing can be fetched. */
const unreachableTakes = 3120;

/**
Options that all commands which upgrade have.

Source: options recorded of 2.8.13 to 4.0.15; juju 2.0.0, 2.3.9, 2.5.8 and 2.9.52 `cmd/juju/commands`.
*/
export const upgradeOptions = (client: JujuVersion): string => [
	'-B,--no-browser-login --agent-version=text --dry-run -y,--yes',
	...(isAtLeast(client, 2, 2, 6) ? ['--ignore-agent-versions'] : []),
	...(isAtLeast(client, 2, 4) ? ['--agent-stream=text'] : []),
	...(isAtLeast(client, 2, 9, 22) ? ['--timeout=duration'] : []),
	...(client.major < 4 ? ['--reset-previous-upgrade'] : []),
].join(' ');

/**
Refuses what the client refuses before it asks anybody.

@throws Refusal with exit code 2.
*/
export const checkUpgradeWords = (call: Call): void => {
	expectAtMost(call, 0);
	const version = call.options.text('agent-version');
	if (version !== undefined && !parseVersion(version)) {
		throw misuse(`invalid version "${version}"`);
	}
};

const requestOf = (call: Call, command: UpgradeRequest['command'], {controller, model}: Target): UpgradeRequest => {
	const [version, stream] = [call.options.text('agent-version'), call.options.text('agent-stream')];
	return {
		command, controller, model,
		...(version !== undefined && {version}),
		...(stream !== undefined && {stream}),
		isDryRun: call.options.has('dry-run'),
		ignoresAgentVersions: call.options.has('ignore-agent-versions'),
		resetsPreviousUpgrade: call.options.has('reset-previous-upgrade'),
	};
};

/** Lines on stderr that `--quiet` leaves out. */
const information = (call: Call, text: string): string => call.options.has('quiet') ? '' : text;

const nothingText = 'no upgrades available\n';

/** Up to 2.3.2 it is said with `--verbose` only (2.3.9 `cmd/juju/commands/upgradejuju.go`). */
const bestText = ({client, options}: Call, version: string): string => isAtLeast(client, 2, 3, 3) || options.has('verbose')
	? `best version:\n    ${version}\n`
	: '';

/** What there was to choose from, with `--verbose`. */
const availableText = ({client, options}: Call, {controller, stream, version}: UpgradeRequest): string => {
	if (!options.has('verbose') || !isChosenByClient(client.text, controller.version)) {
		return '';
	}

	const versions = version === undefined ? knownVersions(controller, stream) : [version];
	return `available ${isAtLeast(client, 2, 3) ? 'agent binaries' : 'tools'}:\n${versions.map(each => `    ${each}-xenial-amd64\n`).join('')}`;
};

/** The way to the real upgrade, named with its version up to 2.3-rc1 (2.0.0 `cmd/juju/commands/upgradejuju.go`). */
const hintText = (call: Call, command: UpgradeRequest['command'], version: string): string => {
	const {client, options} = call;
	const name = command === 'upgrade-model' && !isAtLeast(client, 2, 4) ? 'upgrade-juju' : command;
	const wanted = isAtLeast(client, 2, 3) ? '' : ` --agent-version="${version}"`;
	return `upgrade to this version by running\n    juju ${name}${wanted}${options.has('build-agent') ? ' --build-agent' : ''}\n`;
};

const refuse = (call: Call, request: UpgradeRequest, outcome: UpgradeOutcome & {outcome: 'refused'}): Outcome => {
	const {controller, model, command} = request;
	const words = refusalWords(outcome.refusal, {
		client: call.client, server: controller.version, command, canFetch: controller.canFetch, modelName: model.name,
	});
	if (words === undefined) {
		return {stderr: information(call, nothingText)};
	}

	throw new Refusal(words, 1, outcome.refusal.reason === 'binaries-missing' ? unreachableTakes : undefined);
};

const report = (call: Call, request: UpgradeRequest, outcome: UpgradeOutcome): Outcome => {
	switch (outcome.outcome) {
		case 'nothing': {
			return {stderr: information(call, nothingText)};
		}

		case 'would-start': {
			return {stderr: information(call, `${availableText(call, request)}${bestText(call, outcome.version)}${hintText(call, request.command, outcome.version)}`)};
		}

		case 'started': {
			return {stdout: `started upgrade to ${outcome.version}\n`, stderr: information(call, `${availableText(call, request)}${bestText(call, outcome.version)}`)};
		}

		case 'refused': {
			return refuse(call, request, outcome);
		}
	}
};

/**
Runs an upgrade command on a controller that answers: asks where it has to, then plans or starts.

Source: flows recorded of 2.9.52, 3.6.28 and 4.0.15.

@throws Refusal.
*/
export const upgrade = (call: Call, command: UpgradeRequest['command'], target: Target): Outcome => {
	const request = requestOf(call, command, target);
	const isAsks = call.options.has('reset-previous-upgrade') && !call.options.has('yes') && planUpgrade(call.cloud, request).outcome !== 'nothing';
	if (isAsks && !hasAgreed(call)) {
		return {stdout: resetWarning, stderr: 'ERROR previous upgrade not reset and no new upgrade triggered\n', exitCode: 1};
	}

	const outcome = request.isDryRun ? planUpgrade(call.cloud, request) : requestUpgrade(call.cloud, request);
	const said = report(call, request, outcome);
	return isAsks ? {...said, stdout: `${resetWarning}${said.stdout ?? ''}`} : said;
};
