import {handedCommand} from '../state/client.js';
import {expiredLogin} from '../state/log-in.js';
import {selectFindings} from '../state/selectors.js';
import {type State} from '../state/state.js';
import {newFindingCount} from '../state/trouble-rows.js';
import {lastWay, topWayChoice} from '../state/way.js';
import {enter, letter, type Binding} from './binding.js';
import {charmKeys} from './charm-keys.js';
import {fleetKeys, fleetOpening} from './fleet-keys.js';
import {trainingKeys} from './training-keys.js';
import {type Surface} from './surface.js';

export {type Binding} from './binding.js';

const lists: readonly Surface[] = ['controllers', 'models', 'prepare', 'perform-ready', 'perform-refused', 'perform', 'watch', 'lessons', 'log', 'fleet', 'findings', 'case', 'remedies'];
const texts: readonly Surface[] = ['resume', 'plan', 'verify', 'help', 'log-output', 'agent', 'text', 'client', 'way', 'lesson'];
const charmSteps: readonly Surface[] = ['charms', 'charm-order', 'charm-review', 'charm-plan', 'charm-ready', 'charm-refused', 'charm-perform', 'charm-verify', 'charm-done'];
const steps: readonly Surface[] = ['perform-ready', 'perform-refused', 'perform'];
const tables: readonly Surface[] = [...steps, 'watch'];
const overlays: readonly Surface[] = ['help', 'palette', 'glossary', 'log', 'log-output', 'agent', 'fleet', 'findings', 'case', 'remedies', 'version', 'backup-file', 'text', 'client', 'way', 'lesson', 'charm-field', 'charm-help'];
const fields: ReadonlySet<Surface> = new Set(['filter', 'phrase', 'version', 'backup-file', 'charm-field', 'help', 'palette', 'glossary']);
const stages: readonly Surface[] = ['probing', 'no-client', 'lessons', 'resume', 'controllers', 'models', 'prepare', 'plan', ...tables, 'watch-models', 'verify', 'finished', ...charmSteps];
/** Where something may be under way, so that leaving is asked about. */
const leaving: readonly Surface[] = [...steps, 'verify', 'charm-ready', 'charm-refused', 'charm-perform', 'charm-verify'];
const questions: readonly Surface[] = ['question', 'phrase'];
const everywhere: readonly Surface[] = [...stages, ...overlays, ...questions, 'filter'];
/** Where letters are commands, and nothing is asked. */
const open = [...stages, ...overlays].filter(surface => !fields.has(surface));

/** Where there is something to be done. */
const begun = open.filter(surface => surface !== 'probing' && surface !== 'no-client');

const moves: Binding['actions'] = {
	up: 'up', down: 'down', 'page-up': 'page-up', 'page-down': 'page-down', home: 'top', end: 'bottom',
};
const letterMoves: Binding['actions'] = {
	k: 'up', j: 'down', '<': 'top', '>': 'bottom', G: 'bottom', ' ': 'page-down',
};

const isFiltered = ({table}: State): boolean => table.filter !== '' || table.quick !== 'all';

