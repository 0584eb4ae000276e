import {isBadState, type Agent, type StatusInfo} from '../../domain/agent.js';
import {unasked} from '../../domain/answer.js';
import {agentKey, type Finding} from '../../domain/case.js';
import {findCase} from '../../domain/cases/index.js';
import {describeAgent} from '../../domain/completion.js';
import {modelKey} from '../../domain/intent.js';
import {statusOf, topOverlay, wantedVersion} from '../../state/selectors.js';
import {type Overlay, type State} from '../../state/state.js';
import {findingsAbout} from '../../state/trouble-rows.js';
import {formatShortDuration} from '../format-time.js';
import {type Area, type Line, type Tone} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {truncateText, padText} from '../text-width.js';
import {agentWords} from '../words/agent.js';
import {errorLogLines, statusLogLines} from './agent-logs.js';
import {layOutPage, pageLimit, type Page} from './text-page.js';

type AgentOverlay = Extract<Overlay, {name: 'agent'}>;

const toneOf = (word: string): Tone | undefined => (isBadState(word) ? 'bad' : (word === 'unknown' ? 'warn' : undefined));

const infoLine = (state: State, {key, label, info, columns}: {
	readonly key: string;
	readonly label: string;
	readonly info: StatusInfo | undefined;
	readonly columns: number;
}): readonly Line[] => {
	if (info?.current === undefined) {
		return [];
	}

	const tone = toneOf(info.current);
	const word = padText(info.current, 12);
	const message = info.message?.replaceAll(/\s+/gv, ' ').trim() ?? '';
	return [spreadLine({
		key,
		left: [
			' '.repeat(3),
			span(padText(label, 11), 'quiet'),
			tone === undefined ? word : span(word, tone),
			truncateText(message, Math.max(0, columns - 34)),
		],
		right: info.since === undefined ? [] : [formatShortDuration(state.now - info.since)],
		columns,
	})];
};

const machineInfo = (state: State, agent: Agent, {model}: AgentOverlay): StatusInfo | undefined =>
	statusOf(state, model).value?.agents.find(({kind, machine}) => machine === agent.machine && (kind === 'machine' || kind === 'container'))?.agentStatus;

const isUnit = ({kind}: Agent): boolean => kind === 'unit' || kind === 'subordinate';

const placeOf = (agent: Agent, {model}: AgentOverlay): string => [
	...(agent.principal === undefined ? [] : [agentWords.inPrincipal(agent.principal)]),
	...(isUnit(agent) && agent.machine !== undefined ? [agentWords.onMachine(agent.machine)] : []),
	modelKey(model),
].join(', ');

/** Facts that matter for some agents only. */
const factLine = (agent: Agent): readonly Line[] => {
	const facts = [
		...(agent.isLeader ? [agentWords.leads] : []),
		...(agent.memberStatus === undefined ? [] : [agentWords.controllerMember(agent.memberStatus)]),
		...(agent.base === undefined ? [] : [agent.base]),
		...(agent.address === undefined ? [] : [agent.address]),
		...(agent.life === undefined ? [] : [agentWords.life(agent.life)]),
		...(agent.upgradingFrom === undefined ? [] : [agentWords.stillRuns(agent.upgradingFrom)]),
	];
	return facts.length === 0 ? [] : [line('facts', span(`   ${facts.join(', ')}`, 'quiet'))];
};

const headLines = (state: State, {agent, overlay, columns}: {readonly agent: Agent; readonly overlay: AgentOverlay; readonly columns: number}): readonly Line[] => {
	const wanted = wantedVersion(state);
	const version = agent.version ?? agentWords.noVersion;
	const title = truncateText(describeAgent(agent), Math.floor(columns / 3));
	const right = wanted === undefined || agent.version === wanted ? version : agentWords.otherVersion(version, wanted);
	return [
		spreadLine({
			key: 'title',
			left: [' ', bold(title), span(truncateText(`   ${placeOf(agent, overlay)}`, Math.max(0, columns - title.length - right.length - 5)), 'quiet')],
			right: [right],
			columns,
		}),
		...infoLine(state, {
			key: 'agent', label: agentWords.agentState, info: agent.agentStatus, columns,
		}),
		...infoLine(state, {
			key: 'workload', label: agentWords.workloadState, info: agent.workloadStatus, columns,
		}),
		...infoLine(state, {
			key: 'instance', label: agentWords.instanceState, info: agent.instanceStatus, columns,
		}),
		...(isUnit(agent)
			? infoLine(state, {
				key: 'machine', label: agentWords.machineState(agent.machine ?? ''), info: machineInfo(state, agent, overlay), columns,
			})
			: []),
		...factLine(agent),
		blank('below-status'),
	];
};

const findingLines = ([finding, ...others]: readonly Finding[], columns: number): readonly Line[] => {
	if (!finding) {
		return [];
	}

	const title = findCase(finding.case)?.title ?? finding.case;
	const right = agentWords.opensFinding(others.length);
	return [
		blank('above-finding'),
		spreadLine({
			key: 'finding',
			left: [span(truncateText(` ${symbols.cursor} ${agentWords.finding(title)}`, columns - right.length - 4), 'accent')],
			right: [right],
			columns,
		}),
	];
};

const agentPage = (state: State, overlay: AgentOverlay, {columns}: Area): Page => {
	const {model, tag, top} = overlay;
	const agent = statusOf(state, model).value?.agents.find(other => other.tag === tag);
	if (!agent) {
		return {head: [], list: [line('gone', ` ${agentWords.gone}`)], tail: []};
	}

	const key = agentKey(modelKey(model), tag);
	return {
		head: headLines(state, {agent, overlay, columns}),
		list: [
			...statusLogLines(state.statusLogs[key] ?? unasked, {now: state.now, columns}),
			blank('between-logs'),
			...errorLogLines(state.errorLogs[key] ?? unasked, {now: state.now, columns}),
		],
		tail: findingLines(findingsAbout(state, overlay), columns),
		top,
	};
};

const openAgent = (state: State): AgentOverlay | undefined => {
	const overlay = topOverlay(state);
	return overlay?.name === 'agent' ? overlay : undefined;
};

/**
One agent: its states with their messages and ages, its status log, the last errors of its log, what was found to be wrong with it.
*/
export const agentScreen = (state: State, area: Area): readonly Line[] => {
	const overlay = openAgent(state);
	return overlay ? layOutPage(agentPage(state, overlay, area), area) : [];
};

/** The furthest that the screen of the agent can be scrolled. */
export const agentLimit = (state: State, area: Area): number | undefined => {
	const overlay = openAgent(state);
	return overlay && pageLimit(agentPage(state, overlay, area), area);
};
