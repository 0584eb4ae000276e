import {expiredLogin, explainLogIn, isLoggedOut} from '../../state/log-in.js';
import {type Stage, type State} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {line, span} from '../make-line.js';
import {symbols} from '../symbols.js';
import {performWords} from '../words/perform.js';
import {
	fitBlocks,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {readyBlocks, refusedBlocks, runningBlocks} from './perform-step.js';
import {waitingBlocks} from './perform-waiting.js';
import {drawTable} from './table.js';
import {paragraph} from './text-parts.js';

/** A table with fewer rows than titles, one agent, filter and counts says nothing. */
const leastTable = 4;

/** That nobody is logged in any more, and the key for it. */
const loginBlocks = (state: State, columns: number): readonly Block[] => {
	const expired = expiredLogin(state);
	return expired === undefined
		? []
		: [
			whole(paragraph({
				key: 'login', text: `${symbols.bad} ${explainLogIn(state, expired)}`, columns, indent: 3, hang: 5, tone: 'bad',
			})),
			space('below-login'),
		];
};

const blocksAbove = (state: State, stage: Extract<Stage, {name: 'perform'}>, columns: number): readonly Block[] => {
	const step = stage.plan.steps[stage.index];
	if (!step) {
		return [];
	}

	switch (stage.step.phase) {
		case 'ready': {
			return [...readyBlocks({step, columns}), ...loginBlocks(state, columns)];
		}

		case 'running': {
			return runningBlocks({step, columns, duration: state.now - stage.step.since});
		}

		case 'waiting': {
			return waitingBlocks(state, {progress: stage.step.progress, columns});
		}

		case 'refused': {
			const {failure} = stage.step;
			const isExpired = isLoggedOut(failure);
			return refusedBlocks({
				step, columns, failure: isExpired ? {...failure, message: explainLogIn(state, stage.plan.controller), advice: undefined} : failure,
			});
		}

		case 'done': {
			return [whole([line('done', ' ', span(`${symbols.good} ${performWords.stepDone}`, 'ok'))]), space('above-table')];
		}
	}
};

/**
What stands above the table where nothing has to be left out.
*/
export const performHead = (state: State, columns: number): readonly Line[] => (state.stage.name === 'perform'
	? blocksAbove(state, state.stage, columns).flatMap(({lines}) => lines)
	: []);

/**
Perform: the step, and below it the live table of the model that it is about, in all rows that are left.
*/
export const performScreen = (state: State, area: Area): readonly Line[] => {
	if (state.stage.name !== 'perform') {
		return [];
	}

	const room: Area = {columns: area.columns, rows: Math.max(1, area.rows - leastTable)};
	const {head} = fitBlocks({
		head: blocksAbove(state, state.stage, area.columns), list: [], tail: [], focus: undefined,
	}, room);
	return [...head, ...drawTable(state, {columns: area.columns, rows: area.rows - head.length})].slice(0, area.rows);
};
