import {
	clientDataKey,
	type Evidence,
	type Kept,
	type PrepareFacts,
	type Remedy,
} from '../check.js';
import {modelKey, shortModelName, type ModelReference} from '../intent.js';
import {sizeOf, spanOf} from '../words.js';

/** So many models have a remedy of their own. */
const mostModels = 10;

/**
The remedy that archives what this client knows; no backup of a controller.
*/
export const keepClientData = ({kept}: Pick<PrepareFacts, 'kept'>): Remedy => ({
	id: 'keep-client-data',
	title: kept?.[clientDataKey]?.kind === 'made' ? 'Keep another copy of this client\'s data' : 'Keep a copy of this client\'s data',
	risk: 'safe',
	explanation: 'Controllers, accounts, passwords and keys that this client knows go into one archive. It is no backup of the controller: it gives you the way in back, not what was there.',
	undo: 'delete the archive',
	success: 'The row about backups in Prepare names the archive.',
	action: {type: 'keep-client-data'},
});

const exportBundle = (model: ModelReference): Remedy => ({
	id: `export-bundle ${modelKey(model)}`,
	title: `Export a bundle of model ${shortModelName(model.name)}`,
	risk: 'safe',
	explanation: 'Writes down the shape of the model: applications, their options, relations, machines. It holds no data and none of Juju\'s secrets, and is no backup; an option that is a password stands in it.',
	undo: 'delete the file',
	action: {type: 'export-bundle', model},
});

/** One for each model; one that cannot be used, with the reason, where Juju exports none. */
const exportBundles = ({target, render}: PrepareFacts): readonly Remedy[] => {
	const [first] = target.models;
	if (!first) {
		return [];
	}

	const rendered = render({type: 'export-bundle', model: first, file: 'bundle.yaml'});
	return rendered.kind === 'unavailable'
		? [{
			...exportBundle(first), id: 'export-bundle', title: 'Export a bundle of each model', disabledReason: rendered.reason,
		}]
		: target.models.slice(0, mostModels).map(model => exportBundle(model));
};

/**
What can be kept beside a backup of the controller, or where there is none; not offered where nothing may be written.
*/
export const keepBeside = (facts: PrepareFacts): readonly Remedy[] => (facts.isReadOnly === true ? [] : [keepClientData(facts), ...exportBundles(facts)]);

const nameOf = (key: string): string => (key === clientDataKey ? 'This client\'s data' : `The bundle of model ${shortModelName(key.slice(key.indexOf(':') + 1))}`);

const tell = (key: string, kept: Kept, now: number): string => {
	switch (kept.kind) {
		case 'making': {
			return `${nameOf(key)} is being kept, ${spanOf(now - kept.since)}.`;
		}

		case 'made': {
			return `${nameOf(key)} is kept: ${kept.file}, ${sizeOf(kept.size)}, sha256 ${kept.sha256}`;
		}

		case 'failed': {
			return `${nameOf(key)} is not kept. ${kept.message}`;
		}
	}
};

/**
What was kept in this run, one line each.
*/
export const keptEvidence = ({kept = {}, now}: PrepareFacts): readonly Evidence[] => Object.entries(kept).map(([key, item]) => ({
	source: 'this run', text: tell(key, item, now), at: item.kind === 'making' ? item.since : item.at,
}));
