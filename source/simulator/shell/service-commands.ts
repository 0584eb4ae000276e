import {findAgent} from '../lookup.js';
import {
	clearDisk,
	restartService,
	startService,
	stopService,
	type ServiceDescription,
} from '../services.js';
import {findFile, type MachineShell} from './machine-folder.js';
import {servicesOf, statusOfService} from './service-report.js';
import {fail, succeed, type ShellAnswer} from './shell-answer.js';
import {
	linesOf,
	operandsOf,
	takeValue,
	textOf,
	type ShellCommand,
} from './shell-command.js';
import {didRestartWorkload, workloadServices} from './workload-services.js';

const agentActions: Readonly<Record<string, typeof restartService>> = {restart: restartService, start: startService, stop: stopService};

const looks: ReadonlySet<string> = new Set(['status', 'is-active', 'is-failed', 'is-enabled']);

const withoutKind = (name: string): string => name.replace(/\.service$/v, '');

const isUpstart = ({cloud, reference}: MachineShell): boolean => findAgent(cloud, reference)?.machine?.init === 'upstart';

const allServices = (shell: MachineShell): readonly ServiceDescription[] => [...servicesOf(shell.cloud, shell.reference), ...workloadServices(shell)];

const statusText = (service: ServiceDescription): string => service.name.startsWith('jujud') ? statusOfService(service) : statusOfService(service).replace(/ - .*/v, '');

const look = (shell: MachineShell, action: string, name: string): ShellAnswer => {
	const service = allServices(shell).find(each => each.name === withoutKind(name));
	if (!service) {
		return action === 'status' ? fail(`Unit ${withoutKind(name)}.service could not be found.`, 4) : {stdout: 'inactive\n', stderr: '', exitCode: 3};
	}

	const isGood = action === 'is-failed' ? service.state === 'failed' : (action === 'is-enabled' || service.state === 'active');
	const words: Readonly<Record<string, string>> = {status: statusText(service), 'is-enabled': 'enabled\n'};
	return {stdout: words[action] ?? `${service.state}\n`, stderr: '', exitCode: isGood ? 0 : (action === 'is-failed' ? 1 : 3)};
};

/** Starts, stops or looks at one service, in any manner. */
const control = (shell: MachineShell, action: string, name: string): ShellAnswer => {
	if (looks.has(action)) {
		return look(shell, action, name);
	}

	const act = Object.hasOwn(agentActions, action === 'reload' ? 'restart' : action) ? agentActions[action === 'reload' ? 'restart' : action] : undefined;
	if (!act) {
		return fail(`Unknown command verb ${action}.`);
	}

	if (act(shell.cloud, shell.reference, name)) {
		return succeed();
	}

	if (action === 'stop' && workloadServices(shell).some(service => service.name === withoutKind(name))) {
		return fail(`The simulation does not stop the service of ${withoutKind(name)}: only those of Juju.`);
	}

	return didRestartWorkload(shell, withoutKind(name)) ? succeed() : fail(`Failed to ${action} ${withoutKind(name)}.service: Unit ${withoutKind(name)}.service not found.`, 5);
};

const joined = (answers: readonly ShellAnswer[]): ShellAnswer => ({
	stdout: answers.map(({stdout}) => stdout).join(''),
	stderr: answers.map(({stderr}) => stderr).join(''),
	exitCode: answers.findLast(({exitCode}) => exitCode !== 0)?.exitCode ?? 0,
});

/** `jujud-*` and the like, of names that were typed in quotes. */
const namesOf = (shell: MachineShell, typed: readonly string[]): readonly string[] => typed.flatMap(name => name.includes('*')
	? allServices(shell).map(service => service.name).filter(each => each.startsWith(withoutKind(name).split('*', 1)[0] ?? ''))
	: [name]);

const subStates = {active: 'running', inactive: 'dead', failed: 'failed'} as const;

const listedService = ({name, state}: ServiceDescription, width: number): string => {
	const description = name.startsWith('jujud-') ? `juju agent for ${name.slice('jujud-'.length)}` : name;
	return `${state === 'failed' ? '●' : ' '} ${`${name}.service`.padEnd(width)} loaded ${state.padEnd(8)} ${subStates[state].padEnd(7)} ${description}`;
};

const listing = (shell: MachineShell, typed: readonly string[]): ShellAnswer => {
	const names = typed.length === 0 ? undefined : new Set(namesOf(shell, typed).map(name => withoutKind(name)));
	const services = allServices(shell).filter(({name}) => names === undefined || names.has(name));
	const width = Math.max(4, ...services.map(({name}) => name.length + 8));
	return succeed([
		`  ${'UNIT'.padEnd(width)} LOAD   ACTIVE   SUB     DESCRIPTION`,
		...services.map(service => listedService(service, width)),
		'',
		`${services.length} loaded units listed.`,
		'',
	].join('\n'));
};

const noCommand = (name: string): ShellAnswer => fail(`bash: ${name}: command not found`, 127);

