import {
	type ControllerDetails,
	type ControllerSummary,
	type Known,
	unasked,
} from '../../domain/answer.js';
import {isEnvironment} from '../../domain/environment.js';
import {explainLogIn, isLoggedOut} from '../../state/log-in.js';
import {type State} from '../../state/state.js';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type Cell,
	type Column,
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
import {targetControllersWords} from '../words/target-controllers.js';
import {failureBlocks, staleLines} from './failure-parts.js';
import {
	fitBlocks,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {cursorMark, labelled, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

type Row = {readonly summary: ControllerSummary; readonly details: Known<ControllerDetails>};

/** Accesses with which a controller can be upgraded (juju/names and 4.0 `core/permission`: superuser alone). */
const isSufficient = (access: string | undefined): boolean => access === undefined || access === 'superuser';

const accessOf = ({summary, details}: Row): string | undefined => details.value?.access ?? summary.access;

const versionOf = ({summary, details}: Row): string | undefined => details.value?.version ?? summary.version;

/** What the last status of one of its models said about a newer version; undefined where nobody has looked yet. */
const newerKnown = (state: State, {name}: ControllerSummary): string | undefined => {
	const statuses = Object.values(state.observations).filter(({model}) => model.controller === name).map(({status}) => status.value);
	return statuses.find(status => status?.upgradeAvailable !== undefined)?.upgradeAvailable
		?? (statuses.some(status => status !== undefined) ? targetControllersWords.noneNewer : undefined);
};

/** As the controller counts them; how many agents there are only the models themselves can say. */
const machineCount = ({details, summary}: Row): number | undefined => {
	const counts = (details.value?.models ?? []).flatMap(model => model.machineCount ?? []);
	return counts.length === 0 ? summary.machineCount : counts.reduce((sum, count) => sum + count, 0);
};

const stateCell = (row: Row): Cell => {
	const {details} = row;
	if (details.failure) {
		return {text: `${symbols.bad} ${isLoggedOut(details.failure) ? targetControllersWords.logIn : targetControllersWords.noAnswer}`, tone: 'bad'};
	}

	if (details.value === undefined) {
		return details.isAsking
			? {text: `${symbols.busy} ${targetControllersWords.asking}`, tone: 'busy'}
			: {text: `${symbols.pending} ${targetControllersWords.notAskedYet}`, tone: 'quiet'};
	}

	const access = accessOf(row);
	if (access === undefined && isEnvironment(versionOf(row))) {
		return {text: targetControllersWords.allThatGetIn, tone: 'ok'};
	}

	const text = access ?? targetControllersWords.unknownAccess;
	return isSufficient(access) ? {text, tone: 'ok'} : {text: `${symbols.bad} ${text}`, tone: 'bad'};
};

const cellsOf = (state: State, row: Row): Readonly<Record<string, Cell>> => ({
	name: row.summary.name,
	version: versionOf(row) ?? '?',
	newer: newerKnown(state, row.summary) ?? '?',
	models: String(row.details.value?.models.length ?? row.summary.modelCount ?? '-'),
	machines: String(machineCount(row) ?? '-'),
	user: row.details.value?.user ?? row.summary.user ?? '-',
	access: stateCell(row),
});

/** A client of Juju 1 knows environments in place of controllers, and neither models in them nor levels of access. */
const hasEnvironments = ({client}: State): boolean => isEnvironment(client?.version.text);

const {titles} = targetControllersWords;

const nameTitle = (state: State): string => (hasEnvironments(state) ? titles.environment : titles.controller);

const columnsFor = (state: State, rows: readonly Row[]): readonly Column[] => [
	{
		id: 'name', title: nameTitle(state), width: fitWidth(rows.map(({summary}) => summary.name), {title: nameTitle(state), most: 26}),
	},
	{
		id: 'version', title: titles.version, width: fitWidth(rows.map(row => versionOf(row) ?? '?'), {title: titles.version, most: 14}),
	},
	...(rows.some(({summary}) => newerKnown(state, summary) !== undefined)
		? [{
			id: 'newer', title: titles.newer, width: 11, priority: 2,
		}]
		: []),
	{
		id: 'models', title: titles.models, width: 6, isNumber: true, priority: 3,
	},
	{
		id: 'machines', title: titles.machines, width: 8, isNumber: true, priority: 4,
	},
	{
		id: 'user', title: titles.user, width: fitWidth(rows.map(({details, summary}) => details.value?.user ?? summary.user ?? '-'), {title: titles.user, most: 16}), priority: 1,
	},
	{
		id: 'access', title: titles.access, width: undefined, minimum: 12,
	},
];

/** What keeps a controller from being upgraded, in sentences; the evidence too where it is the selected one. */
const problemOf = (state: State, row: Row, isSelected: boolean): string | undefined => {
	const {failure, value, at} = row.details;
	const access = accessOf(row);
	if (failure) {
		const version = versionOf(row);
		return [
			...(isSelected && isLoggedOut(failure)
				? [explainLogIn(state, row.summary.name)]
				: [failure.message, ...(failure.advice === undefined ? [] : [failure.advice])]),
			...(version === undefined || at !== undefined ? [] : [targetControllersWords.lastSeenAs(version)]),
			...(isSelected && failure.evidence !== '' ? [failure.evidence] : []),
		].join(isSelected ? '\n' : ' ');
	}

	if (value && value.errors.length > 0) {
		return targetControllersWords.notEverything(value.errors);
	}

	return access === undefined || isSufficient(access) ? undefined : targetControllersWords.needsSuperuser(access);
};

/** Why controllers cannot be upgraded; all about the selected one stands first, since a small screen cuts the end. */
const problemLines = (state: State, {rows, cursor, columns}: {readonly rows: readonly Row[]; readonly cursor: number; readonly columns: number}): readonly Line[] => {
	const width = fitWidth(rows.map(({summary}) => summary.name), {title: '', most: 16}) + 2;
	const selected = rows[cursor];
	return [...(selected ? [selected] : []), ...rows.filter(row => row !== selected)].flatMap(row => {
		const problem = problemOf(state, row, row === selected);
		return problem === undefined
			? []
			: labelled({
				key: `problem-${row.summary.name}`, label: truncateText(row.summary.name, width - 2), text: problem, columns, width, indent: 1,
			});
	});
};

const withoutControllers = ({controllers}: State, columns: number): readonly Block[] => {
	const {failure, isAsking, value} = controllers;
	if (failure) {
		return [...failureBlocks(failure, columns), whole([line('again', ' '.repeat(3), targetControllersWords.askAgain)])];
	}

	return isAsking || value === undefined
		? [whole([line('asking', ' ', span(`${symbols.busy} ${targetControllersWords.askingControllers}`, 'busy'))])]
		: [whole([
			line('none', ' ', targetControllersWords.noController),
			...paragraph({key: 'advice', text: targetControllersWords.howToGetOne, columns}),
		])];
};

/** Why a controller cannot be upgraded, below the list: what does not fit is that of controllers that are not selected. */
const problemBlocks = (state: State, {rows, cursor, columns}: {readonly rows: readonly Row[]; readonly cursor: number; readonly columns: number}): readonly Block[] => [
	space('above-problems'),
	{lines: staleLines(state.controllers.failure, columns), least: 1, rank: 1},
	{
		lines: problemLines(state, {rows, cursor, columns}),
		least: 1,
		rank: 2,
		sign: hidden => line('problems-cut', span(`   ${symbols.ellipsis} ${targetControllersWords.moreRows(hidden)}`, 'quiet')),
	},
];

/**
The first screen of Target: which controller.
*/
export const controllersPage = (state: State, cursor: number, area: Area): Page => {
	const rows = (state.controllers.value?.controllers ?? []).map((summary): Row => ({summary, details: state.details[summary.name] ?? unasked}));
	const {at} = state.controllers;
	const head = [
		whole([spreadLine({
			key: 'title',
			left: [' ', bold(hasEnvironments(state) ? targetControllersWords.whichEnvironment : targetControllersWords.whichController)],
			right: at === undefined ? [] : [span(targetControllersWords.asked(formatAge(state.now, at)), 'quiet')],
			columns: area.columns,
		})]),
		space('below-title'),
	];
	if (rows.length === 0) {
		return fitBlocks({
			head: [...head, ...withoutControllers(state, area.columns)], list: [], tail: [], focus: undefined,
		}, area);
	}

	const columns = placeColumns(columnsFor(state, rows), area.columns - 4);
	return fitBlocks({
		head: [...head, whole([line('titles', ' '.repeat(3), ...layOutTitles(columns))])],
		list: rows.map((row, index) => line(`controller-${row.summary.name}`, cursorMark(index === cursor), ...layOutRow(columns, cellsOf(state, row)))),
		tail: problemBlocks(state, {rows, cursor, columns: area.columns}),
		focus: [cursor, cursor + 1],
	}, area);
};
