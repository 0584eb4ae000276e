import {type Overlay, type State} from '../../state/state.js';
import {type Area} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {symbols} from '../symbols.js';
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
			whole([line('title', ' ', bold('Prove a backup made earlier')), blank('below-title')]),
			{
				lines: paragraph({
					key: 'what', text: 'The whole path of its file on this machine; a name without / is one of this folder:', columns, indent: 3,
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
				line('field', '   File  ', span(fieldText(typed, columns - 11), 'accent')),
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
				key: 'how', text: 'It is read from its first to its last byte. Nothing is run, and nothing in it is changed.', columns, indent: 3,
			})],
			least: 0,
			rank: 2,
		}],
		focus: undefined,
	}, area);
};
