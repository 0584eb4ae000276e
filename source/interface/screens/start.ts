import {type Stage, type State} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {symbols} from '../symbols.js';
import {startWords} from '../words/start.js';
import {failureBlocks} from './failure-parts.js';
import {fitBlocks, space, whole} from './fit-blocks.js';
import {paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

/** Rows of the menu below the text where no client was found, an empty one above it included. */
export const startMenuRows = 3;

const probe = (key: string, isDone: boolean, {asking, done}: {readonly asking: string; readonly done: string}): Line => line(
	key,
	' '.repeat(3),
	isDone ? span(`${symbols.good} `, 'ok') : span(`${symbols.busy} `, 'busy'),
	isDone ? done : asking,
);

const probingPage = (state: State, {columns}: Area): Page => ({
	head: [line('title', ' ', bold(startWords.looking)), blank('below-title')],
	list: [
		probe('client', state.client !== undefined, {asking: startWords.askingVersion(state.session.processName), done: startWords.clientIs(state.client?.text ?? '')}),
		probe('controllers', state.controllers.value !== undefined, {asking: startWords.askingControllers, done: startWords.controllersTold}),
	],
	tail: [
		blank('above-advice'),
		...paragraph({key: 'promise', text: startWords.nothingChanged, columns}),
	],
});

const noClientPage = (state: State, stage: Extract<Stage, {phase: 'no-client'}>, area: Area): Page => {
	const {columns} = area;
	const {introduction, processName} = state.session;
	return fitBlocks({
		head: [
			whole([line('title', ' ', bold(startWords.noClient))]),
			space('below-title'),
			...failureBlocks(stage.failure, columns),
			{
				lines: paragraph({
					key: 'looked', text: startWords.lookedFor(processName), columns, indent: 3,
				}),
				least: 1,
				rank: 2,
			},
			space('above-introduction'),
			{
				lines: paragraph({
					key: 'introduction',
					text: introduction ?? startWords.simulatorNeedsNone,
					columns,
				}),
				least: 1,
				rank: 2,
			},
		],
		list: [],
		tail: [],
		focus: undefined,
	}, area);
};

/**
The first screen: the client is looked for, or none was found and the simulator is offered. The choice itself is `StartMenu`, below these lines.
*/
export const startPage = (state: State, stage: Extract<Stage, {name: 'start'}>, area: Area): Page =>
	(stage.phase === 'probing' ? probingPage(state, area) : noClientPage(state, stage, area));
