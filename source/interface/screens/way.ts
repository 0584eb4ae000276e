import {shortModelName} from '../../domain/intent.js';
import {hopCommandLine, type HopCommand} from '../../domain/release-path/hop-commands.js';
import {type Overlay, type State} from '../../state/state.js';
import {
	wayChoice,
	wayTo,
	type Way,
	type WayHop,
} from '../../state/way.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {wayWords} from '../words/way.js';
import {commandRows, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const indent = 6;

const titleOf = ({hop, controller, nextController}: WayHop): string => {
	const change = `${hop.from} ${symbols.arrow} ${hop.to}`;
	if (hop.subject === 'models') {
		return wayWords.modelsHop({count: hop.models.length, controller, change});
	}

	return hop.means === 'migrate' ? wayWords.newControllerHop({controller, next: nextController, change}) : wayWords.controllerHop(controller, change);
};

const meansOf = ({hop}: WayHop): string => (hop.means === 'migrate' ? wayWords.byNewController : wayWords.inPlace);

/** A command under what it does; the client is named where it is another than that of the command before. */
const commandLines = ({command, before, key, columns}: {
	readonly command: HopCommand;
	readonly before: HopCommand | undefined;
	readonly key: string;
	readonly columns: number;
}): readonly Line[] => [
	...(before?.client === command.client ? [] : [line(`${key}-client`, ' '.repeat(indent), span(wayWords.withClient(command.client), 'quiet'))]),
	...paragraph({
		key: `${key}-why`, text: command.why, columns, indent,
	}),
	...commandRows({
		key: `${key}-line`, commands: [hopCommandLine(command)], columns, indent: indent + 2,
	}),
];

const hopLines = (entry: WayHop, number: number, columns: number): readonly Line[] => {
	const {hop, commands, warnings} = entry;
	const key = `hop-${number}`;
	return [
		...(number === 1 ? [] : [blank(`${key}-above`)]),
		...paragraph({
			key: `${key}-title`, text: wayWords.hop({number, title: titleOf(entry), means: meansOf(entry)}), columns, indent: 3, hang: indent,
		}).map(row => ({...row, spans: row.spans.map(part => ({...part, isBold: true}))})),
		...paragraph({
			key: `${key}-why`, text: hop.why, columns, indent,
		}),
		...warnings.flatMap((text, index) => paragraph({
			key: `${key}-warning-${index}`, text: `${symbols.warning} ${text}`, columns, indent, hang: indent + 2, tone: 'warn',
		})),
		...(hop.models.length === 0
			? []
			: paragraph({
				key: `${key}-models`, text: wayWords.models(hop.models.map(name => shortModelName(name))), columns, indent,
			})),
		...(hop.minimum === undefined ? [] : [line(`${key}-least`, ' '.repeat(indent), wayWords.modelsNeed(hop.minimum))]),
		...(hop.preChecks.length === 0 ? [] : [line(`${key}-before`, ' '.repeat(indent), span(wayWords.beforeIt, 'quiet'))]),
		...hop.preChecks.flatMap((text, index) => paragraph({
			key: `${key}-check-${index}`, text: `- ${text}`, columns, indent, hang: indent + 2,
		})),
		...commands.flatMap((command, index) => commandLines({
			command, before: commands[index - 1], key: `${key}-command-${index}`, columns,
		})),
	];
};

const nextText = (state: State, way: Way): string => {
	const {hops} = way;
	const [first] = hops;
	if (!first) {
		return wayWords.noWay;
	}

	const choice = wayChoice(state, way);
	if (choice === undefined) {
		return wayWords.nothingIsRun;
	}

	if (choice === 'check') {
		return wayWords.beginsWithNewController;
	}

	return wayWords.takesFirst(first.hop.to, hops.length);
};

const summaryOf = ({from, hops}: Way): string => {
	const stops = hops.filter(({hop}) => hop.subject === 'controller').map(({hop}) => (hop.means === 'migrate' ? wayWords.withNewController(hop.to) : hop.to));
	return [from, ...stops].join(` ${symbols.arrow} `);
};

/**
The way to a version that one upgrade does not lead to: every hop with its reason, what has to be true before it, and the commands that make it.
*/
export const wayPage = (state: State, {wanted, top}: Extract<Overlay, {name: 'way'}>, {columns}: Area): Page => {
	const way = wayTo(state, wanted);
	if (!way) {
		return {
			head: [line('title', ' ', bold(wayWords.wayTo(wanted))), blank('below-title')],
			list: paragraph({key: 'gone', text: wayWords.oneUpgrade, columns}),
			tail: [],
			top: 0,
		};
	}

	return {
		head: [
			spreadLine({
				key: 'title',
				left: [' ', bold(wayWords.wayTo(way.to))],
				right: [span(wayWords.hops(way.hops.length), 'quiet')],
				columns,
			}),
			...(way.hops.length === 0
				? []
				: paragraph({
					key: 'summary', text: summaryOf(way), columns, indent: 3,
				})),
			blank('below-title'),
		],
		list: [
			...way.problems.flatMap((text, index) => paragraph({
				key: `problem-${index}`, text: `${symbols.bad} ${text}`, columns, hang: 3, tone: 'bad',
			})),
			...(way.problems.length === 0 || way.hops.length === 0 ? [] : [blank('below-problems')]),
			...way.hops.flatMap((entry, index) => hopLines(entry, index + 1, columns)),
		],
		tail: [blank('above-next'), ...paragraph({key: 'next', text: nextText(state, way), columns})],
		top,
	};
};
