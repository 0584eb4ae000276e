import {type Cloud} from '../../../source/simulator/cloud.js';
import {
	createJuju,
	createLab,
	labController,
	labMachine,
	labModel,
	labUnit,
} from '../../_helpers/simulated-lab.js';
import {readJsonLines} from '../../_helpers/fixture.js';
import {compareSaid} from './_compare.js';
import {type Play} from './_plays.js';

/** An upgrade command of a real client against a scripted answer of its controller: the same answer whatever was asked. */
type Flow = {
	readonly scenario: string;
	readonly command: string;
	readonly rc: number;
	readonly stdout: string;
	readonly stderr: string;
};

type Stage = {readonly cloud: Cloud; readonly before: string; readonly after: string; readonly isController: boolean};

const versions = [
	{client: '2.9.52', before: '2.9.51'},
	{client: '3.6.28', before: '3.6.27'},
	{client: '4.0.15', before: '4.0.14'},
] as const;

const begin = ({cloud, before, after}: Stage): void => {
	labController(cloud).upgrade = {
		from: before, to: after, startedAt: cloud.now, phase: 'waiting',
	};
};

const unpublish = ({cloud}: Stage): void => {
	labController(cloud).published.released = [];
};

/** How a simulated cloud gets into the state that an answer of the script stands for. */
const stages: Readonly<Record<string, (stage: Stage) => void>> = {
	ok: () => undefined,
	'not-found': unpublish,
	lag({cloud, isController}) {
		const model = labModel(cloud, isController ? 'controller' : 'prod');
		for (const agent of isController ? model.machines.values() : [labMachine(cloud, '0'), labUnit(cloud, 'mysql/0')]) {
			agent.version = '1.0.0';
		}
	},
	blockers({cloud}) {
		labModel(cloud, 'controller').otherBlockers = ['upgrading a controller only supports patch upgrades within the same major.minor series'];
		labModel(cloud).otherBlockers = ['the model hosts deprecated ubuntu machine(s): xenial(2)'];
	},
	'in-progress-coded': begin,
	'in-progress-top': begin,
	locked({cloud}) {
		for (const model of labController(cloud).models) {
			model.disabled = [{set: 'all', message: ''}];
		}
	},
	permission({cloud}) {
		labController(cloud).access = 'login';
		for (const model of labController(cloud).models) {
			model.access = 'read';
		}
	},
	'above-controller'({cloud, before}) {
		labController(cloud).version = before;
	},
	downgrade({cloud, after}) {
		for (const model of labController(cloud).models) {
			model.version = `${after.slice(0, after.lastIndexOf('.'))}.99`;
		}
	},
	'already-exists': unpublish,
};

const withoutNames = (text: string): string => text
	.replace(/(?<=current model version [\d.]+: )[^\n"]*/v, 'AGENTS')
	// The stub of the recording had put the code into its message as well.
	.replace('(upgrade in progress) (upgrade in progress)', '(upgrade in progress)');

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? '';

/** The same for all versions. */
const general = (text: string, client: string, before: string): string => withoutNames(text).replaceAll(client, 'NEW').replaceAll(before, 'OLD');

const play = (client: string, before: string, flow: Flow): readonly string[] => {
	const cloud = createLab({client, version: before, released: [before, client]});
	const isController = flow.command.includes('controller -c') || flow.command.includes(':controller');
	if (!isController) {
		// Hosted models were offered what the controller runs already.
		labController(cloud).version = client;
	}

	stages[flow.scenario]?.({
		cloud, before, after: client, isController,
	});
	const simulated = createJuju(cloud)(flow.command);
	const isSame = compareSaid(
		{exitCode: flow.rc, stdout: flow.stdout, stderr: withoutNames(flow.stderr)},
		{...simulated, stderr: withoutNames(simulated.stderr)},
	).length === 0;
	return isSame ? [] : [general(`says "${firstLine(simulated.stderr)}", recorded "${firstLine(flow.stderr)}"`, client, before)];
};

/** Upgrade commands in the states that refuse them. */
export const flows: readonly Play[] = versions.flatMap(({client, before}) => {
	const recording = `clients/${client}/flows.jsonl`;
	return readJsonLines<Flow>(`recordings/${recording}`).map(flow => ({recording, command: general(`${flow.scenario}: ${flow.command}`, client, before), run: () => play(client, before, flow)}));
});