/**
All keys of the program. Footer, help and handling are made from it; nothing else knows a key.

The order is that of the footer; `key-bindings.ts` says what is left out first where a terminal is narrow.
*/
export const keyTable: readonly Binding[] = [
	{
		actions: {...moves, ...letterMoves},
		surfaces: lists.filter(surface => surface !== 'models'),
		name: '↑↓',
		label: 'move',
		description: 'Moves the cursor; Page Up, Page Down, Home and End go further, j and k do the same',
	},
	{
		actions: {...moves, k: 'up', j: 'down'}, surfaces: ['models'], name: '↑↓', label: 'move', description: 'Moves the cursor',
	},
	{
		actions: {...moves, ...letterMoves},
		surfaces: [...texts.filter(surface => surface !== 'help'), 'charm-review', 'charm-verify'],
		name: '↑↓',
		label: 'scroll',
		description: 'Scrolls; Page Up, Page Down, Home and End go further',
	},
	{
		actions: {up: 'up', down: 'down'}, surfaces: ['version'], name: '↑↓', label: 'move', description: 'Moves among the versions that are known; drops what was typed',
	},
	{
		actions: {tab: 'other-stream'}, surfaces: ['version'], name: 'Tab', label: 'stream', description: 'Goes to the next stream that versions can come from',
	},
	{
		actions: moves, surfaces: ['help', 'glossary'], name: '↑↓', label: 'scroll', description: 'Scrolls',
	},
	{
		actions: moves, surfaces: ['palette'], name: '↑↓', label: 'move', description: 'Moves the cursor',
	},
	{
		actions: {
			up: 'up', down: 'down', left: 'up', right: 'down', tab: 'toggle', k: 'up', j: 'down', y: 'yes', n: 'no',
		}, surfaces: ['question'], name: '↑↓', label: 'choose', description: 'Moves between no and yes; y and n move there too, only Enter answers',
	},
	{
		actions: {}, surfaces: ['case', 'remedies'], name: 'PgDn', label: 'read all', description: 'Opens all that there is to read here, to be scrolled',
	},
	{
		actions: {'page-down': 'page-down'}, surfaces: ['question', 'phrase'], name: 'PgDn', label: 'read all', description: 'Opens all that the question says, to be scrolled; answers nothing',
	},
	{
		// The menu of that screen takes these keys itself.
		actions: {}, surfaces: ['no-client'], name: '↑↓', label: 'move', description: 'Moves the cursor',
	},
	{
		actions: {}, surfaces: ['no-client'], name: '⏎', label: 'choose', description: 'Takes the choice under the cursor',
	},
	enter('choose', ['controllers'], 'Takes the controller under the cursor'),
	enter('check', ['models'], 'Goes on to the checks'),
	enter('remedies', ['prepare'], 'Opens what can be done about the check; all that there is to read of it where nothing can'),
	letter('n', 'next', {label: 'next', surfaces: ['prepare'], description: 'Goes on to the plan'}),
	enter('go on', ['resume'], 'Goes on with the interrupted run; what changes something asks first'),
	enter('start', ['plan'], 'Goes on to the first step; nothing runs yet'),
	enter('go on', ['perform-ready'], 'Shows the question before the command runs'),
	enter('try again', ['perform-refused'], 'Asks before the command runs again'),
	enter('agent', ['perform', 'watch'], 'Shows one agent with its logs'),
	enter('go on', ['verify'], 'Goes on to the next step'),
	enter('leave', ['finished'], 'Ends the program'),
	enter('output', ['log'], 'Shows what the command wrote'),
	enter('commands', ['log-output'], 'Goes back to the list of commands'),
	...fleetKeys,
	enter('open', ['findings'], 'Opens the case'),
	enter('choose', ['case', 'remedies'], 'Takes the remedy under the cursor; what changes something asks first'),
	enter('do it', ['palette'], 'Closes the palette and does what the cursor stands on; what changes something asks first'),
	enter('answer', ['question', 'phrase'], 'Answers'),
	enter('take', ['version'], 'Takes the version'),
	enter('prove', ['backup-file'], 'Reads the file to its end and proves that it is a backup'),
	{
		...enter('take first hop', ['way'], 'Takes the first hop of the way for this run, where that is an upgrade in place'),
		isUseful: state => topWayChoice(state) === 'take',
	},
	enter('keep', ['filter'], 'Keeps the filter and closes its field'),
	...charmKeys,
	...trainingKeys(open.filter(surface => surface !== 'probing' && surface !== 'no-client' && surface !== 'lessons')),
	{
		actions: {' ': 'toggle', x: 'toggle'}, surfaces: ['models'], name: 'Space', label: 'tick', description: 'Ticks or unticks the model',
	},
	{
		actions: {'/': 'filter'}, surfaces: tables, name: '/', label: 'filter', description: 'Filters agents: all words must occur, !word must not',
	},
	{
		actions: {'/': 'filter'}, surfaces: ['findings'], name: '/', label: 'search', description: 'Searches findings and cases',
	},
	letter('s', 'save', {label: 'save', surfaces: ['plan'], description: 'Saves the plan in the folder of the run'}),
	letter('r', 'ask-again', {label: 'ask again', surfaces: ['resume', 'controllers', 'models', 'verify', 'agent', 'fleet', 'case'], description: 'Asks Juju again'}),
	letter('r', 'ask-again', {label: 'check again', surfaces: ['prepare'], description: 'Makes all checks again'}),
	letter('r', 'ask-again', {label: undefined, surfaces: tables, description: 'Asks for the status now'}),
	letter('o', 'other-version', {label: 'other version', surfaces: ['models'], description: 'Takes a version of your own'}),
	letter('o', 'other-version', {label: undefined, surfaces: ['controllers'], description: 'Takes a version of your own, once a controller is chosen'}),
	{
		...letter('i', 'log-in', {
			label: 'log in',
			surfaces: ['resume', 'controllers', 'models', ...steps, 'verify', ...charmSteps.filter(surface => surface !== 'charm-review')],
			description: 'Hands the terminal to juju login where a login has expired',
		}),
		isUseful: state => expiredLogin(state) !== undefined,
	},
	letter('i', 'ignore', {label: 'ignore', surfaces: ['prepare'], description: 'Lets a check pass by name; it is recorded'}),
	letter('u', 'client', {label: 'client', surfaces: ['controllers', 'models', 'prepare'], description: 'Shows the client of this machine, and how it is brought to the version that fits'}),
	{
		actions: {right: 'client'}, surfaces: ['version'], name: '→', label: 'client', description: 'Shows the client of this machine, and how it is brought to that version',
	},
	{
		...enter('run it', ['client'], 'Gives the terminal to the refresh of the client, after a question'),
		isUseful: state => handedCommand(state) !== undefined,
	},
	letter('r', 'ask-again', {label: 'look again', surfaces: ['client'], description: 'Looks at this machine again'}),
	{
		...letter('w', 'way', {label: 'way', surfaces: ['models', 'prepare', 'plan', 'finished'], description: 'Shows every hop to the version that was asked for'}),
		isUseful: state => lastWay(state) !== undefined,
	},
	{
		...letter('n', 'next', {label: 'check', surfaces: ['way'], description: 'Checks what matters to the move, where the way begins with a new controller'}),
		isUseful: state => topWayChoice(state) === 'check',
	},
	letter('h', 'charms', {label: 'charms', surfaces: ['models', 'verify', 'finished'], description: 'Opens the part about charms: which are behind, and how they are upgraded'}),
	letter('n', 'next', {label: 'skip', surfaces: ['perform-refused'], description: 'Goes on to the next step without this one'}),
	letter('n', 'next', {label: undefined, surfaces: ['resume', 'models', 'plan', 'perform', 'perform-ready', 'verify'], description: 'Goes on'}),
	{
		actions: {n: 'next', tab: 'next'}, surfaces: ['watch'], name: 'n', label: 'next model', description: 'Shows the table of the next model that is watched', isUseful: ({stage}) => stage.name === 'watch' && stage.entries.length > 1,
	},
	letter('c', 'copy', {label: 'copy', surfaces: ['log', 'log-output', 'case', 'remedies', 'client', 'way', 'charm-review', 'charm-plan', 'charm-help'], description: 'Copies the command line'}),
	{
		...letter('t', 'troubleshoot', {
			label: 'troubleshoot',
			surfaces: open.filter(surface => !['probing', 'no-client', 'lessons', 'findings', 'case', 'agent'].includes(surface)),
			description: 'Opens what is found to be wrong, and all known cases',
		}),
		detail(state) {
			const count = selectFindings(state).length;
			const added = newFindingCount(state);
			return count === 0 ? '' : (added === count ? ` (${added} new)` : ` (${count}${added === 0 ? '' : `, ${added} new`})`);
		},
	},
	letter('t', 'troubleshoot', {label: 'all findings', surfaces: ['case'], description: 'Opens the list of all that is found to be wrong'}),
	letter('t', 'troubleshoot', {label: 'open finding', surfaces: ['agent'], description: 'Opens what is found to be wrong with this agent'}),
	...fleetOpening({named: ['watch'], surfaces: ['resume', 'controllers', 'models', 'prepare', 'plan', ...tables, 'watch-models', 'verify', 'finished', ...charmSteps]}),
	letter('l', 'log', {label: 'commands', surfaces: open.filter(surface => !['lessons', 'log', 'log-output'].includes(surface)), description: 'Opens the log of commands, each with its output'}),
	letter('s', 'sort', {label: 'sort', surfaces: tables, description: 'Sorts by version, state, latest change, or as Juju does'}),
	letter('b', 'quick-behind', {label: 'behind', surfaces: tables, description: 'Shows only agents that are not upgraded; again: all'}),
	letter('d', 'quick-down', {label: 'down', surfaces: tables, description: 'Shows only agents that are down or lost; again: all'}),
	letter('e', 'quick-error', {label: 'error', surfaces: tables, description: 'Shows only agents in error; again: all'}),
	{
		actions: {escape: 'back', a: 'quick-all'}, surfaces: tables, name: 'Esc', label: 'all agents', description: 'Shows all agents again', isUseful: isFiltered,
	},
	{
		actions: {escape: 'back'},
		surfaces: ['perform-ready'],
		name: 'Esc',
		label: 'back',
		description: 'Goes back to the plan while nothing has been done',
		isUseful: state => state.stage.name === 'perform' && state.stage.index === 0 && !isFiltered(state),
	},
	{
		actions: {escape: 'back'},
		surfaces: ['models', 'prepare', 'plan', ...overlays.filter(surface => surface !== 'fleet'), 'question', 'phrase', 'charm-order', 'charm-review', 'charm-plan', 'charm-ready'],
		name: 'Esc',
		label: 'back',
		description: 'Goes back; answers no where something is asked; never ends the program',
	},
	{
		actions: {escape: 'back'}, surfaces: ['filter'], name: 'Esc', label: 'drop', description: 'Drops the filter and closes its field',
	},
	{
		actions: {escape: 'back'}, surfaces: ['controllers'], name: 'Esc', label: undefined, description: 'Has nowhere to go from the first screen',
	},
	letter(':', 'palette', {label: 'actions', surfaces: begun, description: 'Opens the palette: all that can be done here, found by typing'}),
	{
		actions: {g: 'glossary', E: 'glossary'}, surfaces: begun, name: 'g', label: 'words', description: 'Explains the words of Juju: agent, base, point of no return',
	},
	letter('?', 'help', {label: 'help', surfaces: open, description: 'Lists the keys'}),
	letter('q', 'quit', {label: 'quit', surfaces: open.filter(surface => !leaving.includes(surface)), description: 'Ends the program'}),
	letter('q', 'quit', {label: 'leave', surfaces: leaving, description: 'Asks whether to leave; says what goes on without us'}),
	{
		actions: {'ctrl-l': 'redraw'}, surfaces: everywhere, name: 'Ctrl-L', label: undefined, description: 'Draws the whole screen anew, where something else has written into it',
	},
	{
		actions: {'ctrl-z': 'stop'}, surfaces: everywhere, name: 'Ctrl-Z', label: undefined, description: 'Stops the program and gives the terminal to the shell; fg goes on with it',
	},
	{
		actions: {'ctrl-c': 'interrupt'}, surfaces: everywhere, name: 'Ctrl-C', label: undefined, description: 'Leaves after the step that runs; again: leaves now, Juju goes on by itself',
	},
];
