import {type Backup, type Target} from './check.js';
import {type Known} from './answer.js';
import {isEnvironment} from './environment.js';
import {
	modelKey,
	shortModelName,
	type Intent,
	type ModelReference,
	type Renderer,
} from './intent.js';
import {identifyPlan} from './plan-id.js';
import {warnAbout} from './plan-warnings.js';
import {type Plan, type PlanStep} from './plan.js';
import {type ModelStatus} from './status.js';
import {isSameVersionText} from './version.js';
import {countOf} from './words.js';

export type PlanInput = {
	readonly target: Target;
	readonly controllerModel: ModelReference;
	readonly clientVersion: string;
	/** Last good statuses by model key. */
	readonly statuses: Readonly<Record<string, Known<ModelStatus>>>;
	/** The stream that each model is set to, as far as known. */
	readonly streams?: Readonly<Record<string, Known<{readonly stream: string}>>>;
	readonly isKubernetes: boolean;
	readonly render: Renderer;
	readonly backup: Backup;
};

const statusIn = ({statuses}: Pick<PlanInput, 'statuses'>, model: ModelReference): ModelStatus | undefined => statuses[modelKey(model)]?.value;

/** `wait` and `verify` of one model, after its upgrade was asked for. */
const followUp = (model: ModelReference, version: string, {id, what, agents}: {
	readonly id: string;
	readonly what: string;
	readonly agents: string;
}): readonly PlanStep[] => [
	{
		id: `wait-${id}`,
		stage: 'perform',
		subject: modelKey(model),
		title: `Wait until ${agents} ${version}, three answers in a row`,
		risk: 'safe',
		isPointOfNoReturn: false,
		expect: undefined,
		why: 'Juju says at once that it has started; only what the agents themselves report shows that it is done.',
		action: {type: 'wait', model, version},
	},
	{
		id: `verify-${id}`,
		stage: 'verify',
		subject: modelKey(model),
		title: `Compare ${what} with the picture from before`,
		risk: 'safe',
		isPointOfNoReturn: false,
		expect: undefined,
		why: 'An upgraded agent can still have left a unit in trouble.',
		action: {type: 'verify', model, version},
	},
];

const reportWords = (status: ModelStatus | undefined, kind: string): string => {
	if (status === undefined) {
		return `all ${kind}agents report`;
	}

	const {length} = status.agents;
	return `${countOf(length, `${kind}agent`)} ${length === 1 ? 'reports' : 'report'}`;
};

const command = (input: PlanInput, intent: Intent, step: Omit<PlanStep, 'stage' | 'risk' | 'action'>): PlanStep | undefined => {
	const rendered = input.render(intent);
	return rendered.kind === 'command'
		? {
			...step, stage: 'perform', risk: rendered.risk, action: {type: 'command', intent, arguments: rendered.arguments},
		}
		: undefined;
};

const wantedOf = ({target: {version, stream}}: PlanInput) => ({version, ...(stream !== undefined && {stream})});

const controllerSteps = (input: PlanInput): readonly PlanStep[] => {
	const {controller, controllerVersion, version} = input.target;
	const isAll = isEnvironment(controllerVersion);
	const what = isAll ? 'environment' : 'controller';
	const upgrade = command(input, {type: 'upgrade-controller', controller, ...wantedOf(input)}, {
		id: 'upgrade-controller',
		subject: controller,
		title: `Upgrade the ${what}`,
		isPointOfNoReturn: true,
		expect: 'juju does not answer for 1 to 5 minutes. Workloads go on.',
		why: isAll
			? 'An environment is upgraded as a whole: its state servers first, then the agents of all machines and units.'
			: 'No model can run a version that its controller does not run, so the controller comes first.',
	});
	return upgrade
		? [upgrade, ...followUp(input.controllerModel, version, {
			id: 'controller', what: `the ${what}`, agents: reportWords(statusIn(input, input.controllerModel), isAll ? '' : 'controller '),
		})]
		: [];
};

const expectOf = (status: ModelStatus | undefined): string =>
	// A unit of a Kubernetes model is upgraded by making its pod anew (3.6.28 `apiserver/facades/agent/upgrader/unitupgrader.go`).
	status?.kind === 'caas'
		? 'The pods of its units are made anew, so workloads restart.'
		: 'Its agents restart, and no hook runs meanwhile. Workloads go on.';

const modelSteps = (input: PlanInput, model: ModelReference, isPointOfNoReturn: boolean): readonly PlanStep[] => {
	const {version} = input.target;
	const key = modelKey(model);
	const status = statusIn(input, model);
	const name = shortModelName(model.name);
	const follow = followUp(model, version, {id: `model:${key}`, what: `model ${name}`, agents: reportWords(status, '')});
	if (status?.version !== undefined && isSameVersionText(status.version, version)) {
		return follow;
	}

	const upgrade = command(input, {type: 'upgrade-model', model, ...wantedOf(input)}, {
		id: `upgrade-model:${key}`,
		subject: key,
		title: `Upgrade model ${name}${status ? ` (${countOf(status.agents.length, 'agent')})` : ''}`,
		isPointOfNoReturn,
		expect: expectOf(status),
		why: `Its agents stay at ${status?.version ?? 'their version'} until they are told. Juju cannot take it back.`,
	});
	return upgrade ? [upgrade, ...follow] : [];
};

/**
How many minutes an upgrade takes as a rule, from and to: a controller takes minutes because it restarts, a model because many agents ask it for the same file.
*/
export const estimateMinutes = (input: Pick<PlanInput, 'target' | 'statuses'>): readonly [number, number] => {
	const controller = input.target.upgradesController ? [2, 6] as const : [0, 0] as const;
	let [from, to]: [number, number] = [...controller];
	for (const model of input.target.models) {
		const agents = statusIn(input, model)?.agents.length ?? 0;
		from += 1 + (agents / 200);
		to += 2 + (agents / 50);
	}

	return [Math.max(1, Math.round(from)), Math.max(2, Math.ceil(to))];
};

/**
Makes the plan for a target: the controller first, then model by model, each upgrade followed by a wait and a comparison.

Every step in it can be carried out: what this client or controller has no command for is left out, with a warning that says so. A controller that cannot be upgraded leaves
out its models too, since they may not overtake it. A model that is meant to have the version already is only waited for.

@returns The plan; its `id` is the same for the same controller, versions and commands.
*/
export const makePlan = (input: PlanInput): Plan => {
	const {controller, controllerVersion, models, upgradesController, version} = input.target;
	const first = upgradesController ? controllerSteps(input) : [];
	const canGoOn = !upgradesController || first.length > 0;
	const rest: PlanStep[] = [];
	for (const model of canGoOn ? models : []) {
		rest.push(...modelSteps(input, model, [...first, ...rest].every(({isPointOfNoReturn}) => !isPointOfNoReturn)));
	}

	const matter = {
		controller, clientVersion: input.clientVersion, from: controllerVersion, to: version, steps: [...first, ...rest],
	};
	return {
		id: identifyPlan(matter),
		...matter,
		warnings: warnAbout(input, matter.steps),
		minutes: estimateMinutes(input),
	};
};
