import {type Agent} from '../../domain/agent.js';
import {type Application, type ModelStatus} from '../../domain/status.js';
import {IrregularText} from './json-places.js';
import {
	Cursor,
	readPieces,
	type Before,
	type Known,
	type Pieces,
	type ReadPiece,
	type Steps,
} from './json-pieces.js';
import {understood, type Reading} from './reading.js';
import {readApplication} from './status-applications.js';
import {type StatusContext} from './status-context.js';
import {readMachineBranch} from './status-machines.js';
import {readStorage} from './status-storage.js';
import {inOrder, readUnitBranch} from './status-units.js';
import {
	composeStatus,
	hasModel,
	noStatus,
	readWholeStatus,
	type UncountedApplication,
} from './status-whole.js';

type Problems = ModelStatus['problems'];

const none: Problems = [];

/** A machine with its containers, or a unit with its subordinates. */
type Entity = {readonly agents: readonly Agent[]; readonly problems: Problems};

type ApplicationPiece = {
	readonly units: Pieces<Entity>;
	/** From where its own text begins. */
	readonly unitsAt: number;
	readonly agents: readonly Agent[];
	readonly unitProblems: Problems;
	readonly application: Application;
	readonly problems: Problems;
};

/** What is kept of an answer until the next one comes. */
export type KnownStatus = {
	readonly text: string;
	readonly machines: Section<Entity>;
	readonly applications: Section<ApplicationPiece>;
	readonly storage: {readonly start: number; readonly end: number; readonly value: ModelStatus['storage']} | undefined;
};

type Section<Value> = {readonly start: number; readonly pieces: Pieces<Value>};

export type StatusRead = {readonly reading: Reading<ModelStatus>; readonly known: KnownStatus | undefined};

export type StatusSteps = Steps<StatusRead>;

const entityReader = (cursor: Cursor, read: (name: string, value: unknown, context: StatusContext) => readonly Agent[]): ReadPiece<Entity> => ({
	read(name) {
		const problems: StatusContext['problems'] = [];
		return {agents: read(name, cursor.takeValue(), {problems}), problems: problems.length === 0 ? none : problems};
	},
});

/** As JSON.parse orders keys that are numbers; other ones Juju never gives to machines. */
const inNumericOrder = (names: readonly string[]): readonly string[] => {
	if (names.some(name => !/^(?:0|[1-9]\d{0,8})$/v.test(name))) {
		throw new IrregularText();
	}

	return names.toSorted((left, right) => Number(left) - Number(right));
};

const joinEntities = (pieces: Pieces<Entity>, order: (names: readonly string[]) => readonly string[]): Entity => {
	const agents: Agent[] = [];
	const problems: StatusContext['problems'] = [];
	for (const name of order(pieces.keys().toArray())) {
		const entity = pieces.get(name)?.value;
		agents.push(...entity?.agents ?? []);
		problems.push(...entity?.problems ?? []);
	}

	return {agents, problems};
};

/** Keys that JSON.parse would put in front of others, whatever stands there. */
const refuseNumber = (name: string): void => {
	if (/^\d+$/v.test(name)) {
		throw new IrregularText();
	}
};

const readApplicationPiece = function * (cursor: Cursor, name: string, {known, before}: {readonly known: KnownStatus | undefined; readonly before: Before<ApplicationPiece> | undefined}): Steps<ApplicationPiece> {
	refuseNumber(name);
	const start = cursor.index;
	let units: Pieces<Entity> = new Map();
	let unitsAt = 0;
	/** Its text without that of its units. */
	let text = '';
	let rest = start;
	cursor.take('{');
	const names = new Set<string>();
	while (!cursor.has('}')) {
		if (names.size > 0) {
			cursor.take(',');
		}

		const key = cursor.takeName();
		if (names.has(key)) {
			throw new IrregularText();
		}

		names.add(key);
		if (key === 'units' && cursor.text[cursor.index] === '{') {
			const at = cursor.index;
			unitsAt = at - start;
			units = yield * readPieces(cursor, known && before && {text: known.text, start: before.start + before.value.unitsAt, pieces: before.value.units}, entityReader(cursor, readUnitBranch));
			text += `${cursor.text.slice(rest, at)}{}`;
			rest = cursor.index;
		} else {
			cursor.skipValue();
		}
	}

	text += cursor.text.slice(rest, cursor.index);
	const problems: StatusContext['problems'] = [];
	const {agents, problems: unitProblems} = joinEntities(units, inOrder);
	return {
		units,
		unitsAt,
		agents,
		unitProblems,
		application: readApplication(name, JSON.parse(text), {context: {problems}, unitCount: 0}),
		problems,
	};
};