const systemctl: ShellCommand = (shell, words) => {
	if (isUpstart(shell)) {
		return noCommand('systemctl');
	}

	const [action = 'list-units', ...typed] = operandsOf(words);
	if (action === 'list-units' || action === 'list-unit-files' || words.includes('--failed')) {
		return words.includes('--failed') ? listing(shell, [...allServices(shell).filter(({state}) => state === 'failed').map(({name}) => name), 'none']) : listing(shell, typed);
	}

	if (['daemon-reload', 'enable', 'reset-failed'].includes(action)) {
		return succeed();
	}

	if (typed.length === 0) {
		return action === 'status' ? listing(shell, []) : fail('Too few arguments.');
	}

	return joined(namesOf(shell, typed).map(name => control(shell, action, name)));
};

const service: ShellCommand = (shell, words) => {
	const [name = '', action = ''] = operandsOf(words);
	if (words.includes('--status-all')) {
		return succeed(textOf(allServices(shell).map(each => ` [ ${each.state === 'active' ? '+' : '-'} ]  ${each.name}`)));
	}

	if (name === '' || action === '') {
		return fail('Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]');
	}

	const answer = control(shell, action, name);
	return isUpstart(shell) && answer.exitCode !== 127 ? inUpstartWords(shell, {action, name, answer}) : answer;
};

type Controlled = {readonly action: string; readonly name: string; readonly answer: ShellAnswer};

/** What upstart prints: `jujud-machine-2 start/running, process 2417`. */
const inUpstartWords = (shell: MachineShell, {action, name, answer}: Controlled): ShellAnswer => {
	const found = allServices(shell).find(each => each.name === name);
	if (!found) {
		return fail(`${action}: Unknown job: ${name}`);
	}

	return looks.has(action) || answer.exitCode === 0
		? succeed(`${name} ${found.state === 'inactive' ? 'stop/waiting' : 'start/running, process 2417'}\n`)
		: answer;
};

/** `restart NAME` and `initctl restart NAME`: only where upstart rules. */
const upstart = (action: string): ShellCommand => (shell, words) => {
	const [name = ''] = operandsOf(words);
	return isUpstart(shell) ? inUpstartWords(shell, {action, name, answer: control(shell, action, name)}) : noCommand(action);
};

const initctl: ShellCommand = (shell, words, stdin) => {
	const [action = 'list', ...names] = operandsOf(words);
	if (!isUpstart(shell)) {
		return noCommand('initctl');
	}

	return action === 'list'
		? succeed(textOf(allServices(shell).map(({name, state}) => `${name} ${state === 'inactive' ? 'stop/waiting' : 'start/running, process 2417'}`)))
		: upstart(action)(shell, names, stdin);
};

const syslogTime = (at: number): string => {
	const [, day = '', month = '', , time = ''] = new Date(at).toUTCString().split(' ', 5);
	return `${month} ${day} ${time}`;
};

/** The journal: what services said as they ended, and the log of the machine's agent. */
export const journalLines = (shell: MachineShell, unit: string | undefined): readonly string[] => {
	const machine = findAgent(shell.cloud, shell.reference)?.machine;
	const log = linesOf(machine ? findFile(shell, `/var/log/juju/${machine.tag}.log`)?.text ?? '' : '');
	const services = allServices(shell).filter(({name}) => unit === undefined || name === withoutKind(unit));
	const isOfAgent = unit === undefined || withoutKind(unit) === `jujud-${machine?.tag ?? ''}`;
	const said = services.flatMap(({lines, since}) => lines.map(line => `${syslogTime(since)} ${machine?.hostname ?? ''} ${line}`));
	return [...(isOfAgent ? log : []), ...said];
};

const journalctl: ShellCommand = (shell, words) => {
	if (isUpstart(shell)) {
		return noCommand('journalctl');
	}

	if (words.some(word => word.startsWith('--vacuum-'))) {
		clearDisk(shell.cloud, shell.reference);
		return succeed('Vacuuming done, freed 6.0G of archived journals from /var/log/journal.\n');
	}

	const {value: unit, rest} = takeValue(words.map(word => word.replace(/^--unit=/v, '-u')), '-u');
	const {value: count} = takeValue(rest.map(word => word.replace(/^--lines=/v, '-n')), '-n');
	const lines = journalLines(shell, unit);
	return succeed(textOf(count === undefined ? lines : lines.slice(-Math.max(1, /^\d{1,9}$/v.test(count) ? Number(count) : 10))));
};

const processLine = ({name}: ServiceDescription, id: number): string => {
	const tag = name.slice('jujud-'.length);
	return `root      ${id}  0.7  2.1 /var/lib/juju/tools/${tag}/jujud ${tag.startsWith('unit') ? 'unit' : 'machine'} --data-dir /var/lib/juju`;
};

const ps: ShellCommand = shell => succeed(textOf([
	'USER       PID %CPU %MEM COMMAND',
	...servicesOf(shell.cloud, shell.reference).filter(({state}) => state === 'active').map((each, index) => processLine(each, 2417 + index)),
]));

/** What is about services and their journals. */
export const serviceCommands: Readonly<Record<string, ShellCommand>> = {
	systemctl, service, initctl, journalctl, ps, start: upstart('start'), stop: upstart('stop'), restart: upstart('restart'), status: upstart('status'),
};
