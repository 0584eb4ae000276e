/**
What a charm may have this program run: the few commands of `juju` that charms name in their messages, on the charm's own application. A message is text
from the cloud: nothing of it gets into a command but what was read here, word by word.
*/
export type CharmCommand =
	| {readonly verb: 'refresh'; readonly application: string; readonly channel?: string; readonly revision?: number}
	| {readonly verb: 'run'; readonly units: readonly string[]; readonly action: string; readonly parameters: readonly string[]}
	| {readonly verb: 'config'; readonly application: string; readonly settings: readonly string[]}
	| {readonly verb: 'resolved'; readonly units: readonly string[]};

/** Characters; what charms write is much shorter. */
const longestWord = 120;

const mostWords = 12;

// Actions by which charms let people pass over their checks are for people alone.
const actionForm = /^[a-z][0-9a-z]*(?:-[0-9a-z]+)*$/v;
// Neither `=` nor `@` at the front of a value: `key=@FILE` would send a file of the operator's machine to the charm.
const settingForm = /^(?<key>[a-z][\-.0-9_a-z]*)=[0-9A-Za-z][\w+\-.\/:]*$/v;
const channelForm = /^[0-9A-Za-z][\w\-.]*(?:\/[0-9A-Za-z][\w\-.]*){0,2}$/v;
const revisionForm = /^\d{1,9}$/v;

/** `trust` gives the charm the credential of the cloud; that is decided by people. */
const keptForPeople: ReadonlySet<string> = new Set(['trust']);

const isSetting = (word: string): boolean => {
	const key = settingForm.exec(word)?.groups?.['key'];
	return key !== undefined && !keptForPeople.has(key);
};

/** The charm's own unit, or the one that leads. */
const isOwnUnit = (word: string, application: string): boolean =>
	word.startsWith(`${application}/`) && /^(?:\d{1,9}|leader)$/v.test(word.slice(application.length + 1));

// `--name=value` is `--name value`.
const splitOptions = (words: readonly string[]): readonly string[] => words.flatMap(word => {
	const match = /^(?<name>--[\-a-z]+)=(?<value>[^\-].*)$/v.exec(word)?.groups;
	return match ? [match['name'] ?? '', match['value'] ?? ''] : [word];
});

type Refresh = Extract<CharmCommand, {readonly verb: 'refresh'}>;

const withOption = (command: Refresh, option: string, value: string | undefined): Refresh | undefined => {
	if (option === '--revision' && command.revision === undefined && value !== undefined && revisionForm.test(value)) {
		return {...command, revision: Number(value)};
	}

	return option === '--channel' && command.channel === undefined && value !== undefined && channelForm.test(value)
		? {...command, channel: value}
		: undefined;
};

// The application may be left out: people know whose message it is. Without a revision or channel it is a refresh to the newest, which no charm means that speaks of going back.
const readRefresh = (words: readonly string[], application: string): CharmCommand | undefined => {
	let command: Refresh = {verb: 'refresh', application};
	let isNamed = false;
	const rest = splitOptions(words);
	for (let index = 0; index < rest.length; index++) {
		const word = rest[index] ?? '';
		if (word === application && !isNamed) {
			isNamed = true;
			continue;
		}

		index++;
		const next = withOption(command, word, rest[index]);
		if (next === undefined) {
			return undefined;
		}

		command = next;
	}

	return command.revision === undefined && command.channel === undefined ? undefined : command;
};

const readRun = (words: readonly string[], application: string): CharmCommand | undefined => {
	// Ours waits for the answer anyway.
	const rest = words.filter(word => word !== '--wait');
	const count = rest.findIndex(word => !isOwnUnit(word, application));
	const [action, ...parameters] = count === -1 ? [] : rest.slice(count);
	return count > 0 && action !== undefined && actionForm.test(action) && !action.startsWith('force') && parameters.every(word => isSetting(word))
		? {
			verb: 'run', units: rest.slice(0, count), action, parameters,
		}
		: undefined;
};

