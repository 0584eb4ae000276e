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
import {clientWords} from '../words/client.js';
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

const refreshText = (host: HostFacts, now: number): string => {
	const refresh = nextSelfRefresh(host);
	if (refresh.kind !== 'at') {
		return refresh.reason;
	}

	return refresh.at <= now ? clientWords.refreshesAnyMoment : clientWords.refreshesAfter(formatDuration(refresh.at - now));
};

const hostLines = (state: State, columns: number): readonly Line[] => {
	const {value, isAsking, failure} = state.host;
	if (!value) {
		return failure && !isAsking
			? paragraph({
				key: 'host', text: failure.message, columns, indent: 3, tone: 'warn',
			})
			: [line('host', ' '.repeat(3), span(`${symbols.busy} ${clientWords.looksAtMachine}`, 'busy'))];
	}

	return [
		...fact(clientWords.path, value.installation === 'simulator' ? undefined : value.client, columns),
		...fact(clientWords.installed, clientWords.howInstalled(value), columns),
		...fact(clientWords.refreshes, refreshText(value, state.now), columns),
		...fact(clientWords.others, value.others.length === 0 ? undefined : clientWords.otherClients(value.others), columns),
		...fact(clientWords.session, clientWords.runsWhere(value), columns),
	];
};

const wayLines = (way: ClientWay, index: number, columns: number): readonly Line[] => [
	blank(`above-${way.id}`),
	...boldParagraph({key: `way-${way.id}`, text: clientWords.way(way.title, index > 0), columns}),
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
			key: `undo-${way.id}`, text: clientWords.undo(way.undo), columns, indent: 3, tone: 'quiet',
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
		return clientWords.nothingToDo;
	}

	if (fit === 'unknown') {
		return clientWords.onlyBack;
	}

	const command = handedCommand(state);
	return command === undefined
		? clientWords.runYourself
		: clientWords.runYourselfOrHand(command.join(' '));
};

const backupLines = (state: State, columns: number): readonly Line[] => [
	blank('above-backup'),
	...boldParagraph({key: 'backup', text: clientWords.keepCopy, columns}),
	...commandRows({key: 'backup-command', commands: [backUpClientLine(state.client?.version)], columns}),
	...paragraph({
		key: 'backup-secret', text: clientWords.copyIsSecret, columns, indent: 3, tone: 'quiet',
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
		head: [line('title', ' ', bold(clientWords.title)), blank('below-title')],
		list: [
			...fact(clientWords.version, state.client?.text ?? clientWords.unknownVersion, columns),
			...hostLines(state, columns),
			...fact(clientWords.controller, controller?.text, columns),
			...fact(clientWords.wanted, wanted?.text, columns),
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
