import {checks} from '../domain/checks/index.js';
import {commandLine} from '../domain/intent.js';
import {type Plan} from '../domain/plan.js';
import {formatJson} from '../output/format-json.js';
import {
	makePlanDocument,
	sealPlan,
	type HopCommandEntry,
	type HopEntry,
	type PlanDocument,
} from '../output/plan-document.js';
import {formatPlanMarkdown} from '../output/plan-markdown.js';
import {formatPlanShell} from '../output/plan-shell.js';
import {formatPlanText} from '../output/plan-text.js';
import {selectBlocking} from '../state/selectors.js';
import {type State} from '../state/state.js';
import {type WayHop} from '../state/way.js';
import {update} from '../state/update.js';
import {findWay} from './find-way.js';
import {prepareHeadless, type Streams} from './headless.js';
import {type Options} from './options.js';
import {type Preparation} from './pilot.js';
import {
	chooseFormat,
	printResult,
	refuseWords,
	withoutSecrets,
} from './print-result.js';

type Ready = Extract<Preparation, {kind: 'judged' | 'nothing'}>;

/** The wizard's own plan, as it would be were every check ignored: which of them block is said in its warnings. */
export const planOf = (state: State): Plan | undefined => {
	const unblocked: State = {...state, session: {...state.session, ignoredChecks: checks.map(({id}) => id)}};
	const {stage} = update(unblocked, {type: 'acted', action: 'next'}).state;
	return stage.name === 'plan' ? stage.plan : undefined;
};

const obstaclesOf = (state: State): readonly string[] =>
	selectBlocking(state).map(({id, subject, title}) => `Check ${id} blocks (${subject}): ${title}.`);

/** Nothing to do is a plan too: one without a step. */
const emptyPlan = ({state, target}: Ready): PlanDocument => ({
	schema: 'juju-upgrade-wizard/plan/1',
	id: 'nothing-to-do',
	controller: target.controller,
	'client-version': state.client?.text,
	path: [],
	steps: [],
	warnings: [`The controller and all models that were asked for have ${target.version}. ${target.reason}`.trimEnd()],
	'usual-minutes': [0, 0],
});

const documentOf = (preparation: Ready): PlanDocument | undefined => {
	if (preparation.kind === 'nothing') {
		return emptyPlan(preparation);
	}

	const {state, target} = preparation;
	const plan = planOf(state);
	return plan && makePlanDocument(plan, {why: target.reason === '' ? undefined : target.reason, obstacles: obstaclesOf(state)});
};

const commandsOf = ({commands}: WayHop): readonly HopCommandEntry[] => commands.map(({why, arguments: words, client}) => ({command: ['juju', ...words], client, why}));

/**
The stops of the controller, each with its commands and those by which its models follow it; models that catch up before the first one belong to that.

@param hasSteps The steps of the plan make the first stop, models and all.
*/
const describePath = (hops: readonly WayHop[], hasSteps: boolean): readonly HopEntry[] => {
	const stops: Array<{readonly entry: WayHop; readonly commands: HopCommandEntry[]}> = [];
	let early: readonly HopCommandEntry[] = [];
	for (const entry of hops) {
		const last = stops.at(-1);
		const commands = commandsOf(entry);
		if (entry.hop.subject === 'controller') {
			stops.push({entry, commands: [...early, ...(hasSteps && !last ? [] : commands)]});
			early = [];
		} else if (!last) {
			early = [...early, ...commands];
		} else if (!hasSteps || stops.length > 1) {
			last.commands.push(...commands);
		}
	}

	return stops.map(({entry, commands}) => {
		const {from, to, means, why, preChecks} = entry.hop;
		return {
			from, to, means, why, 'pre-checks': preChecks, commands,
		};
	});
};

