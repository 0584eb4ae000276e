import {currentModel, statusOf} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {silenceOfTable} from '../../state/watch-view.js';
import {formatDuration} from '../format-time.js';
import {type Line, type Span} from '../line.js';
import {span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {truncateText} from '../text-width.js';
import {fieldText} from './text-parts.js';

const quickWords = {
	behind: 'not upgraded', down: 'down or lost', error: 'in error',
} as const;

/** Where machines report no version, whoever reads the table has to know by what they are judged. */
const silentMachines = 'Machines report no version: units and own state decide.';

const leftParts = (state: State, columns: number): ReadonlyArray<Span | string> => {
	const {table} = state;
	if (table.isFiltering) {
		return [' ', span('/ ', 'accent'), fieldText(table.filter, columns - 62), span('  all words must occur, !word must not', 'quiet')];
	}

	const parts = [
		...(table.quick === 'all' ? [] : [`only agents that are ${quickWords[table.quick]}`]),
		...(table.filter === '' ? [] : [`filter: ${table.filter}`]),
	];
	if (parts.length > 0) {
		return [' ', span(truncateText(`Shown: ${parts.join(', ')}. Esc shows all.`, columns - 24), 'accent')];
	}

	const model = currentModel(state);
	const at = model && statusOf(state, model).at;
	if (silenceOfTable(state) !== undefined && at !== undefined) {
		return [' ', span(`Old: as it was ${formatDuration(state.now - at)} ago.`, 'warn')];
	}

	return model && statusOf(state, model).value?.hasSilentMachines === true ? [' ', span(truncateText(silentMachines, columns - 20), 'quiet')] : [' '];
};

/**
The line below the table: the field for the filter while it is typed, what is filtered, or what the versions rest on; at its end which rows are seen. These
change with a key and not with an answer, unlike the counts in the line below.
*/
export const tableFilterLine = (state: State, {columns, window}: {readonly columns: number; readonly window: string}): Line => spreadLine({
	key: 'filter', left: leftParts(state, columns), right: [span(window, 'quiet')], columns,
});
