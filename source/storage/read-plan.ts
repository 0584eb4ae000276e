import {readFile, stat} from 'node:fs/promises';
import {
	parseModelKey,
	type Intent,
	type ModelReference,
	type Risk,
} from '../domain/intent.js';
import {identifyPlan, sumDocument} from '../domain/plan-id.js';
import {type Plan, type PlanStep} from '../domain/plan.js';
import {neutralise} from '../juju/neutralise.js';
import {errorCode, StorageError} from './storage-error.js';

type Facts = Readonly<Record<string, unknown>>;

export type ReadPlan = {
	/** With steps that are as they were saved; without any where nothing can be carried out. */
	readonly plan: Plan;
	/** How many upgrades or moves the whole way has; the steps are those of the first. None where there is nothing to upgrade. */
	readonly hops: number;
};

const schema = 'juju-upgrade-wizard/plan/1';

/** A plan for a thousand models has about a megabyte. */
const largestPlan = 32_000_000;

const makeAnew = 'Make it anew: juju-upgrade-wizard plan --format json -o FILE.';

const refuse = (message: string, advice = makeAnew): StorageError => new StorageError(message, advice, {exitCode: 2});

/** Thrown by the readers below; holds the place that is not as it should be. */
class Misfit extends Error {}

const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value);

const factsAt = (value: unknown, place: string): Facts => {
	if (!isFacts(value)) {
		throw new Misfit(place);
	}

	return value;
};

const textAt = (facts: Facts, key: string, place: string): string => {
	const value = facts[key];
	if (typeof value !== 'string' || value === '' || neutralise(value) !== value) {
		throw new Misfit(`${place}${key}`);
	}

	return value;
};

const listAt = (facts: Facts, key: string, place: string): readonly unknown[] => {
	const value = facts[key];
	if (!Array.isArray(value)) {
		throw new Misfit(`${place}${key}`);
	}

	return value;
};

const textsAt = (facts: Facts, key: string, place: string): readonly string[] =>
	listAt(facts, key, place).map((part, index) => textAt({[index]: part}, String(index), `${place}${key} `));

const wordAt = <Word extends string>(facts: Facts, key: string, {place, words}: {readonly place: string; readonly words: readonly Word[]}): Word => {
	const found = words.find(word => word === facts[key]);
	if (found === undefined) {
		throw new Misfit(`${place}${key}`);
	}

	return found;
};

const modelAt = (facts: Facts, place: string): ModelReference => {
	const model = parseModelKey(textAt(facts, 'model', place));
	if (model.controller === '' || model.name === '') {
		throw new Misfit(`${place}model`);
	}

	return model;
};

/** Only what a plan can hold: what is run in the end is made anew from the cloud, and has to be the same. */
const intentAt = (facts: Facts, place: string): Intent => {
	const intent = factsAt(facts['intent'], `${place}intent`);
	wordAt(intent, 'type', {place: `${place}intent.`, words: ['upgrade-controller', 'upgrade-model']});
	return intent as unknown as Intent;
};

const actionAt = (facts: Facts, place: string): PlanStep['action'] => {
	const type = wordAt(facts, 'action', {place, words: ['command', 'wait', 'verify']});
	const [program, ...words] = textsAt(facts, 'command', place);
	const hasCommand = program === 'juju' && words.length > 0;
	if (type === 'command' ? !hasCommand : program !== undefined) {
		throw new Misfit(`${place}command`);
	}

	return type === 'command'
		? {type, intent: intentAt(facts, place), arguments: words}
		: {type, model: modelAt(facts, place), version: textAt(facts, 'version', place)};
};

