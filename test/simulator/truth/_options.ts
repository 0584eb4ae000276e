import {createJuju, createLab} from '../../_helpers/simulated-lab.js';
import {readFixture} from '../../_helpers/fixture.js';
import {type Play} from './_plays.js';

type OptionTable = Readonly<Record<string, Readonly<Record<string, {readonly options: readonly string[]} | undefined>>>>;

/** `commands` and `topics` are no commands: their help is a list. */
const tables = Object.fromEntries(Object.entries(JSON.parse(readFixture('recordings/clients/options.json')) as OptionTable)
	.filter(([command]) => !['commands', 'topics'].includes(command)));

const versions = ['2.8.13', '2.9.31', '2.9.52', '3.0.4', '3.6.28', '4.0.15'] as const;

/** `juju help status` lists each option on a line of its own. */
const optionsIn = (help: string): ReadonlySet<string> => {
	const own = help.slice(0, Math.max(help.indexOf('\nGlobal options'), 0));
	return new Set(own.matchAll(/(?<=^| )-[\-A-Za-z]+/gmv).map(([option]) => option));
};

const play = (version: string, command: string, recorded: readonly string[] | undefined): readonly string[] => {
	const {stdout, stderr} = createJuju(createLab({client: version}))(['help', command]);
	if (stderr.includes('the simulation does not play')) {
		return [`juju ${command} is not played`];
	}

	const isThere = !stderr.includes('is not a juju command') && !stderr.includes('unrecognized command');
	if (recorded === undefined || !isThere) {
		return isThere === (recorded !== undefined) ? [] : [isThere ? 'is a command, recorded as none' : 'is no command, recorded as one'];
	}

	const [wanted, got] = [new Set(recorded.flatMap(option => option.split(', '))), optionsIn(stdout)];
	return [
		...[...wanted].filter(option => !got.has(option)).map(option => `lacks ${option}`),
		...[...got].filter(option => !wanted.has(option)).map(option => `has ${option}`),
	];
};

/** `juju help COMMAND`: whether a client has the command, and the options that are in its help. The help's own words are nobody's business. */
export const options: readonly Play[] = Object.entries(tables).flatMap(([command, table]) =>
	versions.map(version => ({
		recording: `clients/options.json of ${version}`,
		command: `help ${command}`,
		run: () => play(version, command, table[version]?.options),
	})));
