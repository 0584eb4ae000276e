import {isBad} from './agent.js';
import {explainKnownBad, findKnownBad} from './known-bad-releases.js';
import {knownVersions} from './known-releases.js';
import {
	modelKey,
	shortModelName,
	type Intent,
	type ModelReference,
} from './intent.js';
import {type PlanInput} from './make-plan.js';
import {type PlanStep} from './plan.js';
import {describePath, findPath} from './release-path.js';
import {isNewer, parseBinaryVersion} from './version.js';
import {warnOfStreams} from './stream-changes.js';
import {describeAgent} from './completion.js';
import {countOf, listOf} from './words.js';

const unavailable = ({target, render, controllerModel}: PlanInput, steps: readonly PlanStep[]): readonly string[] => {
	const {controller, version, stream, upgradesController, models} = target;
	const wanted = {version, ...(stream !== undefined && {stream})};
	const reasonOf = (intent: Intent): string | undefined => {
		const rendered = render(intent);
		return rendered.kind === 'unavailable' ? rendered.reason : undefined;
	};

	const reason = upgradesController ? reasonOf({type: 'upgrade-controller', controller, ...wanted}) : undefined;
	if (reason !== undefined) {
		return [`The controller cannot be upgraded from here, and so nothing else: ${reason}`];
	}

	const left = models.filter(model => model.name !== controllerModel.name && steps.every(({subject}) => subject !== modelKey(model)));
	return left.map(model =>
		`Model ${shortModelName(model.name)} cannot be upgraded from here: ${reasonOf({type: 'upgrade-model', model, ...wanted}) ?? 'there is no command for it.'}`);
};

/** Where a wanted version is not one upgrade away but needs another controller, the stops between; and where it is known to be bad, why. */
const pathWarnings = ({statuses, target: {controllerVersion, models, version}}: PlanInput): readonly string[] => {
	const [current, wanted] = [parseBinaryVersion(controllerVersion), parseBinaryVersion(version)];
	if (!current || !wanted) {
		return [];
	}

	const bad = findKnownBad(wanted);
	const warnings = bad ? [explainKnownBad(wanted, bad)] : [];
	if (!isNewer(wanted, current)) {
		return warnings;
	}

	const path = findPath({
		from: {controller: current.text, models: models.map(model => ({name: shortModelName(model.name), version: statuses[modelKey(model)]?.value?.version}))},
		to: wanted.text,
		releases: knownVersions,
	});
	const dead = path.problems.filter(({kind}) => kind === 'unreachable').map(({text}) => text);
	const isMigration = path.hops.some(({means}) => means === 'migrate');
	return [...(isMigration ? [`The way from ${current.text} to ${wanted.text} is not one upgrade: ${describePath(path)}.`] : []), ...dead, ...warnings];
};

const streamWarning = ({target, controllerModel, streams = {}, render}: PlanInput): readonly string[] => {
	const models = [...(target.upgradesController ? [controllerModel] : []), ...target.models];
	const warning = warnOfStreams({
		stream: target.stream, models, streams, render,
	});
	return warning === undefined ? [] : [warning];
};

const backupWarning = ({backup, isKubernetes, target}: PlanInput): readonly string[] => {
	if (backup.kind === 'made') {
		return [];
	}

	const major = parseBinaryVersion(target.controllerVersion)?.major ?? 0;
	const what = isKubernetes ? 'a controller on Kubernetes' : `a ${major}.x controller`;
	return isKubernetes || major >= 4 ? [`There is no backup: Juju cannot back up ${what}.`] : ['There is no backup of the controller from this run.'];
};

const agentWarnings = ({statuses, target, controllerModel}: PlanInput): readonly string[] => {
	const models: readonly ModelReference[] = [...(target.upgradesController ? [controllerModel] : []), ...target.models];
	return models.flatMap(model => {
		const status = statuses[modelKey(model)]?.value;
		const bad = status?.agents.filter(({condition}) => isBad(condition)) ?? [];
		const names = listOf(bad.map(agent => describeAgent(agent)));
		const name = shortModelName(model.name);
		return [
			...(bad.length > 0
				? [`${countOf(bad.length, `agent of ${name} is`, `agents of ${name} are`)} down, lost or in error (${names}): the wait for ${name} ends only when that is solved.`]
				: []),
			...(status?.hasSilentMachines === true ? [`Machines of ${name} report no version to Juju ${status.version ?? 'of this version'}: their units and their own state decide.`] : []),
		];
	});
};

const notPart = 'Not part of this plan';

/**
Whether a warning says what a plan leaves out: that is left to do when the plan is behind.
*/
export const isAboutLeftOut = (warning: string): boolean => warning.startsWith(notPart);

/**
What a plan leaves out, and what is worth knowing before it starts; sentences for people, the gravest first.
*/
export const warnAbout = (input: PlanInput, steps: readonly PlanStep[]): readonly string[] => [
	...unavailable(input, steps),
	...pathWarnings(input),
	...streamWarning(input),
	...agentWarnings(input),
	...(steps.some(({action}) => action.type === 'command') ? backupWarning(input) : []),
	`${notPart}: charms, machine bases, the client (${input.clientVersion}).`,
];
