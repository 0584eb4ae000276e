import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type LogLine} from '../cloud.js';
import {debugLog as readLog} from '../cluster.js';
import {toJson} from '../dialects/json.js';
import {clockTime, dateOnly, rfcTime} from '../dialects/times.js';
import {type Call, type Command, type Outcome} from './command.js';
import {followLog} from './follow-log.js';
import {misuse} from './refusal.js';
import {expectAtMost, targetModel} from './target.js';

const levels = ['TRACE', 'DEBUG', 'INFO', 'WARNING', 'ERROR'];

/** Lines that are shown where nobody says how many. */
const defaultCount = 10;

/** Since 3.6 `--lines` means to go on for ever, and `--limit` to stop. */
const isNewer = (client: JujuVersion): boolean => isAtLeast(client, 3, 6);

const isGiven = ({options}: Call, name: string): boolean => options.has(name) || options.text(name) !== undefined;

/** Pairs that cannot be together, since 3.6. */
const contradictions: ReadonlyArray<readonly [string, string]> = [
	['no-tail', 'lines'], ['no-tail', 'retry'], ['tail', 'limit'], ['limit', 'lines'], ['replay', 'lines'], ['tail', 'no-tail'],
];

const checkWords = (call: Call) => {
	expectAtMost(call, 0);
	const level = call.options.text('level')?.toUpperCase();
	if (level !== undefined && !levels.includes(level)) {
		throw misuse(`level value "${call.options.text('level')}" is not one of ${levels.map(each => `"${each}"`).join(', ')}`);
	}

	const wrong = isNewer(call.client) ? contradictions.find(pair => pair.every(name => isGiven(call, name))) : undefined;
	if (wrong) {
		throw misuse(`setting --${wrong[0]} and --${wrong[1]} not valid`);
	}
};

const isEndless = (call: Call): boolean => {
	const {options, client} = call;
	if (options.has('tail') || options.has('retry')) {
		return true;
	}

	if (options.has('no-tail') || isGiven(call, 'limit')) {
		return false;
	}

	return call.isTerminal || (isNewer(client) && isGiven(call, 'lines'));
};

/** `machine-2`, `unit-mysql-0` and `mysql/0` name an agent; `unit-mysql-*` names several. */
const agentMatcher = (words: readonly string[]) => {
	const wanted = words.map(word => /^[a-z][\-0-9a-z]*\/\d+$/v.test(word) ? `unit-${word.replace('/', '-')}` : word);
	return ({entity}: LogLine): boolean => wanted.some(word => word.endsWith('*') ? entity.startsWith(word.slice(0, -1)) : word === entity);
};

const moduleMatcher = (words: readonly string[]) => ({module}: LogLine): boolean =>
	words.some(word => module === word || module.startsWith(`${word}.`));

const selected = ({options}: Call, lines: readonly LogLine[]): readonly LogLine[] => {
	const least = levels.indexOf(options.text('level')?.toUpperCase() ?? 'TRACE');
	const [include, exclude] = [options.texts('include'), options.texts('exclude')];
	const [includeModule, excludeModule] = [options.texts('include-module'), options.texts('exclude-module')];
	const [isIn, isOut, isModuleIn, isModuleOut] = [agentMatcher(include), agentMatcher(exclude), moduleMatcher(includeModule), moduleMatcher(excludeModule)];
	return lines.filter(line =>
		levels.indexOf(line.level) >= least
		&& (include.length === 0 || isIn(line))
		&& !isOut(line)
		&& (includeModule.length === 0 || isModuleIn(line))
		&& !isModuleOut(line));
};

const bounded = (call: Call, lines: readonly LogLine[]): readonly LogLine[] => {
	const {options, client} = call;
	const limit = options.text('limit');
	if (options.has('replay')) {
		return limit === undefined ? lines : lines.slice(0, Number(limit));
	}

	const count = options.text('lines') ?? (isNewer(client) ? limit : undefined);
	if (count !== undefined) {
		return lines.slice(-Number(count));
	}

	return isNewer(client) && !isEndless(call) ? lines : lines.slice(-defaultCount);
};

const textOf = ({options}: Call, {at, entity, level, module, message}: LogLine): string => {
	const day = options.has('date') ? `${dateOnly(at)} ` : '';
	const fraction = options.has('ms') ? `.${String(Math.floor(at) % 1000).padStart(3, '0')}` : '';
	return `${entity}: ${day}${clockTime(at)}${fraction} ${level} ${module} ${message}\n`;
};

const jsonOf = ({at, entity, level, module, message}: LogLine): string => toJson({
	timestamp: rfcTime(at), entity, level, module, message,
});

const print = (call: Call, lines: readonly LogLine[]): string => lines.map(line => call.format === 'json' ? jsonOf(line) : textOf(call, line)).join('');

const run = (call: Call): Outcome => {
	checkWords(call);
	const {model} = targetModel(call);
	const lines = bounded(call, selected(call, readLog(call.cloud, model)));
	const stdout = print(call, lines);
	return isEndless(call)
		? {
			stdout, transcript: stdout, takes: Infinity, following: followLog(model, fresh => print(call, selected(call, fresh))),
		}
		: {stdout};
};

const options = (client: JujuVersion): string => [
	'-B,--no-browser-login --color --date --exclude-module=text -i,--include=text --include-module=text -l,--level=text --limit=number --location',
	'-m,--model=text --ms -n,--lines=number --no-tail --replay --tail --utc -x,--exclude=text',
	isAtLeast(client, 4) ? '--exclude-labels=text --include-labels=text --firehose --format=format -o,--output=text' : '',
	isAtLeast(client, 2, 9) && !isAtLeast(client, 4) ? '--exclude-label=text --include-label=text' : '',
	...(isNewer(client) ? ['--retry --retry-delay=duration'] : []),
].join(' ');

/** Source: recorded of a 4.0 controller; forms recorded of 2.9.52 to 4.0.15. */
export const debugLog: Command = {
	name: 'debug-log', options, formats: ['text', 'json'], run,
};