/** As long as the application itself is unchanged, the same object. */
const counted = new WeakMap<Application, Application>();

const withCount = (application: Application, unitCount: number): Application => {
	const known = counted.get(application);
	if (known?.unitCount === unitCount) {
		return known;
	}

	const next = {...application, unitCount};
	counted.set(application, next);
	return next;
};

const toUncounted = (pieces: Pieces<ApplicationPiece>, context: StatusContext): readonly UncountedApplication[] =>
	pieces.values().map(({name, value: {agents, application, problems}}) => ({
		name,
		units: agents,
		count(unitCount: number) {
			context.problems.push(...problems);
			return withCount(application, unitCount);
		},
	})).toArray();

const sectionsOf = function * (cursor: Cursor, known: KnownStatus | undefined) {
	const document: Record<string, unknown> = {};
	const found: {machines?: KnownStatus['machines']; applications?: KnownStatus['applications']; storage?: KnownStatus['storage']} = {};
	const names = new Set<string>();
	const sectionFrom = <Value>(section: Section<Value> | undefined): Known<Value> | undefined => known && section && {text: known.text, ...section};
	cursor.take('{');
	do {
		const name = cursor.takeName();
		// A client says one or the other.
		const kind = name === 'services' ? 'applications' : name;
		if (names.has(kind) || name === '__proto__') {
			throw new IrregularText();
		}

		names.add(kind);
		const start = cursor.index;
		const isObject = cursor.text[start] === '{';
		if (kind === 'machines' && isObject) {
			found.machines = {start, pieces: yield * readPieces(cursor, sectionFrom(known?.machines), entityReader(cursor, readMachineBranch))};
		} else if (kind === 'applications' && isObject) {
			found.applications = {start, pieces: yield * readPieces(cursor, sectionFrom(known?.applications), {readInSteps: (application, before) => readApplicationPiece(cursor, application, {known, before})})};
		} else if (kind === 'storage') {
			const before = known?.storage;
			found.storage = known && before && cursor.hasSame(known.text, before.start, before.end)
				? {...before, start, end: cursor.index}
				: {value: readStorage(cursor.takeValue()), start, end: cursor.index};
		} else {
			document[name] = cursor.takeValue();
		}

		if (cursor.isTired()) {
			yield;
		}
	} while (cursor.has(','));

	cursor.take('}');
	cursor.takeEnd();
	return {document, ...found};
};

const readPiecewise = function * (text: string, before: KnownStatus | undefined): StatusSteps {
	const {document, machines, applications, storage} = yield * sectionsOf(new Cursor(text), before);
	if (!hasModel(document) || !machines || !applications) {
		return {reading: noStatus, known: undefined};
	}

	yield;
	const all = joinEntities(machines.pieces, inNumericOrder);
	const context: StatusContext = {problems: [...all.problems, ...applications.pieces.values().flatMap(({value}) => value.unitProblems)]};
	const value = composeStatus(document, {
		machines: all.agents, applications: toUncounted(applications.pieces, context), storage: storage?.value, context,
	});
	return {
		reading: understood(value),
		known: {
			text, machines, applications, storage,
		},
	};
};

/**
Reads a long status piece by piece, so that others have their turn in between, and what is, to the letter, as it was in the answer before is not read again: of ten
thousand agents few change from one answer to the next. What it gives is the same as if the text were read as a whole, which is done where it is not as Juju writes it.

@yields Where others should have their turn.
*/
export const readStatusInPieces = function * (text: string, before: KnownStatus | undefined): StatusSteps {
	try {
		return yield * readPiecewise(text, before);
	} catch {
		return {reading: readWholeStatus(text), known: undefined};
	}
};
