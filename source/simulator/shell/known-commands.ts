import {type Cloud} from '../cloud.js';
import {findAgent, type AgentReference} from '../lookup.js';
import {copyFile, listFiles, readFile} from '../machine-files.js';
import {
	clearDisk,
	freeDisk,
	restartService,
	startService,
	stopService,
} from '../services.js';
import {servicesOf, statusOfService} from './service-report.js';
import {fail, succeed, type ShellAnswer} from './shell-answer.js';

type Shell = {readonly cloud: Cloud; readonly reference: AgentReference};

const operandsOf = (words: readonly string[]): string[] => words.filter(word => !word.startsWith('-'));

const cat = ({cloud, reference}: Shell, words: readonly string[]): ShellAnswer => {
	const contents = operandsOf(words).map(path => ({path, content: readFile(cloud, reference, path)}));
	const missing = contents.find(({content}) => content === undefined);
	return missing ? fail(`cat: ${missing.path}: No such file or directory`) : succeed(contents.map(({content}) => content).join(''));
};

const list = ({cloud, reference}: Shell, words: readonly string[]): ShellAnswer => {
	const [place = '/home/ubuntu'] = operandsOf(words);
	const folder = place.replace(/\/$/v, '');
	const [start = ''] = folder.split('*', 1);
	const all = folder.includes('*')
		? listFiles(cloud, reference, start.slice(0, start.lastIndexOf('/'))).filter(path => path.startsWith(start))
		: listFiles(cloud, reference, folder).map(path => path.slice(folder.length + 1));
	return all.length === 0 ? fail(`ls: cannot access '${place}': No such file or directory`, 2) : succeed(`${all.join('\n')}\n`);
};

const copy = ({cloud, reference}: Shell, words: readonly string[]): ShellAnswer => {
	const [from = '', to = ''] = operandsOf(words);
	return copyFile(cloud, reference, {from, to}) === undefined ? fail(`cp: cannot stat '${from}': No such file or directory`) : succeed();
};

/** Lines that only one of two files has. Enough for files that differ in a line. */
const difference = ({cloud, reference}: Shell, words: readonly string[]): ShellAnswer => {
	const [left = '', right = ''] = operandsOf(words);
	const [one, other] = [readFile(cloud, reference, left), readFile(cloud, reference, right)];
	if (one === undefined || other === undefined) {
		return fail(`diff: ${one === undefined ? left : right}: No such file or directory`, 2);
	}

	const [ours, theirs] = [one.split('\n'), other.split('\n')];
	const lines = [...ours.filter(line => !theirs.includes(line)).map(line => `< ${line}`), ...theirs.filter(line => !ours.includes(line)).map(line => `> ${line}`)];
	return lines.length === 0 ? succeed() : {stdout: `${lines.join('\n')}\n`, stderr: '', exitCode: 1};
};

const serviceActions: Readonly<Record<string, typeof restartService>> = {restart: restartService, start: startService, stop: stopService};

const control = ({cloud, reference}: Shell, action: string, name: string): ShellAnswer => {
	const act = Object.hasOwn(serviceActions, action) ? serviceActions[action] : undefined;
	if (act) {
		return act(cloud, reference, name) ? succeed() : fail(`Failed to ${action} ${name}: Unit ${name} not found.`, 5);
	}

	const service = servicesOf(cloud, reference).find(each => each.name === name.replace(/\.service$/v, ''));
	if (!service) {
		return fail(`Unit ${name} could not be found.`, 4);
	}

	const exitCode = service.state === 'active' ? 0 : 3;
	return {stdout: action === 'is-active' ? `${service.state}\n` : statusOfService(service), stderr: '', exitCode};
};

const disk = ({cloud, reference}: Shell): ShellAnswer => {
	const free = freeDisk(cloud, reference) ?? 0;
	const size = Math.max(16_000, free);
	const used = Math.round(((size - free) / size) * 100);
	return succeed([
		'Filesystem     1M-blocks  Used Available Use% Mounted on',
		`/dev/root          ${size} ${String(size - free).padStart(5)} ${String(free).padStart(9)}  ${used}% /`,
		'',
	].join('\n'));
};

const makeRoom = ({cloud, reference}: Shell): ShellAnswer => {
	clearDisk(cloud, reference);
	return succeed('Vacuuming done, freed 6.0G of archived journals from /var/log/journal.\n');
};

const commands: Readonly<Record<string, (shell: Shell, words: readonly string[]) => ShellAnswer>> = {
	cat,
	tail: (shell, words) => cat(shell, words.filter(word => !/^\d+$/v.test(word))),
	ls: list,
	cp: copy,
	diff: difference,
	df: disk,
	hostname: ({cloud, reference}) => succeed(`${findAgent(cloud, reference)?.machine?.hostname ?? ''}\n`),
	true: () => succeed(),
	systemctl: (shell, words) => control(shell, ...pairOf(operandsOf(words))),
	service: (shell, words) => control(shell, ...pairOf(operandsOf(words).toReversed())),
	journalctl: (shell, words) => words.some(word => word.startsWith('--vacuum-')) ? makeRoom(shell) : succeed(servicesOf(shell.cloud, shell.reference).flatMap(({lines}) => lines).join('\n')),
};

const pairOf = ([first = 'status', second = '']: readonly string[]): [string, string] => [first, second];

/**
Runs one of the commands that people type on a machine; there is no pipe and no redirection.

@param text - One simple command, with or without `sudo`.
*/
export const runKnownCommand = (cloud: Cloud, reference: AgentReference, text: string): ShellAnswer => {
	const words = text.split(/\s+/v).filter(word => word !== '' && word !== 'sudo').map(word => word.replaceAll(/^["']|["']$/gv, ''));
	const [name = 'true', ...rest] = words;
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	return command ? command({cloud, reference}, rest) : fail(`bash: line 1: ${name}: command not found`, 127);
};
