import {backUpClientLine, type ClientWay} from '../../domain/client-upgrade.js';
import {nextSelfRefresh, type HostFacts} from '../../domain/host.js';
import {clientQuestion, clientUpgrade, handedCommand} from '../../state/client.js';
import {type Overlay, type State} from '../../state/state.js';
import {formatDuration} from '../format-time.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {symbols} from '../symbols.js';
import {
	boldParagraph,
	commandRows,
	labelled,
	paragraph,
} from './text-parts.js';
import {type Page} from './text-page.js';

const fact = (label: string, text: string | undefined, columns: number): readonly Line[] => (text === undefined
	? []
	: labelled({
		key: `fact-${label}`, label, text, columns, width: 11,
	}));

const installationWords: Readonly<Record<HostFacts['installation'], string>> = {
	snap: 'a snap',
	package: 'a package, by apt',
	homebrew: 'by Homebrew',
	other: 'a file that somebody put there',
	simulator: 'not at all: this is the simulator, and nothing of your machine is looked at',
};

const installedText = ({installation, snap}: HostFacts): string => (snap
	? `as the snap ${snap.name}, revision ${snap.revision}, ${snap.channel === undefined ? 'follows no channel' : `follows ${snap.channel}`}${snap.isHeld ? ', held' : ''}`
	: `${installationWords[installation]}${installation === 'snap' ? '; snapd did not say more' : ''}`);

const refreshText = (host: HostFacts, now: number): string => {
	const refresh = nextSelfRefresh(host);
	if (refresh.kind !== 'at') {
		return refresh.reason;
	}

	return refresh.at <= now ? 'by itself, any moment' : `by itself, in ${formatDuration(refresh.at - now)} at the earliest`;
};

const sessionText = ({isRemote, multiplexer}: HostFacts): string => {
	const inside = multiplexer === undefined ? undefined : `inside ${multiplexer}`;
	return isRemote ? `over ssh, ${inside ?? 'in neither tmux nor screen: it ends when the line drops'}` : `on this machine${inside === undefined ? '' : `, ${inside}`}`;
};

const othersText = ({others}: HostFacts): string | undefined => (others.length === 0
	? undefined
	: others.map(({name, path, version}) => [name, ...(version === undefined ? [] : [version]), ...(path === undefined ? [] : [`(${path})`])].join(' ')).join(', '));

const hostLines = (state: State, columns: number): readonly Line[] => {
	const {value, isAsking, failure} = state.host;
	if (!value) {
		return failure && !isAsking
			? paragraph({
				key: 'host', text: failure.message, columns, indent: 3, tone: 'warn',
			})
			: [line('host', ' '.repeat(3), span(`${symbols.busy} Looking at this machine.`, 'busy'))];
	}

	return [
		...fact('Path', value.installation === 'simulator' ? undefined : value.client, columns),
		...fact('Installed', installedText(value), columns),
		...fact('Refreshes', refreshText(value, state.now), columns),
		...fact('Others', othersText(value), columns),
		...fact('Session', sessionText(value), columns),
	];
};

const wayLines = (way: ClientWay, index: number, columns: number): readonly Line[] => [
	blank(`above-${way.id}`),
	...boldParagraph({key: `way-${way.id}`, text: `${index === 0 ? '' : 'Or: '}${way.title}`, columns}),
	...paragraph({
		key: `explanation-${way.id}`, text: way.explanation, columns, indent: 3,
	}),
	...commandRows({key: `commands-${way.id}`, commands: way.commands, columns}),
	...way.notes.flatMap((text, row) => paragraph({
		key: `note-${way.id}-${row}`, text, columns, indent: 3, tone: 'quiet',
	})),
	...(way.undo === undefined
		? []
		: paragraph({
			key: `undo-${way.id}`, text: `Undo: ${way.undo}`, columns, indent: 3, tone: 'quiet',
		})),
];

const looks = {
	fits: {symbol: symbols.good, tone: 'ok'},
	older: {symbol: symbols.warning, tone: 'warn'},
	'other-major': {symbol: symbols.bad, tone: 'bad'},
	unknown: {symbol: '?', tone: 'warn'},
} as const;

const nextSentence = (state: State): string => {
	const {fit} = clientUpgrade(state);
	if (fit === 'fits') {
		return 'Nothing has to be done. Esc goes back.';
	}

	if (fit === 'unknown') {
		return 'Esc goes back.';
	}

	const command = handedCommand(state);
	return command === undefined
		? 'You run these in another terminal; this program runs none of them. c copies, Esc goes back.'
		: `You run these in another terminal. Or Enter asks, and gives this one to: ${command.join(' ')}`;
};

const backupLines = (state: State, columns: number): readonly Line[] => [
	blank('above-backup'),
	...boldParagraph({key: 'backup', text: 'First, keep a copy of what the client knows', columns}),
	...commandRows({key: 'backup-command', commands: [backUpClientLine(state.client?.version)], columns}),
	...paragraph({
		key: 'backup-secret', text: 'Controllers, accounts and keys: whoever has the file has your clouds.', columns, indent: 3, tone: 'quiet',
	}),
];

/**
The operator's own client: what it is, which one fits the wanted version, and the exact commands that bring it. Nothing of it is run from here.
*/
export const clientPage = (state: State, {top}: Extract<Overlay, {name: 'client'}>, {columns}: Area): Page => {
	const {controller, wanted} = clientQuestion(state);
	const {fit, sentence, ways} = clientUpgrade(state);
	const {symbol, tone} = looks[fit];
	return {
		head: [line('title', ' ', bold('The client on this machine')), blank('below-title')],
		list: [
			...fact('Version', state.client?.text ?? 'not known', columns),
			...hostLines(state, columns),
			...fact('Controller', controller?.text, columns),
			...fact('Wanted', wanted?.text, columns),
			blank('above-fit'),
			...paragraph({
				key: 'fit', text: `${symbol} ${sentence}`, columns, hang: 3, tone,
			}),
			...(ways.some(({id}) => id !== 'use-other-client') ? backupLines(state, columns) : []),
			...ways.flatMap((way, index) => wayLines(way, index, columns)),
		],
		tail: [
			blank('above-next'),
			...paragraph({key: 'next', text: nextSentence(state), columns}),
		],
		top,
	};
};
