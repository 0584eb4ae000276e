import {currentModel, statusOf} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {silenceOfTable} from '../../state/watch-view.js';
import {formatDuration} from '../format-time.js';
import {type Line, type Span} from '../line.js';
import {span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {truncateText} from '../text-width.js';
import {tableFilterWords} from '../words/table-filter.js';
import {fieldText} from './text-parts.js';

const leftParts = (state: State, columns: number): ReadonlyArray<Span | string> => {
	const {table} = state;
	if (table.isFiltering) {
		return [' ', span('/ ', 'accent'), fieldText(table.filter, columns - 62), span(`  ${tableFilterWords.howToFilter}`, 'quiet')];
	}

	if (table.quick !== 'all' || table.filter !== '') {
		const shown = tableFilterWords.shown({group: table.quick === 'all' ? undefined : table.quick, filter: table.filter});
		return [' ', span(truncateText(shown, columns - 24), 'accent')];
	}

	const model = currentModel(state);
	const at = model && statusOf(state, model).at;
	if (silenceOfTable(state) !== undefined && at !== undefined) {
		return [' ', span(tableFilterWords.old(formatDuration(state.now - at)), 'warn')];
	}

	return model && statusOf(state, model).value?.hasSilentMachines === true ? [' ', span(truncateText(tableFilterWords.silentMachines, columns - 20), 'quiet')] : [' '];
};

/**
The line below the table: the field for the filter while it is typed, what is filtered, or what the versions rest on; at its end which rows are seen. These
change with a key and not with an answer, unlike the counts in the line below.
*/
export const tableFilterLine = (state: State, {columns, window}: {readonly columns: number; readonly window: string}): Line => spreadLine({
	key: 'filter', left: leftParts(state, columns), right: [span(window, 'quiet')], columns,
});
