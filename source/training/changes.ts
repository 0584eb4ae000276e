import {recogniseMachineScript} from '../juju/commands/machine-scripts.js';
import {type Trace} from './observed.js';

/** Commands that only read, whatever stands behind them. */
const reads: ReadonlySet<string> = new Set([
	'version',
	'status',
	'controllers',
	'list-controllers',
	'models',
	'list-models',
	'show-controller',
	'show-model',
	'show-unit',
	'show-machine',
	'show-application',
	'machines',
	'whoami',
	'users',
	'list-users',
	'debug-log',
	'show-status-log',
	'disabled-commands',
	'list-disabled-commands',
	'info',
	'find',
	'actions',
	'list-actions',
	'get',
	'get-env',
	'get-environment',

	'list-backups',
	'show-backup',
	'agree',
	'help',
	'switch',
	'export-bundle',
	'download-backup',
	'secret-backends',
	'clouds',
	'credentials',
	'offers',
	'spaces',
	'subnets',
	'storage',
	'show-operation',
	'show-task',
	'operations',
	'login',
]);

/** These only read where no word is `KEY=VALUE` and nothing is reset. */
const settings: ReadonlySet<string> = new Set(['model-config', 'config', 'model-defaults', 'controller-config']);

const isSetting = (words: readonly string[]): boolean => words.some(word => word.includes('=') && !word.startsWith('--format')) || words.includes('--reset') || words.includes('--file');

/** Options of commands for machines that have a value behind them. */
const valued: ReadonlySet<string> = new Set(['-m', '--model', '-e', '--environment', '--machine', '--unit', '-u', '--application', '-a', '--wait', '--timeout', '--execution-group', '--format']);

const machineCommands: ReadonlySet<string> = new Set(['ssh', 'exec', 'run']);

/** A shell that only looks. */
const looks = /^(?:cat|ls|df|diff|tail|head|grep|less|more|systemctl\s+(?:status|is-active|list-units|show)|service\s+\S+\s+status|journalctl|hostname|date|uptime|true|whoami|cd|help|clear|id)\b/v;

type MachineWork = {
	/** Names of the machine or unit, or of all. */
	readonly where: string;
	/** What is done there; undefined where it only looks. */
	readonly what: string | undefined;
};

/** What a person would call a line of a shell. */
const nameTyped = (script: string): string | undefined => {
	const line = script.trim().replace(/^sudo\s+/v, '');
	if (line === '' || looks.test(line)) {
		return undefined;
	}

	const service = /^(?:systemctl\s+(?<verb>restart|start|stop)\s+(?<name>[\w\-.@]+)|service\s+(?<other>[\w\-.@]+)\s+(?<action>restart|start|stop)|(?<upstart>restart|start|stop)\s+(?<job>jujud-[\w\-]+))$/v.exec(line)?.groups;
	if (service) {
		return `${service['verb'] ?? service['action'] ?? service['upstart'] ?? ''} ${(service['name'] ?? service['other'] ?? service['job'] ?? '').replace(/\.service$/v, '')}`;
	}

	const agent = /^(?:cp|mv)\s(?:-\w+\s+)*\S*\/agents\/(?<agent>[\w\-]+)\/agent\.conf\.\S+\s+\S*agent\.conf$/v.exec(line)?.groups?.['agent'];
	return agent === undefined ? line : `put agent.conf of ${agent} back`;
};

/** What one of the wizard's own scripts does. */
const nameScript = (script: string): string | undefined => {
	const known = recogniseMachineScript(script);
	switch (known?.type) {
		case undefined: {
			return nameTyped(script);
		}

		case 'inspect-services':
		case 'inspect-controller-machine':
		case 'read-agent-configuration': {
			return undefined;
		}

		case 'copy-agent-configurations': {
			return 'copy every agent.conf';
		}

		case 'restore-agent-configuration': {
			return `put agent.conf of ${known.agent} back`;
		}

		case 'edit-agent-configuration': {
			return `edit agent.conf of ${known.agent}`;
		}

		case 'restart-agent': {
			return `restart ${known.service.name}`;
		}
	}
};

/** The last of the words that are no options is the script; what stands before it says where. */
const workOf = (words: readonly string[]): MachineWork => {
	const cut = words.indexOf('--');
	const plain = words.slice(1, cut === -1 ? undefined : cut).filter((word, index, rest) => !word.startsWith('-') && !valued.has(rest[index - 1] ?? ''));
	const script = cut === -1 ? (words[0] === 'ssh' ? plain.slice(1).join(' ') : plain.join(' ')) : words.slice(cut + 1).join(' ');
	const targets = words.flatMap((word, index) => (['--machine', '--unit', '-u', '--application', '-a'].includes(words[index - 1] ?? '') ? [word] : []));
	const all = words.includes('--all') ? ['all'] : [];
	const model = words.find((_, index) => ['-m', '--model', '-e'].includes(words[index - 1] ?? ''));
	return {
		where: [...(model === undefined ? [] : ['-m', model]), ...(words[0] === 'ssh' ? plain.slice(0, 1) : [...targets, ...all])].join(' '),
		what: nameScript(script),
	};
};

/**
Whether a command of Juju may have changed something. What is written for a machine's shell counts as a change unless it only looks.
*/
export const isChange = ({words}: Pick<Trace, 'words'>): boolean => {
	const [name = ''] = words;
	if (reads.has(name) || words.includes('--dry-run') || words.includes('--help')) {
		return false;
	}

	// Of 1.25.
	if (name === 'backups' || name === 'block') {
		return words[1] !== 'list' && words[1] !== 'info';
	}

	if (settings.has(name)) {
		return isSetting(words);
	}

	return !machineCommands.has(name) || workOf(words).what !== undefined;
};

/** Words that say how something is done, and not what; those of the second set have a value. */
const manners: ReadonlySet<string> = new Set(['--no-browser-login', '-B', '--yes', '-y', '--no-prompt']);
const mannersWithValue: ReadonlySet<string> = new Set(['--filename']);

/**
A command without what does not matter to its meaning: the same line for the same thing, whoever typed it. What is done in a machine's shell is told in words:
`ssh -m aws:admin/db 2: restart jujud-machine-2`.
*/
export const meaningOf = ({words}: Pick<Trace, 'words'>): string => {
	const [name = ''] = words;
	if (machineCommands.has(name)) {
		const {where, what = ''} = workOf(words);
		return `${name} ${where}: ${what}`;
	}

	return words.filter((word, index) => !manners.has(word) && !mannersWithValue.has(word) && !mannersWithValue.has(words[index - 1] ?? '')).join(' ');
};
