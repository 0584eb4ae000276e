import {type Cloud, type Unit} from '../cloud.js';
import {resolveUnit} from '../hooks.js';
import {findAgent, type AgentReference} from '../lookup.js';
import {type RemoteShell} from '../remote-shell.js';
import {charmFolder, findFile} from './machine-folder.js';
import {createSession} from './machine-session.js';
import {fail, succeed, type ShellAnswer} from './shell-answer.js';

const greetingOf = ({name, trouble, charmTaken}: Unit): string => {
	const what = `This is a simulated debug-hooks session of ${name}:\na shell in its charm's folder, in place of tmux.\n`;
	if (trouble) {
		return [
			`${what}Its hook "${trouble.hook}" fails. Run it: ./hooks/${trouble.hook}`,
			'Find the cause, put it right, run it again, then exit. With exit the hook',
			'counts as run; with exit 1, or after a command that failed, it has failed',
			'once more.',
			'',
		].join('\n');
	}

	return charmTaken?.state === 'conflict' && charmTaken.isCleared !== true
		? `${what}No hook fails: files of its new charm cannot be put in place. See what its\nlog says, and move away what is in the way.\n`
		: `${what}No hook of it fails now. A real session would wait for the next one. To leave: exit.\n`;
};

/** `./hooks/NAME`, `hooks/NAME` or `./dispatch`; undefined for all other commands. */
const hookOf = (word: string, unit: Unit): string | undefined => {
	if (/^(?:\.\/)?dispatch$/v.test(word)) {
		return unit.trouble?.hook ?? 'dispatch';
	}

	const start = `${charmFolder(unit)}/hooks/`;
	return (word.startsWith(start) ? word.slice(start.length) : /^(?:\.\/)?hooks\/(?<name>[\w\-]{1,200})$/v.exec(word)?.groups?.['name']);
};

/** What a hook's run says; it fails as long as its cause is there. */
const runHook = (cloud: Cloud, {place, unit, name}: {place: AgentReference; unit: Unit; name: string}): ShellAnswer => {
	const {trouble} = unit;
	if (trouble?.hook === name) {
		return trouble.isBroken ? fail('dial tcp 127.0.0.1:2379: connect: connection refused') : succeed(`${name} ran well.\n`);
	}

	const isKnown = findFile({cloud, reference: place, folder: '/'}, `${charmFolder(unit)}/hooks/${name}`) !== undefined;
	return isKnown
		? succeed(`The simulation runs only a hook that fails, and ${name} does not.\n`)
		: fail(`bash: ./hooks/${name}: No such file or directory`, 127);
};

/** As the exit code of the session's shell says: 0 is a hook that ran. Source: 2.9.52 `worker/uniter/runner/debug/server.go`. */
const leave = (cloud: Cloud, place: AgentReference, exitCode: number): string => {
	const unit = findAgent(cloud, place)?.unit;
	if (!unit?.trouble) {
		return '';
	}

	const {hook, isBroken} = unit.trouble;
	if (exitCode !== 0) {
		return `The hook "${hook}" has failed once more: the session ended with ${exitCode}.\n`;
	}

	resolveUnit(cloud, place, !isBroken);
	return isBroken
		? `The hook "${hook}" counts as run, though its cause is still there: what it should have done is not done.\n`
		: `The hook "${hook}" ran well: ${unit.name} goes on.\n`;
};

/**
The session that `debug-hooks` opens. What is to be put right has to be put right by whoever is in it.

@param place - The unit.
*/
export const openHooksSession = (cloud: Cloud, place: AgentReference): RemoteShell => {
	const found = findAgent(cloud, place);
	const unit = found?.unit;
	const machine = found?.model.machines.get(unit?.machine ?? '');
	const [name, folder] = unit ? [unit.name.replace('/', '-'), charmFolder(unit)] : [place.agent, '/root'];
	return createSession({
		cloud,
		reference: {...place, agent: machine?.tag ?? place.agent},
		name,
		folder,
		isRoot: true,
		greeting: unit ? greetingOf(unit) : '',
		own(words) {
			const hook = unit && hookOf(words[0] ?? '', unit);
			return unit && hook !== undefined ? runHook(cloud, {place: {...place, agent: machine?.tag ?? place.agent}, unit, name: hook}) : undefined;
		},
		leave: exitCode => leave(cloud, place, exitCode),
	});
};
