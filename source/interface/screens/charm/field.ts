import {hideTypedSettings} from '../../../domain/charm/hide-typed.js';
import {type CharmOrder} from '../../../domain/charm/order.js';
import {isAtLeast, type JujuVersion} from '../../../domain/version.js';
import {type Overlay, type State} from '../../../state/state.js';
import {type Area} from '../../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../../make-line.js';
import {symbols} from '../../symbols.js';
import {padText, truncateText} from '../../text-width.js';
import {charmFieldWords} from '../../words/charm/field.js';
import {fitBlocks, whole} from '../fit-blocks.js';
import {fieldText, paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';

type FieldOverlay = Extract<Overlay, {name: 'charm-field'}>;

type FieldWords = (typeof charmFieldWords.fields)[keyof CharmOrder];

/** What clients before 2.9 call charms and channels: they know the old store, which has no tracks; 1.25 has charms of this machine in a repository. */
const wordsOf = (field: keyof CharmOrder, client: JujuVersion | undefined): FieldWords => {
	const words = charmFieldWords.fields[field];
	if (client === undefined || isAtLeast(client, 2, 9)) {
		return words;
	}

	switch (field) {
		case 'channel': {
			return {...words, what: charmFieldWords.channelWithoutTrack};
		}

		case 'switch': {
			return {...words, what: isAtLeast(client, 2) ? charmFieldWords.charmOfOldStore : charmFieldWords.charmOfRepository};
		}

		default: {
			return words;
		}
	}
};

/** What is asked for to go back to a charm of a file. */
const oldFileWords = (field: keyof CharmOrder): FieldWords => (field === 'repository' ? charmFieldWords.oldRepository : charmFieldWords.oldFile);

/** What stands below the field. */
const emptyText = (oldFile: FieldOverlay['oldFile']): string => {
	if (!oldFile) {
		return charmFieldWords.emptyChangesNothing;
	}

	return oldFile.reading === undefined ? charmFieldWords.emptyDoesNothing : charmFieldWords.beingRead;
};

/**
Asks for one part of an order, or for the file of the charm that an application had.
*/
export const charmFieldPage = ({stage, client}: State, overlay: FieldOverlay, area: Area): Page => {
	const {columns} = area;
	const {
		field, typed, problem, oldFile,
	} = overlay;
	const {title, label, what, how} = oldFile ? oldFileWords(field) : wordsOf(field, client?.version);
	const items = stage.name === 'charm' && stage.step !== 'choose' ? stage.wave.items : [];
	const index = oldFile?.index ?? (stage.name === 'charm' && stage.step === 'order' ? stage.index : -1);
	const application = items[index]?.application;
	const width = label.length + 2;
	return fitBlocks({
		head: [
			whole([line('title', ' ', bold(truncateText(application === undefined ? title : `${application}: ${title}`, columns - 2))), blank('below-title')]),
			{
				lines: paragraph({
					key: 'what', text: what, columns, indent: 3,
				}),
				least: 1,
				rank: 1,
			},
			whole([
				blank('above-field'),
				line('field', ' '.repeat(3), padText(label, width), span(fieldText(field === 'settings' ? hideTypedSettings(typed) : typed, columns - width - 4), 'accent')),
				...(problem === undefined
					? []
					: paragraph({
						key: 'problem', text: `${symbols.bad} ${problem}`, columns, indent: 3, hang: 5, tone: 'bad',
					})),
			]),
		],
		list: [],
		tail: [{
			lines: [
				blank('above-how'),
				...paragraph({
					key: 'how', text: how, columns, indent: 3,
				}),
				...paragraph({
					key: 'empty', text: emptyText(oldFile), columns, indent: 3, tone: 'quiet',
				}),
			],
			least: 0,
			rank: 2,
		}],
		focus: undefined,
	}, area);
};
