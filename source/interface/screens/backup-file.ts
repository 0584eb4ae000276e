import {type Overlay, type State} from '../../state/state.js';
import {type Area} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {symbols} from '../symbols.js';
import {backupFileWords} from '../words/backup-file.js';
import {fitBlocks, whole} from './fit-blocks.js';
import {fieldText, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

/**
Asks for the file of a backup that was made before this run.
*/
export const backupFilePage = (state: State, {typed, problem}: Extract<Overlay, {name: 'backup-file'}>, area: Area): Page => {
	const {columns} = area;
	return fitBlocks({
		head: [
			whole([line('title', ' ', bold(backupFileWords.title)), blank('below-title')]),
			{
				lines: paragraph({
					key: 'what', text: backupFileWords.asksForPath, columns, indent: 3,
				}),
				least: 1,
				rank: 1,
			},
			{
				lines: paragraph({
					key: 'folder', text: state.session.backupFolder, columns, indent: 5, tone: 'quiet',
				}),
				least: 0,
				rank: 2,
			},
			whole([
				blank('above-field'),
				line('field', `   ${backupFileWords.file}  `, span(fieldText(typed, columns - 11), 'accent')),
				...(problem === undefined
					? []
					: paragraph({
						key: 'problem', text: `${symbols.bad} ${problem}`, columns, indent: 3, hang: 5, tone: 'bad',
					})),
			]),
		],
		list: [],
		tail: [{
			lines: [blank('above-how'), ...paragraph({
				key: 'how', text: backupFileWords.howProved, columns, indent: 3,
			})],
			least: 0,
			rank: 2,
		}],
		focus: undefined,
	}, area);
};