const withPath = (document: PlanDocument, hops: readonly WayHop[]): PlanDocument => {
	const [made] = document.steps.length > 0 ? document.path : [];
	// The steps are those of the first stop: it is called as they call it.
	const path = describePath(hops, made !== undefined).map((hop, index) => (made && index === 0 ? {...hop, from: made.from, to: made.to} : hop));
	return {
		...document,
		path,
		warnings: [
			document.steps.length === 0
				? `This plan has no steps: the way to ${path.at(-1)?.to ?? ''} begins with a new controller and migration.`
				: `The steps are those to ${path[0]?.to ?? ''} alone, the first of ${path.length} hops; make a new plan after it.`,
			...document.warnings,
		],
	};
};

/** A version that one upgrade does not lead to: the steps to the first hop, where that is an upgrade. */
const prepareFirstHop = async (options: Options, {hop: {means, from, to}}: WayHop, streams: Streams): Promise<Preparation> =>
	prepareHeadless({...options, agentVersion: means === 'upgrade' ? to : from}, streams);

/** What can be done about a controller that does not answer: the command of the check's remedy, else the advice on the failure. */
const adviceOn = ({state, controller, results}: Extract<Preparation, {kind: 'unreachable'}>): readonly string[] => {
	const lines = results.flatMap(({remedies}) => remedies).flatMap(({action}) => (action.type === 'perform' ? action.intents : [])).flatMap(intent => {
		const rendered = state.render(intent);
		return rendered.kind === 'command' ? [`Run ${commandLine(rendered.arguments)}, then try again.`] : [];
	});
	const advice = state.details[controller]?.failure?.advice;
	return lines.length > 0 || advice === undefined ? lines : [advice];
};

/** Why there is no plan, in sentences. */
const explainMissing = (preparation: Exclude<Preparation, {kind: 'judged' | 'nothing'}>): {readonly code: number; readonly summary: readonly string[]} => {
	if (preparation.kind === 'stopped') {
		return preparation;
	}

	const [result] = preparation.results;
	return {
		code: 3,
		summary: [
			`There is no plan without an answer of the controller ${preparation.controller}.`,
			...(result ? [`${result.title}. ${result.evidence.map(({text}) => text).join(' ')}`] : []),
			...adviceOn(preparation),
		],
	};
};

/**
The whole plan with its exact commands, also where checks block; nothing is changed.

@returns 0 with a plan; 3 where nothing in it can be carried out, or Juju does not answer; 5 where the time was over.
*/
export const runPlan = async (options: Options, rest: readonly string[], streams: Streams & {readonly signals?: boolean}): Promise<number> => {
	refuseWords('plan', rest);
	const format = chooseFormat(options, 'plan', ['text', 'json', 'markdown', 'shell']);
	const begun = await prepareHeadless(options, streams);
	const hops = begun.kind === 'stopped' && begun.state ? findWay(begun.state, options.agentVersion) : undefined;
	const first = hops?.find(({hop}) => hop.subject === 'controller');
	const preparation = first ? await prepareFirstHop(options, first, streams) : begun;
	if (preparation.kind === 'stopped' || preparation.kind === 'unreachable') {
		const {code, summary} = explainMissing(preparation);
		streams.stderr.write(`${summary.join('\n')}\n`);
		return code;
	}

	const made = documentOf(preparation);
	if (!made) {
		throw new Error('The plan could not be made from what was checked.');
	}

	const document = hops ? withPath(made, findWay(preparation.state, options.agentVersion) ?? hops) : made;
	const safe = sealPlan(withoutSecrets(document));
	const {state} = preparation;
	const printers = {
		text: formatPlanText,
		json: formatJson,
		markdown: formatPlanMarkdown,
		shell: (plan: PlanDocument) => formatPlanShell(plan, {render: state.render, isBlocked: preparation.kind === 'judged' && selectBlocking(state).length > 0}),
	};
	await printResult(printers[format](safe), options, streams);
	return preparation.kind === 'judged' && document.steps.length === 0 ? 3 : 0;
};
