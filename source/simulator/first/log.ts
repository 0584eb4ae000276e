import {type LogLine} from '../cloud.js';
import {debugLog as readLog} from '../cluster.js';
import {followLog} from '../commands/follow-log.js';
import {type Call, type Command, type Outcome} from '../commands/command.js';
import {misuse} from '../commands/refusal.js';
import {expectAtMost} from '../commands/target.js';
import {clockTime, dateOnly} from '../dialects/times.js';
import {environmentOption, targetEnvironment} from './environment.js';

const levels = ['TRACE', 'DEBUG', 'INFO', 'WARNING', 'ERROR'];

const defaultCount = 10;

const isAmong = (words: readonly string[], name: string, separator: string): boolean =>
	words.some(word => word.endsWith('*') ? name.startsWith(word.slice(0, -1)) : name === word || (separator !== '' && name.startsWith(`${word}${separator}`)));

const selected = ({options}: Call, lines: readonly LogLine[]): readonly LogLine[] => {
	const least = levels.indexOf(options.text('level')?.toUpperCase() ?? 'TRACE');
	const [include, exclude] = [options.texts('include'), options.texts('exclude')];
	const [modules, notModules] = [options.texts('include-module'), options.texts('exclude-module')];
	return lines.filter(({level, entity, module}) =>
		levels.indexOf(level) >= least
		&& (include.length === 0 || isAmong(include, entity, ''))
		&& !isAmong(exclude, entity, '')
		&& (modules.length === 0 || isAmong(modules, module, '.'))
		&& !isAmong(notModules, module, '.'));
};

const textOf = ({at, entity, level, module, message}: LogLine): string =>
	`${entity}: ${dateOnly(at)} ${clockTime(at)} ${level} ${module} ${message}\n`;

const run = (call: Call): Outcome => {
	expectAtMost(call, 0);
	const {options} = call;
	const level = options.text('level')?.toUpperCase();
	if (level !== undefined && !levels.includes(level)) {
		throw misuse(`level value ${JSON.stringify(options.text('level'))} is not one of ${levels.map(each => JSON.stringify(each)).join(', ')}`);
	}

	const {model} = targetEnvironment(call);
	const all = selected(call, readLog(call.cloud, model));
	const backlog = options.has('replay') ? all : all.slice(-Number(options.text('lines') ?? defaultCount));
	const limit = Number(options.text('limit') ?? 0);
	const stdout = (limit === 0 ? backlog : backlog.slice(0, limit)).map(line => textOf(line)).join('');
	// It goes on until it has shown as many lines as it may.
	return limit === 0 || backlog.length < limit
		? {
			stdout, transcript: stdout, takes: Infinity, ...(limit === 0 && {following: followLog(model, lines => selected(call, lines).map(line => textOf(line)).join(''))}),
		}
		: {stdout};
};

/** Always follows the log: only `--limit` ends it, once that many lines have come. Source: juju 1.25.13 `cmd/juju/commands/debuglog.go`. */
export const debugLog: Command = {
	name: 'debug-log',
	options: () => `${environmentOption} --exclude-module=text -i,--include=text --include-module=text -l,--level=text --limit=number -n,--lines=number --replay -x,--exclude=text`,
	run,
};
