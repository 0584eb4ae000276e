import {type RefusedFailure, type UpgradePreview} from '../answer.js';
import {
	type Check,
	type Evidence,
	type PrepareFacts,
	type Remedy,
} from '../check.js';
import {modelKey, type Intent, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {explainSources} from '../model-settings.js';
import {offlineRemedies} from '../offline-remedies.js';
import {isNewer, isSameVersionText, parseBinaryVersion} from '../version.js';
import {countOf} from '../words.js';
import {explainNoUpgrade} from './explain-no-upgrade.js';
import {streamRemedies} from './stream-remedies.js';
import {
	askable,
	toResult,
	upgradedModels,
	type Verdict,
} from './verdict.js';

const check = {id: 'dry-run-accepted', title: 'Dry run accepted'};

const isController = ({controllerModel}: PrepareFacts, model: ModelReference): boolean => modelKey(model) === modelKey(controllerModel);

const previewOf = (facts: PrepareFacts, model: ModelReference): Intent => {
	const {controller, version, stream} = facts.target;
	const wanted = {version, ...(stream !== undefined && {stream})};
	return isController(facts, model) ? {type: 'preview-controller-upgrade', controller, ...wanted} : {type: 'preview-model-upgrade', model, ...wanted};
};

/** A model above its controller is refused, so a model can be tried only once its controller has the version. */
const canBeTried = (facts: PrepareFacts, model: ModelReference): boolean =>
	isController(facts, model) || !facts.target.upgradesController;

const currentVersion = (facts: PrepareFacts, model: ModelReference): string | undefined =>
	isController(facts, model) ? facts.controller.value?.version ?? facts.target.controllerVersion : facts.statuses[modelKey(model)]?.value?.version;

const titleOf = (failure: RefusedFailure): string => {
	const {refusal} = failure;
	switch (refusal?.kind) {
		case 'blockers': {
			return `Juju would refuse: ${countOf(refusal.models.flatMap(({reasons}) => reasons).length, 'reason')}`;
		}

		case 'binaries-missing': {
			return 'The binaries of that version are not to be had';
		}

		case 'agents-too-old': {
			return `Juju would refuse: ${countOf(refusal.agents.length, 'agent is', 'agents are')} too old`;
		}

		default: {
			return 'Juju would refuse this upgrade';
		}
	}
};

/** Where the controller looks for binaries, by its own settings: offline clouds have a mirror or a proxy. */
const sourcesOf = ({modelSettings, controllerModel}: PrepareFacts): readonly Evidence[] => {
	const {value, at} = modelSettings[modelKey(controllerModel)] ?? {};
	return value === undefined ? [] : explainSources(value).map(text => ({source: 'model-config', text, at}));
};

const evidenceOf = (failure: RefusedFailure): readonly Evidence[] => {
	const texts = failure.refusal?.kind === 'blockers'
		? failure.refusal.models.flatMap(({model, reasons}) => reasons.map(reason => `${model}: ${reason}`))
		: [failure.evidence === '' ? failure.message : failure.evidence];
	return texts.map(text => ({source: 'dry run', text, at: undefined}));
};

const remediesOf = (facts: PrepareFacts, model: ModelReference, failure: RefusedFailure): readonly Remedy[] => {
	const {refusal} = failure;
	if (refusal?.kind === 'agents-too-old') {
		return [{
			id: 'open-agent-too-old',
			title: 'Look at the agents that are too old',
			risk: 'safe',
			explanation: 'Shows each of them with its own remedy.',
			action: {
				type: 'open-case', case: 'agent-too-old', model, subject: refusal.agents[0] ?? model.controller,
			},
		}, askAgain];
	}

	const advice = failure.advice === undefined ? [] : [adviseRemedy({id: 'heed-advice', title: 'What to do about it', explanation: failure.advice}, [failure.advice])];
	return refusal?.kind === 'binaries-missing' ? [...offlineRemedies(facts)] : [...advice, askAgain];
};

/** What an offline cloud is, in half a sentence. */
const offlineReason = 'the controller cannot get the binaries: it has no way to the internet, its mirror lags, or its stream has other versions.';

const consequenceOf = ({refusal}: RefusedFailure): string => (refusal?.kind === 'binaries-missing'
	? `Juju says so where ${offlineReason} The real command would be refused too.`
	: 'The real command would be refused for the same reason.');

const judgeFailure = (facts: PrepareFacts, model: ModelReference, failure: RefusedFailure): Verdict => ({
	title: failure.kind === 'refused' ? titleOf(failure) : 'The dry run gave no answer',
	result: failure.kind === 'refused' ? 'block' : 'unknown',
	evidence: [...evidenceOf(failure), ...(failure.refusal?.kind === 'binaries-missing' ? sourcesOf(facts) : [])],
	consequence: failure.kind === 'refused' ? consequenceOf(failure) : 'Whether Juju would take this upgrade is not known.',
	remedies: remediesOf(facts, model, failure),
});

const isLowerVersion = (version: string, current: string | undefined): boolean => {
	const wanted = parseBinaryVersion(version);
	const running = parseBinaryVersion(current ?? '');
	return wanted !== undefined && running !== undefined && isNewer(running, wanted);
};

const offlineSentence = `Juju says so too where ${offlineReason} The real command would change nothing.`;

/**
"no upgrades available" comes with exit code 0 also where binaries are missing or the version is lower, and 4.0 offers the version that runs already
(2.9.33 and later): only the versions themselves decide.
*/
const judgePreview = (facts: PrepareFacts, model: ModelReference, {preview, at}: {readonly preview: UpgradePreview; readonly at: number | undefined}): Verdict => {
	const {version} = facts.target;
	const current = currentVersion(facts, model);
	const evidence: readonly Evidence[] = [{source: 'dry run', text: preview.text === '' ? 'It said nothing.' : preview.text, at}];
	if (preview.bestVersion !== undefined && isSameVersionText(preview.bestVersion, version)) {
		const rest = {source: 'dry run', text: 'It tests blockers and binaries, not agents that lag nor another upgrade: the other checks do.', at};
		return {title: `Dry run accepted: ${version}`, result: 'pass', evidence: [...evidence, rest]};
	}

	const present = facts.streams[modelKey(model)]?.value?.stream;
	const explained = preview.bestVersion === undefined ? explainNoUpgrade(version, current, facts.target.stream ?? present) : undefined;
	const reading = explained ? [{source: 'versions', text: explained.text, at}] : [];
	if (current !== undefined && isSameVersionText(current, version)) {
		return {title: `Already at ${version}`, result: 'pass', evidence: [...evidence, ...reading]};
	}

	const isLower = isLowerVersion(version, current);
	const streams = explained?.other === undefined ? [] : streamRemedies(facts, {model, other: explained.other, present});
	return {
		title: preview.bestVersion === undefined ? `Juju sees no upgrade to ${version}` : `Juju would take ${preview.bestVersion}, not ${version}`,
		result: 'block',
		evidence: [...evidence, {source: 'versions', text: `It runs ${current ?? 'an unknown version'}, ${version} is wanted.`, at}, ...reading, ...(isLower ? [] : sourcesOf(facts))],
		consequence: isLower
			? 'Juju never goes back to a lower version. The real command would change nothing.'
			: offlineSentence,
		remedies: isLower ? [askAgain] : [...streams, ...offlineRemedies(facts)],
	};
};

const judge = (facts: PrepareFacts, model: ModelReference): Verdict => {
	const rendered = facts.render(previewOf(facts, model));
	if (rendered.kind === 'unavailable') {
		return {
			title: 'There is no dry run here',
			result: 'warn',
			evidence: [{source: 'client', text: rendered.reason, at: undefined}],
			consequence: 'Whether Juju would take this upgrade shows only when it is given.',
		};
	}

	const {value, at, failure, isAsking} = facts.previews[modelKey(model)] ?? {};
	if (failure && isAsking !== true) {
		return judgeFailure(facts, model, failure);
	}

	return value && isAsking !== true
		? judgePreview(facts, model, {preview: value, at})
		: {title: 'A dry run is under way', result: 'running'};
};

/**
Whether Juju takes the upgrade in a dry run, and means the wanted version by it.

Source: 3.6.28 `apiserver/facades/client/modelupgrader/upgrader.go`: a dry run tests blockers, binaries and the provider, not agents that lag.
*/
export const dryRunAccepted: Check = {
	...check,
	needs: facts => askable(facts, [
		...upgradedModels(facts).filter(model => canBeTried(facts, model)).map(model => previewOf(facts, model)),
		{type: 'read-model-settings', model: facts.controllerModel},
	]),
	judge: facts => upgradedModels(facts).filter(model => canBeTried(facts, model)).map(model => toResult(check, isController(facts, model) ? model.controller : modelKey(model), judge(facts, model))),
};
