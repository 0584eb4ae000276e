import {type Stage, type State} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {symbols} from '../symbols.js';
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
	head: [line('title', ' ', bold('Looking for juju')), blank('below-title')],
	list: [
		probe('client', state.client !== undefined, {asking: `Asking ${state.session.processName} for its version.`, done: `The client is ${state.client?.text ?? ''}.`}),
		probe('controllers', state.controllers.value !== undefined, {asking: 'Asking which controllers it knows.', done: 'It has told which controllers it knows.'}),
	],
	tail: [
		blank('above-advice'),
		...paragraph({key: 'promise', text: 'Nothing is changed by looking. Nothing that changes the cloud runs before you have seen the command and said yes.', columns}),
	],
});

const noClientPage = (state: State, stage: Extract<Stage, {phase: 'no-client'}>, area: Area): Page => {
	const {columns} = area;
	const {introduction, processName} = state.session;
	return fitBlocks({
		head: [
			whole([line('title', ' ', bold('There is no juju client to work with'))]),
			space('below-title'),
			...failureBlocks(stage.failure, columns),
			{
				lines: paragraph({
					key: 'looked', text: `Looked for: ${processName}. Another one can be named with --juju PATH.`, columns, indent: 3,
				}),
				least: 1,
				rank: 2,
			},
			space('above-introduction'),
			{
				lines: paragraph({
					key: 'introduction',
					text: introduction ?? 'The simulator needs no client: it is a cloud inside this program, with controllers, models and faults, and nothing real is touched by it.',
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
