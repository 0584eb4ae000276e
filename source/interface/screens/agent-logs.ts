import {type Known, type LogLine, type StatusLogEntry} from '../../domain/answer.js';
import {formatAge, formatClock} from '../format-time.js';
import {type Line, type Tone} from '../line.js';
import {bold, line, span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {padText, truncateText} from '../text-width.js';
import {agentLogsWords} from '../words/agent-logs.js';
import {paragraph} from './text-parts.js';

type Options = {readonly now: number; readonly columns: number};

type Block<Entry> = Options & {
	readonly key: string;
	readonly words: typeof agentLogsWords.statusLog | typeof agentLogsWords.errorLog;
	readonly draw: (entry: Entry, key: string) => readonly Line[];
};

/** A log with its title, its source and its age; what is not known yet, and why not. */
const block = <Entry>(known: Known<readonly Entry[]>, {
	key, words: {title, command, empty}, draw, now, columns,
}: Block<Entry>): readonly Line[] => {
	const age = known.isAsking ? agentLogsWords.beingAsked : (known.at === undefined ? '' : formatAge(now, known.at));
	const head = spreadLine({
		key, left: [' '.repeat(3), bold(title)], right: [span(agentLogsWords.source(command, age), 'quiet')], columns,
	});
	const failure = known.failure
		? paragraph({
			key: `${key}-failure`, text: `${symbols.bad} ${known.failure.message}`, columns, indent: 3, hang: 5, tone: 'bad',
		})
		: [];
	const {value} = known;
	if (value === undefined) {
		const nothing = known.isAsking ? span(`   ${symbols.busy} ${agentLogsWords.asksJuju}`, 'busy') : span(`   ${agentLogsWords.notAskedYet}`, 'quiet');
		return [head, ...failure, ...(known.failure ? [] : [line(`${key}-nothing`, nothing)])];
	}

	return [
		head,
		...failure,
		...(value.length === 0 ? [line(`${key}-none`, span(`   ${empty}`, 'quiet'))] : value.flatMap((entry, index) => draw(entry, `${key}-${index}`))),
	];
};

const clockOf = (at: number | undefined): string => (at === undefined ? '--:--:--' : formatClock(at));

/** A status log, as old at the top as Juju gives it. */
export const statusLogLines = (known: Known<readonly StatusLogEntry[]>, options: Options): readonly Line[] => block(known, {
	...options,
	key: 'status-log',
	words: agentLogsWords.statusLog,
	draw: ({at, type, status, message}, key) => [line(
		key,
		span(`   ${clockOf(at)}  `, 'quiet'),
		padText(type, 16),
		padText(status, 12),
		truncateText(message.replaceAll(/\s+/gv, ' ').trim(), Math.max(0, options.columns - 38)),
	)],
});

const levelTones: Readonly<Record<string, Tone>> = {ERROR: 'bad', CRITICAL: 'bad', WARNING: 'warn'};

/** The last warnings and errors of an agent's log: bounded, as Juju gives them. */
export const errorLogLines = (known: Known<readonly LogLine[]>, options: Options): readonly Line[] => block(known, {
	...options,
	key: 'error-log',
	words: agentLogsWords.errorLog,
	draw({time, level, module, text}, key) {
		const tone = levelTones[level];
		return [line(
			key,
			span(`   ${time}  `, 'quiet'),
			tone === undefined ? `${level}  ` : span(`${level}  `, tone),
			truncateText(`${module}  ${text.replaceAll(/\s+/gv, ' ').trim()}`, Math.max(0, options.columns - time.length - level.length - 8)),
		)];
	},
});
