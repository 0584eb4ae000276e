import {type CharmOrder} from '../../../domain/charm/order.js';

/** What is asked for in a field, in what form, and what comes of it. */
type FieldWords = {readonly title: string; readonly label: string; readonly what: string; readonly how: string};

const ofFile = 'A name without / at its beginning is one of the folder in which this program was started.';

const charmFile = 'A .charm file, or the folder of a charm';

const repositoryFolder = 'A folder with charms in folders by series, such as trusty/mysql';

const trueOrFalse = 'true or false.';

const fields: Readonly<Record<keyof CharmOrder, FieldWords>> = {
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
		title: 'Which charm on this machine?', label: 'Path', what: `${charmFile}.`, how: `${ofFile} It is read, not changed, before anything is sent.`,
	},
	repository: {
		title: 'Which repository of charms?', label: 'Folder', what: `${repositoryFolder}.`, how: ofFile,
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
		title: 'Shall the charm be trusted?', label: 'Trust', what: trueOrFalse, how: 'A trusted charm gets the credential of the cloud.',
	},
	forceUnits: {
		title: 'Units in error too?', label: 'Force', what: trueOrFalse, how: 'Units in error get the charm and never run its upgrade-charm hook.',
	},
	force: {
		title: 'Past its limits?', label: 'Force', what: trueOrFalse, how: 'Passes over LXD profiles and limits of relations.',
	},
	forceBase: {
		title: 'On any base?', label: 'Force', what: trueOrFalse, how: 'Takes a charm that does not name the base of the application.',
	},
};

const asItWas = (what: string): string => `${what}, as it was before: Juju does not keep it.`;

const howOldIsRead = `${ofFile} It is read, not changed, before anything is asked.`;

/** Words of the field in which one part of an order is typed, or the file of the charm that an application had. */
export const charmFieldWords = {
	fields,
	/** What a channel is for clients that know the old store, which has no tracks. */
	channelWithoutTrack: 'Such as stable, candidate or edge.',
	/** What another charm is for clients that know the old store. */
	charmOfOldStore: 'A name of the store, such as cs:postgresql, or the path of one of the same name.',
	/** The same for clients that have charms of this machine in a repository. */
	charmOfRepository: 'One of the store, such as cs:postgresql, or of the repository, such as local:trusty/postgresql.',
	/** What is asked for to go back to a charm of a file. */
	oldFile: {
		title: 'Where is its old charm?', label: 'Path', what: asItWas(charmFile), how: howOldIsRead,
	},
	/** The same where charms of this machine are in a repository. */
	oldRepository: {
		title: 'Which repository has its old charm?', label: 'Folder', what: asItWas(repositoryFolder), how: howOldIsRead,
	},
	emptyChangesNothing: 'Left empty it stays as it is. Nothing is sent by this.',
	emptyDoesNothing: 'Left empty nothing is done. Nothing is sent by this: every command is shown first.',
	beingRead: 'It is being read.',
} as const;
