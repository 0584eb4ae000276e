import {type ModelReference} from '../domain/intent.js';
import {chooseRemedy, recordCase} from './remedies.js';
import {
	only,
	pushOverlay,
	replaceTop,
	withEffects,
} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {currentModel, topOverlay} from './selectors.js';
import {
	cursorIn,
	findingsAbout,
	placeOfRow,
	troubleRows,
	type FindingsOverlay,
	type TroubleRow,
} from './trouble-rows.js';
import {putBackRemedy} from './undo.js';
import {type ActionId, type State, type Update} from './state.js';

const openList = (state: State, about?: FindingsOverlay['about']): State => pushOverlay(state, {
	name: 'findings', cursor: 0, filter: '', isFiltering: false, about,
});

/** An agent's only finding is opened at once; several stand first in the list. */
const openFindingsOf = (state: State, about: {readonly model: ModelReference; readonly tag: string}): State => {
	const [finding, ...others] = findingsAbout(state, about);
	return finding && others.length === 0
		? pushOverlay(state, {
			name: 'case', case: finding.case, finding, cursor: 0, outcome: undefined,
		})
		: openList(state, finding && about);
};

/** The agent under the cursor of the live table; undefined where nobody has moved it there, or nothing is waited for. */
const agentInTable = (state: State): FindingsOverlay['about'] => {
	const model = currentModel(state);
	const {stage, table, overlays} = state;
	const isTable = overlays.length === 0 && (stage.name === 'watch' || (stage.name === 'perform' && stage.step.phase !== 'ready' && stage.step.phase !== 'refused'));
	return isTable && model && table.selected !== undefined ? {model, tag: table.selected} : undefined;
};

/**
`t`: opens what is found. On an agent its own; on a case the whole list in its place.
*/
export const troubleshoot = (state: State): State => {
	const overlay = topOverlay(state);
	if (overlay?.name === 'agent') {
		return openFindingsOf(state, {model: overlay.model, tag: overlay.tag});
	}

	if (overlay?.name === 'case' || overlay?.name === 'findings') {
		const below = state.overlays.findIndex(({name}) => name === 'case' || name === 'findings');
		return openList({...state, overlays: state.overlays.slice(0, below)});
	}

	const agent = agentInTable(state);
	return agent ? openFindingsOf(state, agent) : openList(state);
};

/**
The same; a case that is opened by it is recorded.
*/
export const openTroubleshoot = (state: State): Update => {
	const next = troubleshoot(state);
	const top = topOverlay(next);
	return withEffects(next, ...(top?.name === 'case' && top.finding ? [recordCase(top.finding)] : []));
};

const openRow = (state: State, overlay: FindingsOverlay, row: TroubleRow): Update => {
	switch (row.kind) {
		case 'group': {
			return only(replaceTop(state, {...overlay, opened: row.isOpen ? undefined : row.group.key}));
		}

		case 'put-back': {
			return chooseRemedy(state, putBackRemedy(state, row.half), undefined);
		}

		case 'finding':
		case 'case': {
			return withEffects(
				pushOverlay(state, {
					name: 'case', case: row.case.id, finding: row.kind === 'finding' ? row.finding : undefined, cursor: 0, outcome: undefined,
				}),
				...(row.kind === 'finding' ? [recordCase(row.finding)] : []),
			);
		}
	}
};

/**
Keys on the list in Troubleshoot.
*/
export const actOnFindings = (state: State, overlay: FindingsOverlay, action: ActionId): Update => {
	const rows = troubleRows(state, overlay);
	const cursor = cursorIn(rows, overlay);
	const move = moveOf(action, 10);
	if (move !== undefined) {
		const next = clamp(cursor + move, 0, Math.max(0, rows.length - 1));
		return only(replaceTop(state, {...overlay, cursor: next, selected: placeOfRow(rows[next])}));
	}

	if (action === 'filter') {
		return only(replaceTop(state, {...overlay, isFiltering: true}));
	}

	const row = rows[cursor];
	return action === 'confirm' && row ? openRow(state, overlay, row) : only(state);
};
