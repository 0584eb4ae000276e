import {isAtLeast, type JujuVersion} from '../version.js';
import {isCharmPath} from './charm-names.js';
import {type CharmOrder} from './order.js';

const longest = 4096;

const nameForm = /^[A-Za-z][\w\-.]{0,249}$/v;
const channelForm = /^[0-9A-Za-z][\w\-.]*(?:\/[0-9A-Za-z][\w\-.]*){0,2}$/v;
const baseForm = /^[a-z][0-9a-z]*@\d+(?:\.\d+)?(?:\/[a-z]+)?$/v;
const storageForm = /^[a-z][\-0-9_a-z]*=[0-9A-Za-z][\w,\-.]*$/v;
const bindForm = /^(?:[a-z][\-0-9_a-z]*=)?[a-z][\-0-9a-z]*(?: [a-z][\-0-9_a-z]*=[a-z][\-0-9a-z]*)*$/v;
/** `trusty/mysql` and `local:trusty/mysql`, as 1.25 looks for charms in a repository. */
const localForm = /^(?:local:)?(?:[0-9a-z]+\/)?[a-z][0-9a-z]*(?:-[0-9a-z]+)*$/v;
/** `ch:postgresql`, `cs:~kim/focal/haproxy-3`. */
const storeForm = /^(?:(?:ch|cs):)?(?:~[0-9a-z][+\-.0-9a-z]*\/)?(?:[0-9a-z][.0-9a-z]*\/){0,2}[a-z][0-9a-z]*(?:-[0-9a-z]+)*$/v;

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** Neither a control character nor one of those that Unicode has for breaks. */
const isOneLine = (text: string): boolean => ![...text].some(character => {
	const code = character.codePointAt(0) ?? 0;
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code === 0x20_28 || code === 0x20_29;
});

/** Whether a setting can have this name. */
export const isSettingName = (name: string): boolean => /^\w[\w\-.]{0,249}$/v.test(name);

/**
Why a file or folder cannot stand in a command; undefined where it can. No shell is in between: nothing is expanded.
*/
export const pathProblem = (path: string): string | undefined => {
	if (path.trim() === '' || path.length > longest || !isOneLine(path)) {
		return `${quoted(path)} is no path of a file or folder.`;
	}

	if (path.startsWith('-')) {
		return `Juju would take ${quoted(path)} for an option: write ./ in front of it.`;
	}

	return path.startsWith('~') ? `Nothing stands for the home folder here: write the whole path in place of ${quoted(path)}.` : undefined;
};

/**
Why a setting cannot be given a value in a command; undefined where it can.
*/
export const settingProblem = (name: string, value: string): string | undefined => {
	if (!isSettingName(name)) {
		return `${quoted(name)} is no name of a setting.`;
	}

	if (value.startsWith('@')) {
		return `Juju would read a file for the value of ${name}, since it begins with @: put that setting into a file and set it with juju config --file.`;
	}

	return isOneLine(value) ? undefined : `The value of ${name} has several lines or control characters: put it into a file and set it with juju config --file.`;
};

// 1.25 finds local charms in a repository only.
const isSwitch = (charm: string, order: CharmOrder, client: JujuVersion | undefined): boolean => charm.length <= longest && (
	storeForm.test(charm)
	|| (isCharmPath(charm) && pathProblem(charm) === undefined && (client === undefined || isAtLeast(client, 2)))
	|| (order.repository !== undefined && localForm.test(charm))
);

const revisionProblem = (revision: number | undefined): string | undefined => revision === undefined || (Number.isSafeInteger(revision) && revision >= 0)
	? undefined
	: `${revision} is no revision of a charm; one is a whole number, such as 251.`;

const resourceProblem = ({name, file}: {readonly name: string; readonly file: string}): string | undefined =>
	nameForm.test(name) ? pathProblem(file) : `${quoted(name)} is no name of a resource.`;

const configProblem = (path: string, client: JujuVersion | undefined): string | undefined =>
	// 3.6.28 `cmd/juju/common/configflag.go`: one option for files and for settings; an equals sign tells them apart.
	pathProblem(path) ?? (path.includes('=') && (client === undefined || isAtLeast(client, 3, 6))
		? `Juju would take ${quoted(path)} for a setting, since there is an equals sign in it: give the file another name.`
		: undefined);

/**
What is wrong with single values of an order, a sentence each: what no client would take for what it is meant to be.
*/
export const valueProblems = (order: CharmOrder, client: JujuVersion | undefined): readonly string[] => {
	const problems: ReadonlyArray<string | undefined> = [
		order.channel === undefined || channelForm.test(order.channel) ? undefined : `${quoted(order.channel)} is no channel of a charm; one reads like 8.0/stable.`,
		revisionProblem(order.revision),
		order.switch === undefined || isSwitch(order.switch, order, client) ? undefined : `${quoted(order.switch)} is no charm; one reads like ch:postgresql or ./postgresql.charm.`,
		order.path === undefined ? undefined : pathProblem(order.path),
		order.repository === undefined ? undefined : pathProblem(order.repository),
		order.config === undefined ? undefined : configProblem(order.config, client),
		...Object.entries(order.settings ?? {}).map(([name, value]) => settingProblem(name, value)),
		...(order.resources ?? []).map(resource => resourceProblem(resource)),
		...(order.storage ?? []).map(storage => storageForm.test(storage) ? undefined : `${quoted(storage)} is no storage; one reads like data=10G.`),
		order.base === undefined || baseForm.test(order.base) ? undefined : `${quoted(order.base)} is no base; one reads like ubuntu@22.04.`,
		order.bind === undefined || bindForm.test(order.bind) ? undefined : `${quoted(order.bind)} binds nothing; it reads like alpha, or like db=alpha.`,
	];
	return problems.filter(problem => problem !== undefined);
};
