import {keyTable, type Binding} from '../../source/interface/key-table.js';
import {type Surface} from '../../source/interface/surface.js';
import {tableRow} from '../../source/output/markdown.js';

/** Screens, as people call them, in the order in which one meets them. The compiler sees to it that none is missing. */
const surfaceTitles: Readonly<Record<Surface, string>> = {
	probing: 'Start, while a client is looked for',
	'no-client': 'Start, where there is no client',
	lessons: 'Training: the list of lessons',
	lesson: 'Training: the page of a lesson',
	resume: 'Resume',
	controllers: 'Target: controllers',
	models: 'Target: models',
	version: 'Target: another version',
	client: 'The client of this machine',
	way: 'The way to a version, hop by hop',
	prepare: 'Prepare',
	remedies: 'Prepare: remedies of a check',
	'backup-file': 'Prepare: the file of a backup',
	plan: 'Plan',
	'perform-ready': 'Perform: before a command',
	perform: 'Perform: while a command runs, and the live table',
	'perform-refused': 'Perform: after a refusal',
	verify: 'Verify',
	finished: 'The end',
	'watch-models': 'Watch: before the first answer',
	watch: 'Watch: the live table',
	fleet: 'All models, of all controllers',
	findings: 'Troubleshoot: what was found, and the catalogue',
	case: 'Troubleshoot: a case',
	agent: 'An agent with its logs',
	charms: 'Charms: applications',
	'charm-order': 'Charms: the order',
	'charm-field': 'Charms: a field of the order',
	'charm-review': 'Charms: what speaks for and against it',
	'charm-plan': 'Charms: the plan',
	'charm-ready': 'Charms: before a command',
	'charm-perform': 'Charms: units while they are upgraded',
	'charm-refused': 'Charms: after a refusal',
	'charm-help': 'Charms: help for a unit',
	'charm-verify': 'Charms: before against after',
	'charm-done': 'Charms: the end',
	question: 'A question',
	phrase: 'A question that wants a phrase typed',
	filter: 'While words to filter or search by are typed',
	log: 'The commands so far',
	'log-output': 'What a command wrote',
	text: 'A text to read',
	help: 'The list of keys',
	palette: 'The palette: what can be done here',
	glossary: 'Words of Juju',
};

const keyNames: Readonly<Record<string, string>> = {
	' ': 'Space', '⏎': 'Enter', '↑↓': 'Up, Down', '→': 'Right', up: 'Up', down: 'Down', left: 'Left', right: 'Right', 'page-up': 'Page Up', 'page-down': 'Page Down', home: 'Home', end: 'End',
	enter: 'Enter', escape: 'Esc', tab: 'Tab', 'ctrl-c': 'Ctrl-C', 'ctrl-l': 'Ctrl-L', 'ctrl-z': 'Ctrl-Z', backspace: 'Backspace',
};

const keyText = (key: string): string => `<kbd>${(keyNames[key] ?? key).replaceAll('|', String.raw`\|`).replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</kbd>`;

const keysOf = ({actions, name}: Binding): string => {
	const keys = Object.keys(actions);
	return (keys.length === 0 ? [name === 'PgDn' ? 'page-down' : name] : keys).map(key => keyText(key)).join(' ');
};

const rowsOf = (surface: Surface, common: ReadonlySet<Binding>): readonly string[] => keyTable
	.filter(binding => binding.surfaces.includes(surface) && !common.has(binding))
	.map(binding => tableRow([keysOf(binding), binding.description.replaceAll('|', String.raw`\|`), binding.isUseful ? 'where it is of use' : 'always']));

/** The page about keys, made from the table that handles them. */
export const keysPage = (): string => {
	const surfaces = Object.entries(surfaceTitles) as ReadonlyArray<[Surface, string]>;
	// What stands on most screens is told once.
	const common = new Set(keyTable.filter(binding => binding.surfaces.length > surfaces.length / 2));
	return [
		'# Keys',
		'',
		'Made by `npm run docs` from the table that handles the keys. In the program the last line shows the keys that work now, and <kbd>?</kbd> lists all; typing there searches the list.',
		'',
		'These are the keys as they come. Whoever [has others](files.md#other-keys) finds those in their place: in the last line, the lists, the palette, the plain form,',
		'and in every sentence that names a key.',
		'',
		'A key that was typed before a question was on the screen never answers it. A paste never submits. <kbd>Esc</kbd> never ends the program.',
		'',
		'## On most screens',
		'',
		tableRow(['key', 'does', 'shown']),
		tableRow(['---', '---', '---']),
		...common.values().map(binding => tableRow([keysOf(binding), binding.description, binding.isUseful ? 'where it is of use' : 'always'])),
		'',
		...surfaces.flatMap(([surface, title]) => {
			const rows = rowsOf(surface, common);
			return rows.length === 0 ? [] : [`## ${title}`, '', tableRow(['key', 'does', 'shown']), tableRow(['---', '---', '---']), ...rows, ''];
		}),
	].join('\n');
};
