import {explainUnknownStream, meaningOfStream, parseAgentStream} from '../../domain/agent-stream.js';
import {warnOfStreams} from '../../domain/stream-changes.js';
import {runningVersion} from '../../state/choose-version.js';
import {presentStream, previewFrom} from '../../state/preview-streams.js';
import {controllerModel} from '../../state/selectors.js';
import {type Overlay, type State} from '../../state/state.js';
import {streamProblem} from '../../state/version-actions.js';
import {versionChoices, type VersionChoice} from '../../state/version-choices.js';
import {type Area, type Line} from '../line.js';
import {
	bold,
	line,
	span,
} from '../make-line.js';
import {symbols} from '../symbols.js';
import {truncateText} from '../text-width.js';
import {versionWords} from '../words/version.js';
import {fitBlocks, space, whole} from './fit-blocks.js';
import {
	cursorMark,
	fieldText,
	labelled,
	paragraph,
} from './text-parts.js';
import {type Page} from './text-page.js';

type VersionOverlay = Extract<Overlay, {name: 'version'}>;

/** Of the words before the fields. */
const fieldLabelWidth = 9;

const fact = (key: string, label: string, {text, columns}: {readonly text: string | undefined; readonly columns: number}): readonly Line[] =>
	(text === undefined
		? []
		: labelled({
			key, label, text, columns, width: 12,
		}));

const complaint = (key: string, text: string, columns: number): readonly Line[] => paragraph({
	key, text: `${symbols.bad} ${text}`, columns, indent: 3, hang: 5, tone: 'bad',
});

const choiceLine = ({text, origin, problem}: VersionChoice, {isSelected, width, columns}: {readonly isSelected: boolean; readonly width: number; readonly columns: number}): Line => line(
	`choice-${text}`,
	cursorMark(isSelected),
	span(text.padEnd(width + 2), problem === undefined ? 'accent' : 'quiet'),
	span(truncateText(problem === undefined ? origin : versionWords.notFromHere(origin), columns - width - 6), 'quiet'),
);

/** Why the version under the cursor, or why it cannot be. */
const reasonLines = (choice: VersionChoice | undefined, columns: number): readonly Line[] => {
	if (!choice) {
		return [];
	}

	return choice.problem === undefined
		? paragraph({
			key: 'why', text: choice.reason, columns, indent: 3,
		})
		: complaint('why', choice.problem, columns);
};

/** What is in the stream that is set, where it is not the usual one. */
const describePresent = (stream: string): string => {
	if (stream === 'released') {
		return versionWords.usualStream;
	}

	const known = parseAgentStream(stream);
	return versionWords.unusualStream(stream, known === undefined ? explainUnknownStream(stream).problem : meaningOfStream(known));
};

const streamText = (state: State, {stream}: VersionOverlay): string => {
	if (stream !== undefined) {
		return versionWords.streamHas(stream, meaningOfStream(stream));
	}

	const {value, failure, isAsking} = presentStream(state);
	if (value) {
		return describePresent(value.stream);
	}

	return isAsking ? versionWords.askingStream : versionWords.unknownStream(failure?.message);
};

/** What comes of the stream: what the upgrade changes, why it cannot be named, or what Juju says to it. */
const streamLines = (state: State, {stream}: VersionOverlay, columns: number): readonly Line[] => {
	const model = controllerModel(state);
	const {isAsking, failure, value} = previewFrom(state, stream);
	const impossible = streamProblem(state, stream);
	if (impossible !== undefined) {
		return complaint('stream-problem', impossible, columns);
	}

	const warning = model && warnOfStreams({
		stream, models: [model], streams: state.streams, render: state.render,
	});
	return [
		...(warning === undefined
			? []
			: paragraph({
				key: 'stream-warning', text: `${symbols.warning} ${warning}`, columns, indent: 3, hang: 5, tone: 'warn',
			})),
		...(isAsking && stream !== undefined
			? paragraph({
				key: 'stream-asking', text: versionWords.askingChoice(stream), columns, indent: 3,
			})
			: []),
		...(failure && stream !== undefined && !isAsking ? complaint('stream-failure', failure.message, columns) : []),
		...(value && value.bestVersion === undefined && stream !== undefined && !isAsking
			? paragraph({
				key: 'stream-nothing', text: versionWords.nothingNewer(stream), columns, indent: 3,
			})
			: []),
	];
};

/** What was chosen and why; the reason stands above already where the cursor is on it. */
const chosenText = ({version}: State, shown: string | undefined): string | undefined =>
	(version === undefined || version.text === shown ? version?.text : version.reason);

/**
Asks for another version than the one that was chosen: those that are known, Juju's own choice first, or one that is typed; and for the stream that it comes from. What cannot
be is said with what to do.
*/
export const versionPage = (state: State, overlay: VersionOverlay, area: Area): Page => {
	const {columns} = area;
	const {typed, cursor, problem} = overlay;
	const choices = versionChoices(state, overlay.stream);
	const width = Math.min(24, Math.max(0, ...choices.map(({text}) => text.length)));
	const isListed = typed === '' && choices.length > 0;
	const comes = streamLines(state, overlay, columns);
	return fitBlocks({
		head: [
			whole([line('title', ' ', bold(versionWords.which))]),
			space('below-title'),
			whole([line('field', ' '.repeat(3), versionWords.version.padEnd(fieldLabelWidth), span(fieldText(typed, columns - 14), 'accent'))]),
			{
				lines: problem === undefined ? [] : complaint('problem', problem, columns), least: 2, rank: 1,
			},
			whole([line('stream', ' '.repeat(3), versionWords.stream.padEnd(fieldLabelWidth), truncateText(streamText(state, overlay), columns - 14))]),
			{lines: problem === undefined ? comes : [], least: Math.min(4, comes.length), rank: 1},
			space('below-field'),
		],
		list: choices.map((choice, index) => choiceLine(choice, {isSelected: isListed && index === cursor, width, columns})),
		tail: [
			space('above-why'),
			{lines: isListed && problem === undefined ? reasonLines(choices[cursor], columns) : [], least: 1, rank: 1},
			{
				lines: [
					...fact('running', versionWords.runsNow, {text: runningVersion(state), columns}),
					...fact('client', versionWords.client, {text: state.client?.text, columns}),
					...fact('chosen', versionWords.chosen, {text: chosenText(state, isListed ? choices[cursor]?.text : undefined), columns}),
				],
				least: 0,
				rank: 3,
			},
			space('above-next'),
			{
				lines: paragraph({key: 'next', text: versionWords.howToChoose, columns}), least: 1, rank: 2,
			},
		],
		focus: isListed ? [cursor, cursor + 1] : undefined,
	}, area);
};
