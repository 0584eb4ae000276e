import {optionRows, type OptionRow} from './options.js';

/** What `help COMMAND` says beside the command's own line, and what completion offers. */
export type CommandDetails = {
	/** What it does, in a few sentences. */
	readonly about: readonly string[];
	/** Options for several commands that this one takes, too; those of its own are known by their description. */
	readonly options: readonly string[];
	/** Of `--format`, the usual one first. */
	readonly formats?: readonly string[];
	readonly exitCodes: readonly number[];
	/** Command lines, without the name of the program. */
	readonly examples: readonly string[];
	/** What its word can be, for completion. */
	readonly word?: 'command' | 'shell' | 'scenario' | 'lesson';
};

const copies = ['from-status', 'scrub', 'fault', 'faults'];
const cloud = ['controller', 'model', 'juju', 'simulate', 'seed', 'speed', ...copies];
const version = ['agent-version', 'agent-stream'];
const result = ['format', 'output'];
const time = ['interval', 'timeout'];
const notices = ['notify', 'notify-argument', 'bell'];
const screen = ['plain', 'ascii', 'no-color', ...notices, 'record'];

/** Options that every command takes. */
const everywhere = new Set(['debug', 'help']);

/** The shells that completion is written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/** Key: the command's name. */
export const commandDetails: Readonly<Record<string, CommandDetails>> = {
	check: {
		about: ['Runs all pre-flight checks once and says what blocks, with evidence and remedies. Changes nothing.'],
		options: [...cloud, ...version, ...result, ...time, 'ignore-check'],
		formats: ['text', 'json', 'markdown'],
		exitCodes: [0, 2, 3, 5],
		examples: ['check -c aws --agent-version 3.6.28', 'check --ignore-check backup-made --format json'],
	},
	plan: {
		about: ['Prints the whole plan with its exact commands and risks, also where checks block. Changes nothing.'],
		options: [...cloud, ...version, ...result, ...time, 'ignore-check'],
		formats: ['text', 'json', 'markdown', 'shell'],
		exitCodes: [0, 2, 3, 5],
		examples: ['plan -c aws --format json -o plan.json', 'plan --format shell -o upgrade.sh'],
	},
	apply: {
		about: [
			'Carries a saved plan out without questions, and stops at the first thing that is not as planned.',
			'Disruptive steps need --yes and each of their risks accepted by name: disruptive, point-of-no-return, and no-backup where none is made. What is missing is',
			'listed with code 4. What loses data is never done. Controller, models and version are those of the plan.',
		],
		options: ['juju', 'simulate', 'seed', 'speed', ...copies, 'read-only', ...result, ...time, ...notices, 'ignore-check', 'take-over', 'data-directory'],
		formats: ['text', 'json'],
		exitCodes: [0, 2, 3, 4, 5, 6, 7, 8],
		examples: ['apply --plan plan.json', 'apply --plan plan.json --yes --accept disruptive --accept point-of-no-return'],
	},
	watch: {
		about: [
			'Follows how the agents of all models, or of those named with -m, reach their version. On a terminal it shows the live tables alone; else, and with --format or',
			'--output, it writes a line for each change, and at least one a minute.',
			'Without --agent-version each model\'s own setting is the goal. With --until-upgraded it ends when every model has satisfied the completion rule:',
			'three good answers in a row over at least ten seconds. A controller that does not answer ends nothing. Changes nothing.',
		],
		options: [...cloud, 'agent-version', ...result, ...time, ...screen],
		formats: ['text', 'json'],
		exitCodes: [0, 2, 3, 5, 7],
		examples: ['watch -c aws --until-upgraded --timeout 1h', 'watch -m aws:admin/web --agent-version 3.6.28 --format json'],
	},
	verify: {
		about: [
			'Says whether every agent has its version and is well, by several answers over ten seconds, and what is not as it was before the last run.',
			'Without --agent-version each model\'s own setting is the version. Changes nothing.',
		],
		options: [...cloud, 'agent-version', ...result, ...time, 'data-directory'],
		formats: ['text', 'json', 'markdown'],
		exitCodes: [0, 2, 3, 5, 6],
		examples: ['verify -c aws --agent-version 3.6.28', 'verify --format markdown -o verification.md'],
	},
	diagnose: {
		about: ['Says what is wrong and what helps, of a cloud or of files that were saved from one. Changes nothing.'],
		options: [...cloud, 'agent-version', ...result, 'timeout'],
		formats: ['text', 'json', 'markdown'],
		exitCodes: [0, 2, 3, 5, 6],
		examples: ['diagnose -m aws:admin/web', 'diagnose --status-file status.json --log-file machine-0.log.gz'],
	},
	charm: {
		about: ['Guides the upgrade of one charm, step by step.'],
		options: [...cloud, ...screen, ...time, 'read-only', 'take-over', 'data-directory'],
		exitCodes: [0, 2, 3, 4, 5, 6, 7, 8],
		examples: ['charm postgresql -m aws:admin/db --channel 14/stable'],
	},
	resume: {
		about: ['Goes on with a run that was interrupted: reads its journal, asks Juju for the truth, and repeats nothing that may already have run.'],
		options: [...screen, ...time, 'juju', 'read-only', 'take-over', 'data-directory'],
		exitCodes: [0, 2, 3, 4, 5, 6, 7, 8],
		examples: ['resume'],
	},
	report: {
		about: ['Tells a run: what was asked, what ran, when, and with what outcome. Changes nothing.'],
		options: [...result, 'data-directory', 'ascii'],
		formats: ['text', 'json', 'markdown', 'html'],
		exitCodes: [0, 2, 3],
		examples: ['report --format html -o report.html'],
	},
	runs: {
		about: ['Lists the runs that are kept on this machine, the newest first.'],
		options: [...result, 'data-directory'],
		formats: ['text', 'json'],
		exitCodes: [0, 2],
		examples: ['runs --format json'],
	},
	paths: {
		about: ['Lists where runs, backups, locks and preferences are kept.'],
		options: [...result, 'data-directory'],
		formats: ['text', 'json'],
		exitCodes: [0, 2],
		examples: ['paths'],
	},
	train: {
		about: [
			'Lessons on simulated clouds, met with the screens of the real thing. Without a lesson all are listed to choose from. Nothing real is touched.',
			'With --from-run a run that is over is played again: its cloud as it was before, with the faults that were met.',
			'What was solved is kept; --data-directory gives everybody of a class a place of their own.',
		],
		options: [...screen, ...result, 'seed', 'speed', 'interval', 'data-directory'],
		formats: ['text', 'json'],
		exitCodes: [0, 2, 3, 4],
		examples: ['train', 'train failed-hook --speed 10', 'train --list --format json', 'train --from-run 20261121-0312'],
		word: 'lesson',
	},
	rehearse: {
		about: [
			'Asks a controller for its models and their statuses, changes nothing, and opens the wizard on a simulated copy of it: the whole upgrade can be played there,',
			'with faults that are named or likely, at any speed. With -o the copy is kept, without its faults, for --simulate --from-status FILE; without a terminal it is',
			'only kept. With -m only those models are copied, and the controller\'s own.',
		],
		options: ['controller', 'model', 'juju', 'agent-version', 'seed', 'speed', 'scrub', 'fault', 'faults', 'output', ...screen, ...time, 'data-directory'],
		exitCodes: [0, 2, 3, 4, 5, 6, 7],
		examples: ['rehearse -c aws --faults likely --seed 7', 'rehearse -c aws --fault hook-failed=mysql/0 --speed 20', 'rehearse -c aws --scrub -o copy.json'],
	},
	simulate: {
		about: [
			'Starts a simulated cloud, and prints how a second terminal gets a juju that speaks to it. Ctrl-C ends it.',
			'With --from-status it is a copy of a real one: one controller, as saved statuses of its models show it. More files may stand behind it.',
		],
		options: ['seed', 'speed', ...copies],
		exitCodes: [0, 2],
		examples: ['simulate production --speed 20', 'simulate small --control', 'simulate --from-status controller.json web.json db.json'],
		word: 'scenario',
	},
	completion: {
		about: ['Prints the completion of this program for a shell.'],
		options: [],
		exitCodes: [0, 2],
		examples: [
			'completion bash > ~/.local/share/bash-completion/completions/juju-upgrade-wizard',
			'completion fish > ~/.config/fish/completions/juju-upgrade-wizard.fish',
		],
		word: 'shell',
	},
	help: {
		about: ['Prints the help of the program, or of one command.'],
		options: [],
		exitCodes: [0, 2],
		examples: ['help watch'],
		word: 'command',
	},
};

/** Commands that an option belongs to alone, as its description begins: `watch: …`, `apply, resume: …`. */
const ownersOf = ({description}: OptionRow): readonly string[] =>
	/^(?<owners>[a-z]+(?:, [a-z]+)*): /v.exec(description)?.groups?.['owners']?.split(', ') ?? [];

/**
The options that a command takes, in the order of all options; undefined stands for the wizard.
*/
export const optionsOf = (command: string | undefined): readonly OptionRow[] => {
	const taken = command === undefined ? undefined : commandDetails[command]?.options;
	return optionRows.filter(row => {
		const owners = ownersOf(row);
		if (owners.length > 0) {
			return command !== undefined && owners.includes(command);
		}

		return everywhere.has(row.name) || (taken === undefined ? !['format', 'output'].includes(row.name) : taken.includes(row.name));
	});
};