const stepOf = (value: unknown, index: number): PlanStep => {
	const place = `step ${index + 1}: `;
	const facts = factsAt(value, `step ${index + 1}`);
	const {expect} = facts as {readonly expect?: unknown};
	const isPointOfNoReturn = facts['point-of-no-return'];
	if (typeof isPointOfNoReturn !== 'boolean') {
		throw new Misfit(`${place}point-of-no-return`);
	}

	return {
		id: textAt(facts, 'id', place),
		stage: wordAt(facts, 'stage', {place, words: ['prepare', 'perform', 'verify']}),
		subject: textAt(facts, 'subject', place),
		title: textAt(facts, 'title', place),
		risk: wordAt<Risk>(facts, 'risk', {place, words: ['safe', 'disruptive', 'data-loss']}),
		isPointOfNoReturn,
		expect: expect === null || expect === undefined ? undefined : textAt(facts, 'expect', place),
		why: textAt(facts, 'why', place),
		action: actionAt(facts, place),
	};
};

const minutesOf = (document: Facts): Plan['minutes'] => {
	const [from, to] = listAt(document, 'usual-minutes', '');
	if (typeof from !== 'number' || typeof to !== 'number') {
		throw new Misfit('usual-minutes');
	}

	return [from, to];
};

const planOf = (document: Facts): ReadPlan => {
	const path = listAt(document, 'path', '').map(hop => factsAt(hop, 'path'));
	const [first] = path;
	const steps = listAt(document, 'steps', '').map((step, index) => stepOf(step, index));
	if (steps.length > 0 && !first) {
		throw new Misfit('path');
	}

	const client = document['client-version'];
	return {
		plan: {
			id: textAt(document, 'id', ''),
			controller: textAt(document, 'controller', ''),
			clientVersion: client === null ? 'unknown' : textAt(document, 'client-version', ''),
			from: first ? textAt(first, 'from', 'path: ') : '',
			to: first ? textAt(first, 'to', 'path: ') : '',
			steps,
			warnings: textsAt(document, 'warnings', ''),
			minutes: minutesOf(document),
		},
		hops: path.length,
	};
};

const parse = (text: string, file: string): Facts => {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw refuse(`${file} is no whole plan: ${error instanceof Error ? neutralise(error.message) : 'it is no JSON'}.`, `apply reads a plan that was saved as JSON, uncut. ${makeAnew}`);
	}

	const found = isFacts(value) ? value['schema'] : undefined;
	if (!isFacts(value) || typeof found !== 'string' || !found.startsWith('juju-upgrade-wizard/')) {
		throw refuse(`${file} is no plan of this program.`);
	}

	if (found !== schema) {
		throw refuse(found.startsWith('juju-upgrade-wizard/plan/')
			? `${file} was written in the form ${neutralise(found)}; this program reads ${schema}.`
			: `${file} is no plan but ${neutralise(found)}.`);
	}

	return value;
};

const readText = async (file: string): Promise<string> => {
	try {
		const {size} = await stat(file);
		if (size > largestPlan) {
			throw refuse(`${file} is too large for a plan.`, 'Give the file that plan --format json has written.');
		}

		return await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof StorageError) {
			throw error;
		}

		throw errorCode(error) === 'ENOENT'
			? refuse(`There is no plan ${file}.`, 'Make one with plan --format json -o FILE, or give the plan.json of a run.')
			: refuse(`The plan ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, 'Give a file that you may read.');
	}
};

/**
Reads a plan that `plan --format json` has printed, or that the wizard has saved. Nothing in it is guessed: what is missing, cut, foreign, or not as it was made is refused.

@throws {StorageError} Exit code 2.
*/
export const readPlan = async (file: string): Promise<ReadPlan> => {
	const document = parse(await readText(file), file);
	if (document['checksum'] !== sumDocument(document)) {
		throw refuse(`${file} is not as it was made: its checksum does not fit what stands in it.`, `Nothing of it is carried out. ${makeAnew}`);
	}

	try {
		const read = planOf(document);
		if (read.plan.steps.length > 0 && read.plan.id !== identifyPlan(read.plan)) {
			throw refuse(`${file} is not as it was made: its id does not fit its steps.`, `Nothing of it is carried out. ${makeAnew}`);
		}

		return read;
	} catch (error) {
		throw error instanceof Misfit ? refuse(`${file} is no plan that can be carried out: ${error.message} is missing, or not what it should be.`) : error;
	}
};
