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
import {fitBlocks, whole} from '../fit-blocks.js';
import {fieldText, paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';

type FieldOverlay = Extract<Overlay, {name: 'charm-field'}>;

type Words = {readonly title: string; readonly label: string; readonly what: string; readonly how: string};

const ofFile = 'A name without / at its beginning is one of the folder in which this program was started.';

/** What is asked for, and in what form. */
const fields: Readonly<Record<keyof CharmOrder, Words>> = {
	channel: {
		title: 'Which channel shall it follow?', label: 'Channel', what: 'Such as 8.0/stable, latest/edge or candidate.', how: 'It is followed from then on, by later upgrades too.',
	},
	revision: {
		title: 'Which revision shall it be?',
		label: 'Revision',
		what: 'A number, such as 29. An older one goes back.',
		how: 'A revision is fixed: later upgrades without one take the newest of the channel.',
	},
	switch: {
		title: 'Which charm in its place?',
		label: 'Charm',
		what: 'A name of the store, such as ch:postgresql, or the path of one of the same name.',
		how: 'It must have every relation and all storage in use; settings that it does not have are lost. The checks say what does not fit.',
	},
	path: {
		title: 'Which charm on this machine?', label: 'Path', what: 'A .charm file, or the folder of a charm.', how: `${ofFile} It is read, not changed, before anything is sent.`,
	},
	repository: {
		title: 'Which repository of charms?', label: 'Folder', what: 'A folder with charms in folders by series, such as trusty/mysql.', how: ofFile,
	},
	config: {
		title: 'Which file with settings?', label: 'File', what: 'A YAML file whose top level is the application, or plain settings.', how: `${ofFile} It is checked before it is sent.`,
	},
	settings: {
		title: 'Which settings?', label: 'Settings', what: 'NAME=VALUE, several apart by spaces; a value with spaces in quotes.', how: 'They are set together with the new charm.',
	},
	resources: {
		title: 'Which resources?', label: 'Resources', what: 'NAME=FILE or NAME=REVISION, several apart by spaces.', how: 'Files are uploaded from this machine with the order.',
	},
	base: {
		title: 'Which base?', label: 'Base', what: 'Such as ubuntu@22.04.', how: 'Units that run keep the base that their machines have.',
	},
	bind: {
		title: 'Bound to which spaces?', label: 'Bindings', what: 'A space for all, such as alpha; or for one endpoint, such as db=alpha.', how: 'Several apart by spaces.',
	},
	storage: {
		title: 'Which storage?', label: 'Storage', what: 'NAME=CONSTRAINTS, such as data=10G.', how: 'For storage that the new charm brings; what is there keeps its size.',
	},
	trust: {
		title: 'Shall the charm be trusted?', label: 'Trust', what: 'true or false.', how: 'A trusted charm gets the credential of the cloud.',
	},
	forceUnits: {
		title: 'Units in error too?', label: 'Force', what: 'true or false.', how: 'Units in error get the charm and never run its upgrade-charm hook.',
	},
	force: {
		title: 'Past its limits?', label: 'Force', what: 'true or false.', how: 'Passes over LXD profiles and limits of relations.',
	},
	forceBase: {
		title: 'On any base?', label: 'Force', what: 'true or false.', how: 'Takes a charm that does not name the base of the application.',
	},
};

/** What clients before 2.9 call charms and channels: they know the old store, which has no tracks; 1.25 has charms of this machine in a repository. */
const wordsOf = (field: keyof CharmOrder, client: JujuVersion | undefined): Words => {
	const words = fields[field];
	if (client === undefined || isAtLeast(client, 2, 9)) {
		return words;
	}

	switch (field) {
		case 'channel': {
			return {...words, what: 'Such as stable, candidate or edge.'};
		}

		case 'switch': {
			return {
				...words,
				what: isAtLeast(client, 2)
					? 'A name of the store, such as cs:postgresql, or the path of one of the same name.'
					: 'One of the store, such as cs:postgresql, or of the repository, such as local:trusty/postgresql.',
			};
		}

		default: {
			return words;
		}
	}
};

/** What is asked for to go back to a charm of a file. */
const oldFileWords = (field: keyof CharmOrder): Words => {
	const isRepository = field === 'repository';
	return {
		title: isRepository ? 'Which repository has its old charm?' : 'Where is its old charm?',
		label: isRepository ? 'Folder' : 'Path',
		what: `${isRepository ? 'A folder with charms in folders by series, such as trusty/mysql' : 'A .charm file, or the folder of a charm'}, as it was before: Juju does not keep it.`,
		how: `${ofFile} It is read, not changed, before anything is asked.`,
	};
};

/** What stands below the field. */
const emptyText = (oldFile: FieldOverlay['oldFile']): string => {
	if (!oldFile) {
		return 'Left empty it stays as it is. Nothing is sent by this.';
	}

	return oldFile.reading === undefined ? 'Left empty nothing is done. Nothing is sent by this: every command is shown first.' : 'It is being read.';
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
