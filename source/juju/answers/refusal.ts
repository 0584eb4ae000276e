import {type Refusal} from '../../domain/answer.js';
import {type Intent} from '../../domain/intent.js';
import {recogniseCharmRefusal} from './charm-refusals.js';
import {refusalRules} from './refusal-rules.js';

type Recogniser = (text: string, intent: Intent) => Refusal | undefined;

// One line with all tags, sorted as texts: 1.25.13 state/state.go; 3.6.28 state/errors/common.go; flows of 2.9.52, 3.6.28, 4.0.15.
const laggards = /some agents have not upgraded to the current (?:model|environment) version (?<version>[^\s:]{1,60}): (?<agents>[^\n]+)/v;

// 4.0 asks the controller's nodes only: seen, 4.0.17.
const laggingNodes = /controller nodes \[(?<nodes>[^\n\]]{0,2000})\] are not running controller version "(?<version>[^\n"]{1,60})"/v;

const recogniseLaggards: Recogniser = text => {
	const groups = laggards.exec(text)?.groups;
	return groups && {
		kind: 'agents-too-old',
		version: groups['version'] ?? '',
		agents: (groups['agents'] ?? '').split(',').map(tag => tag.trim()).filter(tag => tag !== ''),
	};
};

const recogniseLaggingNodes: Recogniser = text => {
	const groups = laggingNodes.exec(text)?.groups;
	return groups && {
		kind: 'agents-too-old',
		version: groups['version'] ?? '',
		agents: (groups['nodes'] ?? '').split(/[\s,]+/v).filter(node => node !== '').map(node => `machine-${node}`),
	};
};

// 2.9.33 to 3.6: apiserver/facades/client/modelupgrader/upgrader.go; flows of 2.9.52 and 3.6.28.
const blockersStart = /cannot upgrade to "(?<version>[^\n"]{1,60})" due to issues with these models:/v;

const recogniseBlockers: Recogniser = text => {
	const start = blockersStart.exec(text);
	if (!start) {
		return undefined;
	}

	const models: Array<{model: string; reasons: string[]}> = [];
	for (const line of text.slice(start.index + start[0].length).split('\n')) {
		const model = /^"(?<model>[^"]{1,300})":$/v.exec(line.trim())?.groups?.['model'];
		const last = models.at(-1);
		if (model !== undefined) {
			models.push({model, reasons: []});
		} else if (last && line.trim() !== '') {
			last.reasons.push(line.trim().replace(/^- /v, ''));
		}
	}

	return {kind: 'blockers', version: start.groups?.['version'] ?? '', models};
};

// 2.5 to 2.9.32: apiserver/facades/client/client/client.go of 2.5.8 and 2.9.31.
const olderModels = /these models must first be upgraded to at least (?<least>\S{1,60}) before upgrading the controller:\n(?<models>(?: ?-[^\n]+(?:\n|$))+)/v;
const modelMode = /model "(?<model>[^\n"]{1,300})" is (?<mode>[^\n,]{1,100}), upgrade blocked/v;

// 4.0: apiserver/facades/client/modelupgrader/modelupgrader.go of 4.0.15.
const modelBlocked = /(?:model|controller) upgrading is blocked for reason: (?<reason>[^\n]+)/v;

const wantedVersion = (intent: Intent): string => ('version' in intent ? intent.version : undefined) ?? '';

const recogniseOtherBlockers: Recogniser = (text, intent) => {
	const version = wantedVersion(intent);
	const older = olderModels.exec(text)?.groups;
	if (older) {
		const reasons = [`must be upgraded to at least ${older['least']} first`];
		const names = (older['models'] ?? '').split('\n').map(line => line.replace(/^ ?-/v, '').trim()).filter(name => name !== '');
		return {kind: 'blockers', version, models: names.map(model => ({model, reasons}))};
	}

	const mode = modelMode.exec(text)?.groups;
	if (mode) {
		return {kind: 'blockers', version, models: [{model: mode['model'] ?? '', reasons: [`is ${mode['mode']}`]}]};
	}

	const reason = modelBlocked.exec(text)?.groups?.['reason'];
	const model = 'model' in intent ? intent.model.name : 'controller';
	return reason === undefined ? undefined : {kind: 'blockers', version, models: [{model, reasons: [reason]}]};
};

const recogniseSimple: Recogniser = (text, intent) => {
	const rule = refusalRules.find(({pattern, only}) => (only === undefined || only === intent.type) && pattern.test(text));
	return rule && {kind: rule.kind};
};

const recognisers: readonly Recogniser[] = [recogniseLaggards, recogniseLaggingNodes, recogniseBlockers, recogniseOtherBlockers, recogniseCharmRefusal, recogniseSimple];

/**
Finds out why Juju refused, from what it wrote with an exit code other than 0.

@param text Harmless, all lines.
@returns `unrecognised` where the words are not known.
*/
export const recogniseRefusal = (text: string, intent: Intent): Refusal => {
	for (const recognise of recognisers) {
		const refusal = recognise(text, intent);
		if (refusal) {
			return refusal;
		}
	}

	return {kind: 'unrecognised'};
};
