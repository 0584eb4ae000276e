import process from 'node:process';
import {shareAgents} from '../source/domain/share-status.js';
import {type ActionId} from '../source/state/state.js';
import {type ModelStatus} from '../source/domain/status.js';
import {testTime} from '../test/_helpers/make-state.js';
import {medianOf, type Figure} from './figure.js';
import {floorOf} from './floor.js';
import {parseStatus} from './parse.js';
import {settle} from './fake-streams.js';
import {
	agentsOf,
	asObject,
	observed,
	open,
} from './table-model.js';
import {watchOutput} from './watch-output.js';

type Json = Record<string, unknown>;

/** Numbers of agents that are measured. */
const sizes = [10, 100, 1000, 10_000, 30_000] as const;

const named = (name: string, count: number): readonly string[] => Array.from({length: count}, (_, index) => `${name}${index === 0 ? '' : `-${index}`}`);

/** A status with about so many agents, machines and units in equal shares, made of one machine and one unit of a real one. */
const makeDocument = (document: Json, count: number): Json => {
	const [machine] = Object.values(asObject(document['machines']));
	const [name, application] = Object.entries(asObject(document['applications'])).find(([, each]) => Object.keys(asObject(asObject(each)['units'])).length > 0) ?? ['', {}];
	const [unit] = Object.values(asObject(asObject(application)['units']));
	const half = Math.ceil(count / 2);
	const machines = Object.fromEntries(Array.from({length: half}, (_, index) => [
		// Containers would have the same name on each.
		String(index), {...asObject(structuredClone(machine)), containers: undefined},
	]));
	const perApplication = 500;
	const applications = Object.fromEntries(named(name, Math.ceil(half / perApplication)).map((each, index) => [each, {
		...asObject(application),
		units: Object.fromEntries(Array.from({length: Math.min(perApplication, half - (index * perApplication))}, (_, place) => [
			`${each}/${place}`, {...asObject(structuredClone(unit)), machine: String((index * perApplication) + place), subordinates: undefined},
		])),
	}]));
	return {...document, machines, applications};
};

/** What changes from one frame to the next. */
const kinds = ['header', 'cursor', '5 rows', 'all rows', 'scroll'] as const;

type Kind = (typeof kinds)[number];

/** An answer in which so many agents have changed, from the first on. */
const createAnswers = (document: Json, count: number) => {
	const agents = agentsOf(document);
	let round = 0;
	return (): ModelStatus => {
		round += 1;
		for (const agent of agents.slice(0, count)) {
			agent['version'] = agent['version'] === '3.6.28' ? '3.6.4' : '3.6.28';
			agent['since'] = new Date(testTime + (round * 1000)).toISOString().replace('T', ' ').replace(/\.\d+Z$/v, 'Z');
		}

		return parseStatus(JSON.stringify(document));
	};
};

type Cost = {readonly milliseconds: number; readonly bytes: number; readonly floor: number};

const actions: Partial<Record<Kind, readonly ActionId[]>> = {cursor: ['down', 'up'], scroll: ['page-down', 'page-up']};

const measureKind = async (document: Json, size: {readonly columns: number; readonly rows: number}, kind: Kind): Promise<Cost> => {
	const {output, store, application} = open(size);
	const nextAnswer = createAnswers(document, kind === '5 rows' ? 5 : (kind === 'all rows' ? Infinity : 0));
	const look = watchOutput(output);
	let last = nextAnswer();
	store.dispatch(observed(last, 0));
	await settle();
	const costs: Cost[] = [];
	for (let round = 1; round <= 12; round++) {
		const isAnswer = kind === '5 rows' || kind === 'all rows';
		const status = isAnswer ? shareAgents(last, nextAnswer()) : last;
		last = status;
		await settle();
		const shown = await look();
		const {bytes} = output;
		const before = process.threadCpuUsage();
		const action = actions[kind]?.[round % 2];
		if (action !== undefined) {
			store.dispatch({type: 'acted', action});
		} else if (isAnswer) {
			store.dispatch(observed(status, round));
		} else {
			store.dispatch({type: 'ticked', now: testTime + (round * 1000)});
		}

		await application.flush();
		const {user, system} = process.threadCpuUsage(before);
		await settle();
		const written = output.bytes - bytes;
		costs.push({milliseconds: (user + system) / 1000, bytes: written, floor: floorOf(shown, await look())});
	}

	application.unmount();
	const later = costs.slice(3);
	return {
		milliseconds: medianOf(later.map(({milliseconds}) => milliseconds)),
		bytes: medianOf(later.map(({bytes}) => bytes)),
		floor: medianOf(later.map(({floor}) => floor)),
	};
};

/**
One update of the screen after the answer was read, for models of many sizes, two terminals and kinds of change.

@param text - A status of a real client, out of which the others are made.
*/
export const measureScale = async (text: string): Promise<readonly Figure[]> => {
	const source = asObject(JSON.parse(text));
	const figures: Figure[] = [];
	const byCount = new Map<number, number>();
	let farthest = 0;
	for (const [columns, rows] of [[80, 24], [200, 60]] as const) {
		for (const count of sizes) {
			const document = makeDocument(source, count);
			for (const kind of kinds) {
				const {milliseconds, bytes, floor} = await measureKind(document, {columns, rows}, kind);
				figures.push({
					name: `${columns}x${rows}, ${count.toLocaleString('en')} agents, ${kind}`, value: milliseconds, unit: 'ms', goal: undefined, detail: `${bytes} bytes written, floor ${floor}: ${(bytes / floor).toFixed(2)}`,
				});
				farthest = Math.max(farthest, bytes / floor);
				if (columns === 80 && kind === '5 rows') {
					byCount.set(count, milliseconds);
				}
			}
		}
	}

	return [
		...figures,
		{
			name: 'bytes of a frame', value: farthest, unit: 'times', goal: 1.6, detail: 'the farthest of these from the bytes of the cells that changed',
		},
		{
			name: 'growth from 100 to 10,000 agents', value: (byCount.get(10_000) ?? NaN) / (byCount.get(100) ?? NaN), unit: 'times', goal: 1.3, detail: 'an update of 5 rows, after the answer was read',
		},
	];
};
