import {runningVersion} from '../../state/choose-version.js';
import {type Overlay, type State} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {symbols} from '../symbols.js';
import {fieldText, labelled, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const fact = (key: string, label: string, {text, columns}: {readonly text: string | undefined; readonly columns: number}): readonly Line[] =>
	(text === undefined
		? []
		: labelled({
			key, label, text, columns, width: 12,
		}));

/**
Asks for another version than the one that was chosen; says at once what is wrong with what was typed.
*/
export const versionPage = (state: State, {typed, problem}: Extract<Overlay, {name: 'version'}>, {columns}: Area): Page => ({
	head: [
		line('title', ' ', bold('Which version shall it be?')),
		blank('below-title'),
		line('field', '   Version  ', span(fieldText(typed, columns - 14), 'accent')),
		...(problem === undefined
			? []
			: paragraph({
				key: 'problem', text: `${symbols.bad} ${problem}`, columns, indent: 3, hang: 5, tone: 'bad',
			})),
		blank('below-field'),
	],
	list: [
		...fact('running', 'Runs now', {text: runningVersion(state), columns}),
		...fact('client', 'Client', {text: state.client?.text, columns}),
		...fact('chosen', 'Chosen', {text: state.version === undefined ? undefined : `${state.version.text}. ${state.version.reason}`, columns}),
	],
	tail: [
		blank('above-next'),
		...paragraph({key: 'next', text: 'Type it in full, as 3.6.28, then press Enter. Esc goes back and keeps the version as it was.', columns}),
	],
});
