import {checkRemedies} from '../../state/overlay-actions.js';
import {subjectName} from '../../state/place-name.js';
import {selectCheckResults} from '../../state/selectors.js';
import {type Overlay, type State} from '../../state/state.js';
import {type Area} from '../line.js';
import {bold, line, span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {textWidth, truncateText} from '../text-width.js';
import {remediesWords} from '../words/remedies.js';
import {fitBlocks, space, whole} from './fit-blocks.js';
import {evidenceLines} from './prepare-evidence.js';
import {lookOf} from './prepare.js';
import {remedyBlocks, remedyLine} from './remedies-detail.js';
import {runningLines} from './remedies-running.js';
import {paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

/**
The remedies of a check, and all about the selected one.
*/
export const remediesPage = (state: State, overlay: Extract<Overlay, {name: 'remedies'}>, area: Area): Page => {
	const {columns} = area;
	const result = selectCheckResults(state).find(({id, subject}) => id === overlay.check && subject === overlay.subject);
	if (!result) {
		return {head: [], list: paragraph({key: 'gone', text: remediesWords.doesNotApply, columns}), tail: []};
	}

	const remedies = checkRemedies(state, overlay);
	const cursor = Math.min(overlay.cursor, remedies.length - 1);
	const selected = remedies[cursor];
	const look = lookOf(state, result);
	const right = `${subjectName(state, result.subject)}  ${look.word}`;
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title',
				left: [' ', span(`${look.symbol} `, look.tone), bold(truncateText(result.title, columns - textWidth(right) - 6))],
				right: [span(right, look.tone)],
				columns,
			})]),
			{lines: evidenceLines({evidence: result.evidence, now: state.now, columns}), least: 1, rank: 2},
			{
				lines: result.consequence === undefined
					? []
					: paragraph({
						key: 'consequence', text: result.consequence, columns, indent: 3,
					}),
				least: 0,
				rank: 1,
			},
			{lines: runningLines(state, remedies, columns), least: 1, rank: 3},
			space('above-remedies'),
		],
		list: remedies.length === 0
			? [line('none', ' ', result.result === 'pass' ? remediesWords.checkPasses : remediesWords.noRemedy)]
			: remedies.map((remedy, index) => remedyLine(remedy, index === cursor, columns)),
		tail: selected ? [space('above-detail'), ...remedyBlocks(state, selected, columns)] : [],
		focus: selected ? [cursor, cursor + 1] : undefined,
	}, area);
};
