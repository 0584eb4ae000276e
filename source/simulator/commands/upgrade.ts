import {parseVersion} from '../../domain/version.js';
import {
	planUpgrade,
	requestUpgrade,
	type UpgradeOutcome,
	type UpgradeRequest,
} from '../cluster.js';
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

Source: options recorded of 2.8.13 to 4.0.15.
*/
export const upgradeOptions = ({major}: {readonly major: number}): string => [
	'-B,--no-browser-login --agent-stream=text --agent-version=text --dry-run --ignore-agent-versions --timeout=duration -y,--yes',
	...(major < 4 ? ['--reset-previous-upgrade'] : []),
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

const bestText = (version: string): string => `best version:\n    ${version}\n`;

const refuse = (call: Call, request: UpgradeRequest, outcome: UpgradeOutcome & {outcome: 'refused'}): Outcome => {
	const {controller, model, command} = request;
	const words = refusalWords(outcome.refusal, {
		server: controller.version, command, canFetch: controller.canFetch, modelName: model.name,
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
			const build = call.options.has('build-agent') ? ' --build-agent' : '';
			return {stderr: information(call, `${bestText(outcome.version)}upgrade to this version by running\n    juju ${request.command}${build}\n`)};
		}

		case 'started': {
			return {stdout: `started upgrade to ${outcome.version}\n`, stderr: information(call, bestText(outcome.version))};
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
