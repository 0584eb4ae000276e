import {type Cloud} from '../../../source/simulator/cloud.js';
import {runCommandLine} from '../../../source/simulator/command-line.js';
import {didRepairHook} from '../../../source/simulator/hooks.js';
import {startService, stopService} from '../../../source/simulator/services.js';
import {readJsonLines} from '../../_helpers/fixture.js';
import {partsOf, withoutInstances} from './_compare.js';
import {type Play} from './_plays.js';
import {
	buildReal,
	charmFiles,
	hostedModel,
	reference,
} from './_real-cloud.js';
import {afterCommand} from './_real-situations.js';

/** One of the statuses that were asked for twice a second. */
type Poll = {readonly stdout?: string};

/** A command line, or what somebody does to the cloud. */
type Step = {readonly at: number; readonly act: string | ((cloud: Cloud) => void)};

type Timeline = {
	readonly file: string;
	/** As `-m` names it. */
	readonly model: string;
	readonly version: string;
	readonly steps: readonly Step[];
	readonly seconds: number;
};

const startedAt = Date.UTC(2026, 10, 21, 3, 5);

const store = (version: string) => (cloud: Cloud): void => {
	cloud.controllers[0]?.stored.push(version);
};

const upgrade = (to: string, at: number): readonly Step[] => [
	{at: 0, act: store(to)},
	{at, act: 'upgrade-controller -c real'},
	{at: at + 40, act: 'upgrade-model -m real:prod'},
];

const stop: Step = {
	at: 1,
	act(cloud) {
		stopService(cloud, reference(cloud, 'machine-1'), 'jujud-machine-1');
	},
};

const start: Step = {
	at: 75,
	act(cloud) {
		startService(cloud, reference(cloud, 'machine-1'), 'jujud-machine-1');
	},
};

const fail = (model: string): Step => ({
	at: 2,
	act(cloud) {
		afterCommand(cloud, `config -m ${model} web fail=true`);
	},
});

const repair: Step = {
	at: 30,
	act(cloud) {
		for (const unit of hostedModel(cloud).units.values()) {
			didRepairHook(cloud, reference(cloud, unit.tag));
		}
	},
};

const timelines: readonly Timeline[] = [
	...['controller', 'prod'].flatMap((name): readonly Timeline[] => [
		{
			file: `upgrade-clean-${name}`, model: `real:${name}`, version: '4.0.14', steps: upgrade('4.0.15', 5), seconds: 100,
		},
		{
			file: `upgrade-fault-${name}`, model: `real:${name}`, version: '4.0.15', steps: [stop, ...upgrade('4.0.16', 5), start], seconds: 100,
		},
	]),
	{
		file: 'upgrade-hook-prod',
		model: 'real:prod',
		version: '4.0.16',
		steps: [
			fail('real:prod'),
			{at: 15, act: 'resolved -m real:prod web/0'},
			{at: 20, act: 'refresh -m real:prod web --path ./charms/app.charm'},
			repair,
			{at: 32, act: 'resolved -m real:prod --all'},
		],
		seconds: 80,
	},
	{
		file: 'upgrade-units-in-error-w',
		model: 'real:prod',
		version: '4.0.16',
		steps: [fail('real:prod'), ...upgrade('4.0.18', 3)],
		seconds: 75,
	},
];

const interval = 500;

const simulate = ({model, version, steps, seconds}: Timeline): ReadonlySet<string> => {
	const cloud = buildReal({
		controller: 'real', model: 'prod', version, machines: ['0', '1', '2'], on: ['0', '1', '2'], startedAt,
	});
	const parts = new Set<string>();
	for (let now = startedAt; now < startedAt + (seconds * 1000); now += interval) {
		const due = steps.filter(({at}) => startedAt + (at * 1000) === now);
		for (const {act} of due) {
			if (typeof act === 'string') {
				runCommandLine(cloud, act.split(' '), {now, files: charmFiles});
			} else {
				act(cloud);
			}
		}

		for (const part of partsOf(runCommandLine(cloud, ['status', '-m', model, '--format', 'json', '--utc'], {now}).stdout)) {
			parts.add(part);
		}
	}

	return parts;
};

const play = (timeline: Timeline): readonly string[] => {
	const recorded = new Set(readJsonLines<Poll>(`recordings/controller-4.0/${timeline.file}.jsonl`).flatMap(({stdout = ''}) => [...partsOf(stdout)]));
	const simulated = simulate(timeline);
	return [...new Set([
		...[...recorded].filter(part => !simulated.has(part)).map(part => `never shows ${part}`),
		...[...simulated].filter(part => !recorded.has(part)).map(part => withoutInstances(`shows ${part}`)),
	])];
};

/** Whole upgrades, watched twice a second: every word of every status that was ever shown, and no others. */
export const watched: readonly Play[] = timelines.map(timeline => ({
	recording: `controller-4.0/${timeline.file}.jsonl`,
	command: 'watched status',
	run: () => play(timeline),
}));