const readConfig = ([name, ...settings]: readonly string[], application: string): CharmCommand | undefined =>
	name === application && settings.length > 0 && settings.every(word => isSetting(word)) ? {verb: 'config', application, settings} : undefined;

const readResolved = (units: readonly string[], application: string): CharmCommand | undefined =>
	units.length > 0 && units.every(unit => isOwnUnit(unit, application) && !unit.endsWith('/leader')) ? {verb: 'resolved', units} : undefined;

const readers: ReadonlyMap<string, (words: readonly string[], application: string) => CharmCommand | undefined> = new Map([
	['refresh', readRefresh],
	['upgrade-charm', readRefresh],
	['run', readRun],
	['run-action', readRun],
	['config', readConfig],
	['resolved', readResolved],
	['resolve', readResolved],
]);

/**
Reads what a charm wants run on its own application.

@param words Behind `juju`.
@returns Undefined for everything that is not surely one of a few commands in a few forms: another application, model or controller, an option that forces something,
reads a file or switches the charm.
*/
export const readCharmCommand = (words: readonly string[], application: string): CharmCommand | undefined => {
	const [verb = '', ...rest] = words;
	return words.length <= mostWords && words.every(word => word !== '' && word.length <= longestWord) ? readers.get(verb)?.(rest, application) : undefined;
};

/** `mysql/0` is of `mysql`. */
export const applicationOf = (unit: string): string => unit.slice(0, Math.max(0, unit.indexOf('/')));

/** What stands in back-ticks, or in quotation marks after which `juju` follows, in a message of a charm. */
export type CharmAdvice = {
	/** As the charm wrote it, for people. */
	readonly text: string;
	/** Words behind `juju`, where it may be run. */
	readonly words: readonly string[] | undefined;
};

/** Characters of a message that are looked at, and of one command in it. */
const longestMessage = 2000;
const longestAdvice = 300;

type Quotation = {readonly text: string; readonly before: string; readonly after: string};

/** What stands in back-ticks, and in quotation marks where `juju` begins it. */
const quotationsIn = (message: string): readonly Quotation[] => {
	const found: Quotation[] = [];
	for (let index = 0; index < message.length; index++) {
		const mark = message.charAt(index);
		const isOpen = mark === '`' || (mark === '\'' && message.startsWith('juju ', index + 1));
		const end = isOpen ? message.indexOf(mark, index + 1) : -1;
		if (end === -1) {
			continue;
		}

		found.push({text: message.slice(index + 1, end).trim(), before: message.slice(Math.max(0, index - 10), index), after: message.slice(end + 1, end + 41)});
		index = end;
	}

	return found.filter(({text}) => text !== '' && text.length <= longestAdvice);
};

const asWords = (text: string): readonly string[] => text.split(' ').filter(word => word !== '');

// `run `resume-refresh` on unit 2` names an action, and where to run it.
const actionWords = (action: string, {before, after, application}: {readonly before: string; readonly after: string; readonly application: string}): readonly string[] | undefined => {
	const {number, leader} = /^ (?:action )?on (?:the )?(?:unit (?<number>\d{1,9})|(?<leader>leader))(?![\w\/])/v.exec(after)?.groups ?? {};
	if (!/\brun (?:the )?$/iv.test(before) || (number === undefined && leader === undefined)) {
		return undefined;
	}

	return ['run', `${application}/${number ?? 'leader'}`, action];
};

/**
What a charm tells its operators to run.

@param message Of a unit or an application.
@param application Whose message it is.
@returns Commands and actions in the order of the message, each once; those that this program does not run have no words.
*/
export const adviceIn = (message: string, application: string): readonly CharmAdvice[] => {
	const found = quotationsIn(message.slice(0, longestMessage)).flatMap(({text, before, after}): readonly CharmAdvice[] => {
		const isCommand = text.startsWith('juju ');
		const words = isCommand ? asWords(text.slice('juju '.length)) : actionWords(text, {before, after, application});
		return words === undefined ? [] : [{text: isCommand ? text : `juju ${words.join(' ')}`, words: readCharmCommand(words, application) ? words : undefined}];
	});
	return new Map(found.map(advice => [advice.text, advice])).values().toArray();
};
