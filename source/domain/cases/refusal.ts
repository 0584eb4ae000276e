import {
	type Case,
	type FailedCommand,
	type Finding,
	type Situation,
} from '../case.js';
import {type Remedy} from '../check.js';
import {type Ground} from '../checks/machine-remedies.js';
import {fromTag} from '../agent.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {type ModelStatus} from '../status.js';
import {isSameVersionText} from '../version.js';
import {listOf} from '../words.js';
import {defineCase, type CaseDraft} from './define-case.js';
import {openCaseRemedy, placeOf} from './places.js';

/**
Tags of what a refusal is about, by the last status of the model that it names.

@param text All of Juju's words.
@returns Empty where nothing in the status fits the words any more; undefined where a status cannot tell.
*/
type FindSubjects = (status: ModelStatus, text: string) => readonly string[] | undefined;

/** A refusal of a version that nobody wants any more, or of a command whose dry run has passed since, is history. */
const isHistory = ({version, model, at}: FailedCommand, {wantedVersion, previews}: Situation): boolean => {
	if (version !== undefined && wantedVersion !== undefined && !isSameVersionText(version, wantedVersion)) {
		return true;
	}

	const preview = model && previews[modelKey(model)];
	return preview?.value?.bestVersion !== undefined && preview.failure === undefined && (preview.at ?? 0) > at;
};

/** The situation without refusals that are history. */
const withoutHistory = (situation: Situation): Situation => {
	const failures = situation.failures.filter(failure => !isHistory(failure, situation));
	return failures.length === situation.failures.length ? situation : {...situation, failures};
};

/** All that Juju said, for numbers and names in it. */
export const saidIn = (finding: Finding | undefined): string => finding?.evidence.map(({text}) => text).join('\n') ?? '';

const nameOf = (tag: string): string => {
	const name = fromTag(tag);
	return /^\d/v.test(name) ? `machine ${name}` : name.replace(/^application-/v, '');
};

/** The agents or applications of a model that its refusal is about; nothing where they are all well by now. */
const nameSubjects = (findSubjects: FindSubjects) => (finding: Finding, situation: Situation): readonly Finding[] => {
	const place = placeOf(situation, finding.model);
	const found = place && findSubjects(place.status, saidIn(finding));
	const refusedAt = Math.max(...finding.evidence.map(({at}) => at ?? 0));
	if (!place || found === undefined || (found.length === 0 && (place.at ?? 0) <= refusedAt)) {
		return [finding];
	}

	return found.length === 0 ? [] : [{...finding, subjects: found, summary: `${listOf(found.map(tag => nameOf(tag)), 4)} of ${place.status.name}`}];
};

/** A case whose subjects can be told from the words and a status alone. */
export type RefusalCase = Case & {readonly findSubjects?: FindSubjects};

type RefusalDraft = Omit<CaseDraft, 'family' | 'severity'> & {readonly findSubjects?: FindSubjects};

/**
A case in which Juju does not let an upgrade begin. What it says counts as long as it is about the version that is wanted now.
*/
export const defineRefusal = ({findSubjects, ...draft}: RefusalDraft): RefusalCase => {
	const entry = defineCase({...draft, family: 'refusal', severity: 3});
	return {
		...entry,
		...(findSubjects && {findSubjects}),
		match(situation) {
			const findings = entry.match(withoutHistory(situation));
			return findSubjects ? findings.flatMap(finding => nameSubjects(findSubjects)(finding, situation)) : findings;
		},
	};
};

/** What commands of remedies depend on. */
export const groundOf = ({controllerVersion}: Situation): Ground => ({controllerVersion: controllerVersion?.text});

/** The model that a finding is about; words in capitals where it is browsed. */
export const modelOf = (finding: Finding | undefined, {controller}: Situation): ModelReference => finding?.model ?? {controller: controller ?? 'CONTROLLER', name: 'MODEL'};

/** The controller's own model; words in capitals where nothing is known. */
export const ownModel = ({controllerModel, controller}: Situation): ModelReference => controllerModel ?? {controller: controller ?? 'CONTROLLER', name: 'controller'};

/** The machines among a finding's subjects, as the last status has them. */
export const machinesOf = (finding: Finding | undefined, situation: Situation): ModelStatus['agents'] => {
	const place = finding && placeOf(situation, finding.model);
	return place?.status.agents.filter(({tag}) => tag.startsWith('machine-') && finding?.subjects.includes(tag)) ?? [];
};

const reference = 'Juju documentation, Upgrade your Juju deployment';

/** Where a controller is not upgraded in place. */
export const newController = adviseRemedy({
	id: 'new-controller',
	title: 'Take the way of a new controller',
	explanation: 'From 3.0 on Juju goes to another minor version only by a new controller to which the models are migrated.',
	success: 'The models are listed on the new controller, and their agents are connected there.',
	reference,
}, [
	'1. Bootstrap a controller of the wanted version with a client of that version.',
	'2. juju migrate MODEL NEW-CONTROLLER, model by model.',
	'3. juju upgrade-model -m MODEL on the new controller.',
	'',
	'w (in Models or Prepare) shows every hop there, with its commands.',
	'Or choose a newer patch of the version that runs: Esc goes back to Version.',
]);

/**
The dry run once more: what it does not name any more is solved. Of the command that was refused, with the version that is wanted; all facts are asked for where nothing is known.
*/
export const askDryRun = (finding: Finding | undefined, situation: Situation): Remedy => {
	const {failures, wantedVersion, targetVersion, stream, controller, render, previews} = situation;
	const refused = finding && failures.find(({command}) => finding.evidence.some(({source}) => source === command));
	const version = refused?.version ?? wantedVersion ?? targetVersion;
	if (finding === undefined || controller === undefined || version === undefined) {
		return askAgain;
	}

	const own = modelKey(ownModel(situation));
	const model = refused ? refused.model : (previews[own]?.failure ? undefined : finding.model);
	const wanted = {version, ...(stream !== undefined && {stream})};
	return performRemedy(render, {
		id: 'dry-run',
		title: 'Ask Juju in a dry run once more',
		risk: 'safe',
		explanation: 'After something was done about it: what the dry run does not name any more is solved. Nothing is changed.',
		undo: 'nothing to undo',
		success: `It names ${version} and no reason.`,
	}, [model && modelKey(model) !== own ? {type: 'preview-model-upgrade', model, ...wanted} : {type: 'preview-controller-upgrade', controller, ...wanted}]);
};

/** From a check to its case; `subject` where the case names agents or applications of the model. */
export const openCase = ({id}: Pick<Case, 'id'>, model: ModelReference, subject = model.controller): Remedy => openCaseRemedy({
	id, model, subject, title: 'Look at it in Troubleshoot', explanation: 'Says what it means, what Juju does by itself, and what helps, step by step.',
});

/** The way back to where versions are chosen. */
export const chooseVersion = (explanation: string, lines: readonly string[]): Remedy => adviseRemedy({
	id: 'choose-other-version', title: 'Choose another version', explanation, undo: 'nothing to undo',
}, [...lines, 'Esc goes back to Version, step by step.']);
