import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import {type ModelStatus} from '../source/domain/status.js';
import {shareAgents} from '../source/domain/share-status.js';
import {testTime} from '../test/_helpers/make-state.js';
import {medianOf, type Figure} from './figure.js';
import {settle} from './fake-streams.js';
import {floorOf} from './floor.js';
import {parseStatus} from './parse.js';
import {
	agentsOf,
	asObject,
	observed,
	open,
} from './table-model.js';
import {watchOutput} from './watch-output.js';

/** Agents on the screen that change, and others. */
const visibleChanges = 5;
const otherChanges = 500;

/** Answers of a controller in the middle of an upgrade, one after the other: 505 agents differ each time, 5 of them on the screen. */
const createAnswers = (text: string) => {
	const document = asObject(JSON.parse(text));
	const agents = agentsOf(document);
	let round = 0;
	return (): ModelStatus => {
		round += 1;
		const changed = [
			...Array.from({length: visibleChanges}, (_, index) => index * 2),
			...Array.from({length: otherChanges}, (_, index) => 100 + (((index * 19) + (round * 7)) % (agents.length - 100))),
		];
		for (const index of changed) {
			const agent = agents[index];
			if (!agent) {
				continue;
			}

			agent['version'] = agent['version'] === '3.6.28' ? '3.6.4' : '3.6.28';
			agent['since'] = new Date(testTime + (round * 1000)).toISOString().replace('T', ' ').replace(/\.\d+Z$/v, 'Z');
		}

		return parseStatus(JSON.stringify(document));
	};
};

const findCollector = (): (() => void) => {
	v8.setFlagsFromString('--expose-gc');
	return vm.runInNewContext('gc') as () => void;
};

const collectGarbage = findCollector();

type Cost = {readonly milliseconds: number; readonly sharing: number; readonly bytes: number; readonly floor: number};

/** Median cost of one answer, from its parsed value to the bytes on the terminal. */
const measureUpdates = async (text: string, size: {readonly columns: number; readonly rows: number}, repetitions: number): Promise<Cost> => {
	const {output, store, application} = open(size);
	const look = watchOutput(output);
	const nextAnswer = createAnswers(text);
	const first = nextAnswer();
	store.dispatch(observed(first, 0));
	await settle();
	const costs: Cost[] = [];
	let last = first;
	for (let round = 1; round <= repetitions; round++) {
		const read = nextAnswer();
		const sharing = process.threadCpuUsage();
		// The runtime does it where it reads an answer.
		const status = shareAgents(last, read);
		const shared = process.threadCpuUsage(sharing);
		last = status;
		// What reading the answer has left behind is not what drawing it costs.
		collectGarbage();
		await settle();
		const shown = await look();
		const {bytes} = output;
		const before = process.threadCpuUsage();
		store.dispatch(observed(status, round));
		await application.flush();
		const {user, system} = process.threadCpuUsage(before);
		await settle();
		const written = output.bytes - bytes;
		costs.push({
			milliseconds: (user + system) / 1000, sharing: (shared.user + shared.system) / 1000, bytes: written, floor: floorOf(shown, await look()),
		});
	}

	application.unmount();
	return {
		milliseconds: medianOf(costs.slice(3).map(({milliseconds}) => milliseconds)),
		sharing: medianOf(costs.slice(3).map(({sharing}) => sharing)),
		bytes: medianOf(costs.slice(3).map(({bytes}) => bytes)),
		floor: medianOf(costs.slice(3).map(({floor}) => floor)),
	};
};

/** Resident memory before and after many answers, in MB. */
const measureMemory = async (text: string, rounds: number): Promise<Figure> => {
	const {store, application} = open({columns: 80, rows: 24});
	const nextAnswer = createAnswers(text);
	let warm = 0;
	for (let round = 0; round < rounds; round++) {
		store.dispatch(observed(nextAnswer(), round));
		if (round % 10 === 0) {
			await application.flush();
		}

		if (round !== Math.floor(rounds / 3)) {
			continue;
		}

		collectGarbage();
		warm = process.memoryUsage.rss();
	}

	await settle();
	collectGarbage();
	const after = process.memoryUsage.rss();
	application.unmount();
	return {
		name: `resident memory, ${rounds} answers`,
		value: after / warm,
		unit: 'times',
		goal: 1.2,
		detail: `${(after / 1_000_000).toFixed(0)} MB against ${(warm / 1_000_000).toFixed(0)} MB after a third of them`,
	};
};

/**
One answer about the model of this status, of whose agents 505 have changed, 5 of them on the screen.
*/
export const measureTable = async (text: string, repetitions: number): Promise<readonly Figure[]> => {
	const count = parseStatus(text).agents.length.toLocaleString('en');
	const small = await measureUpdates(text, {columns: 80, rows: 24}, repetitions);
	const big = await measureUpdates(text, {columns: 200, rows: 60}, repetitions);
	return [
		{
			name: 'table update, 80x24, CPU', value: small.milliseconds, unit: 'ms', goal: 5, detail: `${count} agents, ${visibleChanges + otherChanges} changed, ${visibleChanges} of them visible`,
		},
		{
			name: 'table update, 80x24, written', value: small.bytes, unit: 'bytes', goal: 400, detail: 'the same',
		},
		{
			name: 'the same against its floor', value: small.bytes / small.floor, unit: 'times', goal: 1.6, detail: `${small.floor} bytes of cells that changed, with the cursor moved between them`,
		},
		{
			name: 'comparing with the answer before', value: small.sharing, unit: 'ms', goal: undefined, detail: 'where an answer is read, before it is drawn',
		},
		{
			name: 'table update, 200x60, CPU', value: big.milliseconds, unit: 'ms', goal: undefined, detail: 'the same',
		},
		{
			name: 'table update, 200x60, written', value: big.bytes, unit: 'bytes', goal: undefined, detail: 'the same',
		},
		{
			name: 'the same against its floor', value: big.bytes / big.floor, unit: 'times', goal: 1.6, detail: `${big.floor} bytes of cells that changed, with the cursor moved between them`,
		},
		await measureMemory(text, repetitions * 10),
	];
};
