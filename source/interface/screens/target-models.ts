import {type ModelSummary} from '../../domain/answer.js';
import {isEnvironment} from '../../domain/environment.js';
import {shortModelName, type ModelReference} from '../../domain/intent.js';
import {isSameVersionText} from '../../domain/version.js';
import {controllerPreview, modelVersion, runningVersion} from '../../state/choose-version.js';
import {explainLogIn, isLoggedOut} from '../../state/log-in.js';
import {controllerModel, statusOf} from '../../state/selectors.js';
import {type ModelChoice, type State} from '../../state/state.js';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type Cell,
	type Column,
	type PlacedColumn,
} from '../columns.js';
import {formatAge} from '../format-time.js';
import {type Area, type Line} from '../line.js';
import {
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {truncateText} from '../text-width.js';
import {targetModelsWords} from '../words/target-models.js';
import {failureBlocks, staleLines} from './failure-parts.js';
import {
	fitBlocks,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {cursorMark, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const {kinds, titles} = targetModelsWords;

const firstName = (state: State): string => (isEnvironment(runningVersion(state)) ? targetModelsWords.environment : targetModelsWords.controller);

const columnsFor = (state: State, choices: readonly ModelChoice[]): readonly Column[] => [
	{id: 'tick', title: '', width: 3},
	{
		id: 'name', title: titles.model, width: fitWidth(choices.map(({model}) => shortModelName(model.name)), {title: firstName(state), most: 24}),
	},
	{
		id: 'from', title: titles.from, width: fitWidth(choices.map(({model}) => modelVersion(state, model.name) ?? '?'), {title: '3.6.28', most: 14}),
	},
	{id: 'to', title: titles.to, width: fitWidth([state.version?.text ?? '?'], {title: targetModelsWords.hasItAlready, most: 16})},
	{
		id: 'agents', title: titles.agents, width: 7, isNumber: true, priority: 1,
	},
	{
		id: 'kind', title: titles.kind, width: 10, priority: 2,
	},
	{
		id: 'access', title: titles.access, width: undefined, minimum: 9, priority: 3,
	},
];

const goalCell = (state: State, from: string | undefined, isTicked: boolean): Cell => {
	const to = state.version?.text;
	if (to === undefined) {
		return {text: controllerPreview(state).isAsking ? targetModelsWords.asking : targetModelsWords.unknown, tone: 'quiet'};
	}

	if (from !== undefined && isSameVersionText(from, to)) {
		return {text: targetModelsWords.hasItAlready, tone: 'ok'};
	}

	return isTicked ? {text: `${symbols.arrow} ${to}`, tone: 'accent'} : {text: targetModelsWords.stays, tone: 'quiet'};
};

const factsOf = (state: State, model: ModelReference): {readonly summary: ModelSummary | undefined; readonly agents: string} => ({
	summary: state.models.value?.find(({name}) => name === model.name),
	agents: String(statusOf(state, model).value?.agents.length ?? (statusOf(state, model).failure ? targetModelsWords.unknownAgents : '-')),
});

const controllerRow = (state: State, columns: readonly PlacedColumn[]): Line => {
	const model = controllerModel(state);
	const details = state.controller === undefined ? undefined : state.details[state.controller]?.value;
	return line('controller', ' '.repeat(3), ...layOutRow(columns, {
		tick: '[x]',
		name: firstName(state),
		from: runningVersion(state) ?? '?',
		to: goalCell(state, runningVersion(state), true),
		agents: model ? factsOf(state, model).agents : '-',
		kind: details === undefined ? '-' : kinds[details.isKubernetes ? 'caas' : 'iaas'],
		access: {text: details?.access ?? '-', tone: 'quiet'},
	}));
};

const modelCells = (state: State, {model, isTicked}: ModelChoice): Readonly<Record<string, Cell>> => {
	const {summary, agents} = factsOf(state, model);
	const from = modelVersion(state, model.name);
	return {
		tick: isTicked ? '[x]' : '[ ]',
		name: shortModelName(model.name),
		from: from ?? '?',
		to: goalCell(state, from, isTicked),
		agents,
		kind: summary?.kind === undefined ? '-' : kinds[summary.kind],
		access: summary?.access ?? '-',
	};
};

/** Which version, and who or what chose it. */
const versionLines = (state: State, columns: number): readonly Line[] => {
	if (state.version) {
		return paragraph({key: 'reason', text: state.version.reason, columns});
	}

	const {failure, isAsking} = controllerPreview(state);
	if (isAsking) {
		return [line('reason', ' ', span(`${symbols.busy} ${targetModelsWords.askingVersion}`, 'busy'))];
	}

	return paragraph({
		key: 'reason',
		text: failure ? targetModelsWords.noVersionFromJuju(failure.message) : targetModelsWords.noVersionYet,
		columns,
		tone: 'warn',
	});
};

const withoutModels = (state: State, columns: number): readonly Block[] => {
	const {failure, isAsking, value} = state.models;
	if (failure) {
		return isLoggedOut(failure)
			? failureBlocks({...failure, message: explainLogIn(state, state.controller ?? ''), advice: undefined}, columns)
			: [...failureBlocks(failure, columns), whole([line('again', ' '.repeat(3), targetModelsWords.askAgain)])];
	}

	return [whole(isAsking || value === undefined
		? [line('asking', ' ', span(`${symbols.busy} ${targetModelsWords.askingModels(state.controller)}`, 'busy'))]
		: paragraph({
			key: 'none',
			text: isEnvironment(runningVersion(state)) ? targetModelsWords.environmentAsWhole : targetModelsWords.noModels,
			columns,
		}))];
};

const tailBlocks = (state: State, columns: number): readonly Block[] => [
	space('above-reason'),
	{lines: staleLines(state.models.value === undefined ? undefined : state.models.failure, columns), least: 1, rank: 1},
	{lines: versionLines(state, columns), least: 1, rank: 1},
	{
		lines: paragraph({
			key: 'first',
			text: isEnvironment(runningVersion(state)) ? targetModelsWords.stateServersFirst : targetModelsWords.controllerFirst,
			columns,
		}),
		least: 0,
		rank: 4,
	},
];

/**
The second screen of Target: what of the chosen controller is upgraded. The controller comes first and cannot be left out.
*/
export const modelsPage = (state: State, {controller, cursor}: {readonly controller: string; readonly cursor: number}, area: Area): Page => {
	const columns = placeColumns(columnsFor(state, state.choices), area.columns - 4);
	const {at} = state.models;
	const {choices} = state;
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title',
				left: [' ', bold(truncateText(targetModelsWords.whatOf(controller), area.columns - 22))],
				right: at === undefined ? [] : [span(targetModelsWords.asked(formatAge(state.now, at)), 'quiet')],
				columns: area.columns,
			})]),
			space('below-title'),
			whole([line('titles', ' '.repeat(3), ...layOutTitles(columns)), controllerRow(state, columns)]),
			...(choices.length === 0 ? withoutModels(state, area.columns) : []),
		],
		list: choices.map((choice, index) => line(`model-${choice.model.name}`, cursorMark(index === cursor), ...layOutRow(columns, modelCells(state, choice)))),
		tail: tailBlocks(state, area.columns),
		focus: choices.length === 0 ? undefined : [cursor, cursor + 1],
	}, area);
};
