import {isAtLeast, parseVersion} from '../../domain/version.js';
import {hasAgreed} from '../commands/confirm.js';
import {type Call, type Command, type Outcome} from '../commands/command.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {expectAtMost, type Target} from '../commands/target.js';
import {startControllerUpgrade} from '../controller-upgrade.js';
import {compareTexts, hasSameMinor, versionOf} from '../era.js';
import {agentsBehind} from '../upgrade-request.js';
import {refuseBlocked} from './block-words.js';
import {chooseFirstVersion, foundVersions, hopRefusal} from './choose-version.js';
import {environmentOption, targetEnvironment} from './environment.js';

const resetWarning = [
	'',
	'WARNING! using --reset-previous-upgrade when an upgrade is in progress',
	'will cause the upgrade to fail. Only use this option to clear an',
	'incomplete upgrade where the root cause has been resolved.',
	'',
	'Continue [y/N]? ',
].join('\n');

const inProgress = [
	'an upgrade is already in progress or the last upgrade did not complete',
	'',
	'Please wait for the upgrade to complete or if there was a problem with',
	'the last upgrade that has been resolved, consider running the',
	'upgrade-juju command with the --reset-previous-upgrade flag.',
].join('\n');

/** The client said it by itself: nothing newer is known, or just this version. */
const nothing: Outcome = {stderr: 'no upgrades available\n'};

const checkMajor = (wanted: string, current: string) => {
	const [target, running] = [versionOf(wanted), versionOf(current)];
	const isAhead = target.major > running.major && target.minor === 0 && isAtLeast(running, 1, 25, 4);
	if (target.major !== running.major && !isAhead) {
		throw new Refusal('cannot upgrade to version incompatible with CLI');
	}
};

/** Which version it comes to; undefined where there is none to go to. */
const decide = (call: Call, {controller, model}: Target): string | undefined => {
	const wanted = call.options.text('version');
	const found = foundVersions(controller, call.client);
	if (wanted === undefined) {
		const chosen = chooseFirstVersion(found, call.client, model.version);
		if (chosen === undefined && found.length > 0) {
			throw new Refusal('no more recent supported versions available');
		}

		return chosen;
	}

	checkMajor(wanted, model.version);
	if (!found.includes(wanted)) {
		throw new Refusal('no matching tools available');
	}

	return wanted;
};

const checkStep = ({client}: Call, from: string, to: string) => {
	const hop = hopRefusal(client, from, to);
	if (hop !== undefined) {
		throw new Refusal(hop);
	}

	if (compareTexts(to, from) < 0 && !hasSameMinor(to, from)) {
		throw new Refusal(`cannot change version from ${from} to ${to}`);
	}
};

/** The server takes it only where no upgrade is under way and every agent has the version of now. */
const start = (call: Call, {controller, model}: Target, to: string): Outcome => {
	refuseBlocked(model, 'change');
	const isRunning = controller.upgrade !== undefined && controller.upgrade.phase !== 'done';
	if (isRunning && !call.options.has('reset-previous-upgrade')) {
		throw new Refusal(inProgress);
	}

	const tags = agentsBehind(model, to);
	if (tags.length > 0) {
		throw new Refusal(`some agents have not upgraded to the current environment version ${model.version}: ${tags.join(', ')}`);
	}

	startControllerUpgrade(call.cloud, controller, to);
	return {stderr: `started upgrade of Juju environment to version ${to}\n`};
};

const run = (call: Call): Outcome => {
	const wanted = call.options.text('version');
	if (wanted !== undefined && !parseVersion(wanted)) {
		throw misuse(`invalid version "${wanted}"`);
	}

	expectAtMost(call, 0);
	const target = targetEnvironment(call);
	const {model} = target;
	const to = wanted === model.version ? undefined : decide(call, target);
	if (to === undefined || to === model.version) {
		return nothing;
	}

	checkStep(call, model.version, to);
	if (call.options.has('dry-run')) {
		return {stderr: `best available tools version:\n    ${to}\nupgrade to this version by running\n    juju upgrade-juju --version="${to}"\n\n`};
	}

	const isAsking = call.options.has('reset-previous-upgrade') && !call.options.has('yes');
	if (isAsking && !hasAgreed(call)) {
		return {stdout: resetWarning, stderr: 'ERROR previous upgrade not reset and no new upgrade triggered\n', exitCode: 1};
	}

	return {...start(call, target, to), ...(isAsking && {stdout: resetWarning})};
};

/**
Upgrades an environment, its state servers and all agents.

Source: juju 1.25.13 `cmd/juju/commands/upgradejuju.go`, `state/state.go`.
*/
export const upgradeJuju: Command = {
	name: 'upgrade-juju',
	options: () => `${environmentOption} --dry-run --reset-previous-upgrade --series=text --upload-tools --version=text -y,--yes`,
	run,
};
