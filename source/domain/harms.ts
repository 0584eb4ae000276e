import {type Remedy} from './check.js';
import {type Intent, type Renderer} from './intent.js';

/** A way of a command to do harm, wherever a remedy uses it. */
export type Harm = {
	readonly id: string;
	/** As it stands in a command line, for people: `remove-machine --force`. */
	readonly option: string;
	/** What it does that cannot be wished for, in one or two sentences. */
	readonly text: string;
	/** Where it is known from. */
	readonly source: string;
};

type Rule = Harm & {
	/** Words of a command, each as it is typed, `juju` and global options left out. */
	readonly isIn: (words: ReadonlySet<string>) => boolean;
};

const withWords = (...wanted: readonly string[]): Rule['isIn'] => words => wanted.every(word => words.has(word));

const rules: readonly Rule[] = [
	{
		id: 'ignore-agent-versions',
		option: '--ignore-agent-versions',
		text: 'Agents that are behind are left behind: each further version makes it likelier that they cannot talk to the controller when they come back, and then they have to be removed.',
		source: '3.6.28 cmd/juju/commands/upgrademodel.go',
		isIn: withWords('--ignore-agent-versions'),
	},
	{
		id: 'reset-previous-upgrade',
		option: '--reset-previous-upgrade',
		text: 'Juju forgets that the last upgrade was not finished; what broke it stays broken. First repair the cause: a second upgrade over a half-done one can leave data that no version reads.',
		source: '3.6.28 cmd/juju/commands/upgrademodel.go; absent from 4.0 on',
		isIn: withWords('--reset-previous-upgrade'),
	},
	{
		id: 'force-units',
		option: '--force-units',
		text: 'Units in error get the new charm too, and its upgrade-charm hook is skipped there. The charm may go on from a state that its author never thought of.',
		source: '2.0.0 and 3.6.28 cmd/juju/application/refresh.go; 1.25.13 cmd/juju/upgradecharm.go, where it is --force',
		isIn: words => words.has('--force-units') || (words.has('upgrade-charm') && words.has('--force') && words.has('-e')),
	},
	{
		id: 'force-charm',
		option: 'refresh --force',
		text: 'Since 2.5 another thing than --force-units: the new charm gets a profile of its containers that is not allowed, or more relations than it takes. Units in error stay as they are.',
		source: '2.5.8 cmd/juju/application/upgradecharm.go; 3.6.28 cmd/juju/application/refresh.go',
		isIn: words => words.has('--force') && !words.has('-e') && (words.has('refresh') || words.has('upgrade-charm')),
	},
	{
		id: 'force-base',
		option: '--force-base',
		text: 'The charm is put on a base that its author does not name. It may fail in any hook, now or later; --force-series is the older name.',
		source: '3.6.28 cmd/juju/application/refresh.go; 2.0.0 cmd/juju/application/upgradecharm.go',
		isIn: words => words.has('--force-base') || words.has('--force-series'),
	},
	{
		id: 'resolved-no-retry',
		option: 'resolved --no-retry',
		text: 'The failed hook counts as done though it never was: what it should have set up or cleared away is missing, and later hooks build on it.',
		source: '3.6.28 cmd/juju/application/resolved.go; 1.25.13 cmd/juju/resolved.go, where it is what happens without --retry',
		isIn: words => words.has('resolved') && (words.has('--no-retry') || (words.has('-e') && !words.has('--retry'))),
	},
	{
		id: 'remove-machine-force',
		option: 'remove-machine --force',
		text: 'The machine goes with its containers, its units and what is on its disks, without any hook that would save or hand over something. Units of a cluster are not told to leave it.',
		source: '3.6.28 cmd/juju/machine/remove.go',
		isIn: withWords('remove-machine', '--force'),
	},
	{
		id: 'destroy-controller',
		option: 'destroy-controller',
		text: 'The controller and all that it knows is gone for good; with --destroy-all-models so are its models, machines and applications. Only a backup made before brings it back.',
		source: '3.6.28 cmd/juju/controller/destroy.go',
		isIn: withWords('destroy-controller'),
	},
	{
		id: 'kill-controller',
		option: 'kill-controller',
		text: 'Everything is torn down through the cloud, without asking the controller: what it cannot reach stays behind, runs on, and costs money without anybody managing it.',
		source: '3.6.28 cmd/juju/controller/kill.go',
		isIn: withWords('kill-controller'),
	},
	{
		id: 'destroy-environment',
		option: 'destroy-environment',
		text: 'The environment is gone for good: its state server with everything it knows, all machines, all services. With --force even the check of what would be lost is left out.',
		source: '1.25.13 cmd/juju/commands/destroyenvironment.go',
		isIn: withWords('destroy-environment'),
	},
	{
		id: 'unregister',
		option: 'unregister',
		text: 'Only this client forgets the controller: it runs on, with all its machines. Without another registration or user nobody gets into it from here again.',
		source: '3.6.28 cmd/juju/controller/unregister.go',
		isIn: withWords('unregister'),
	},
];

/** All harms that are known, for documents. */
export const harms: readonly Harm[] = rules.map(({id, option, text, source}) => ({
	id, option, text, source,
}));

const harmsIn = (commands: ReadonlyArray<readonly string[]>): readonly Harm[] => {
	const sets = commands.map(words => new Set(words));
	return rules.flatMap(({isIn, ...harm}) => (sets.some(words => isIn(words)) ? [harm] : []));
};

/** Words of a line of advice, from the command of Juju in it on; none where it names no command. */
const commandIn = (line: string): readonly string[] => {
	const words = line.split(/[\s"'\(\),;`]+/v);
	const start = words.indexOf('juju');
	return start === -1 ? [] : words.slice(start + 1).map(word => word.replace(/[.:]$/v, ''));
};

/** Commands that only say what they would do, or that a sentence warns of, do no harm. */
const isHarmless = (line: string): boolean => line.includes('--dry-run');

/**
What harm commands can do that are to be run.

@param intents In the order of the commands.
*/
export const harmsOfIntents = (intents: readonly Intent[], render: Renderer): readonly Harm[] => harmsIn(intents.flatMap(intent => {
	const rendered = render(intent);
	return rendered.kind === 'command' ? [rendered.arguments] : [];
}));

/**
What harm a remedy can do, by the commands that it runs or advises.
*/
export const harmsOf = ({action}: Remedy, render: Renderer): readonly Harm[] => {
	switch (action.type) {
		case 'perform': {
			return harmsOfIntents(action.intents, render);
		}

		case 'advice': {
			return harmsIn(action.lines.filter(line => !isHarmless(line)).map(line => commandIn(line)));
		}

		default: {
			return [];
		}
	}
};

/** A harm as one sentence after its option: `--force-units: Units in error …`. */
export const harmSentence = ({option, text}: Harm): string => `${option}: ${text}`;
