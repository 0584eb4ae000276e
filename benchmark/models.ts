import process from 'node:process';
import {type Answer} from '../source/domain/answer.js';
import {type ModelReference} from '../source/domain/intent.js';
import {shareAgents} from '../source/domain/share-status.js';
import {type ModelStatus} from '../source/domain/status.js';
import {createPoller} from '../source/runtime/poller.js';
import {createVirtualClock} from '../source/runtime/virtual-clock.js';
import {type Figure} from './figure.js';
import {askCloud, makeAnswers, openLargeCloud} from './large-client.js';
import {parseStatus} from './parse.js';

const count = 60;
const placesAtOnce = 4;
/** Milliseconds that each answer takes. */
const latency = 1000;
const rounds = 10;

/**
Sixty models, polled by the poller of the program on a virtual clock.
*/
export const measureModels = async (): Promise<readonly Figure[]> => {
	const models: readonly ModelReference[] = Array.from({length: count}, (_, index) => ({controller: 'big', name: `admin/m${index}`}));
	const texts = makeAnswers(askCloud(openLargeCloud(), ['status', '-m', 'big:admin/controller', '--format', 'json', '--utc']), 6);
	const clock = createVirtualClock(0);
	const askedAt = new Map<string, number>();
	const statuses = new Map<string, ModelStatus>();
	let [underWay, most, longest, answered] = [0, 0, 0, 0];
	const poller = createPoller({
		clock,
		async ask({name}, signal): Promise<Answer<'read-status'>> {
			underWay += 1;
			most = Math.max(most, underWay);
			const before = askedAt.get(name) ?? 0;
			longest = Math.max(longest, clock.now() - before);
			askedAt.set(name, clock.now());
			await clock.wait(latency, signal);
			underWay -= 1;
			return {ok: true, value: parseStatus(texts[answered % texts.length] ?? '')};
		},
		onAnswer({model: {name}, answer}) {
			if (!answer.ok) {
				return;
			}

			answered += 1;
			statuses.set(name, shareAgents(statuses.get(name), answer.value));
		},
	});
	const floor = (count / placesAtOnce) * latency;
	poller.watch(models, 2000);
	const before = process.threadCpuUsage();
	await clock.advance(floor * rounds);
	const {user, system} = process.threadCpuUsage(before);
	poller.stop();
	await clock.advance(0);
	return [
		{
			name: `${count} models, asked at once`, value: most, unit: 'at once', goal: placesAtOnce, detail: `each answer takes ${latency / 1000} s`,
		},
		{
			name: `${count} models, longest round`,
			value: longest / floor,
			unit: 'times',
			goal: 1.1,
			detail: `${(longest / 1000).toFixed(1)} s between two questions about a model, against ${floor / 1000} s where each place is always taken`,
		},
		{
			name: `${count} models, CPU of a round`,
			value: (user + system) / 1000 / rounds,
			unit: 'ms',
			goal: undefined,
			detail: `${(answered / rounds).toFixed(0)} answers of ${statuses.values().next().value?.agents.length ?? 0} agents read and compared; the clients come on top`,
		},
	];
};
