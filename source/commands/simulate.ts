import {once} from 'node:events';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {findScenario, scenarios, type Scenario} from '../simulator/scenarios/index.js';
import {UsageError} from './options.js';
import {pathLine, serveSimulation} from './serve-simulation.js';

type Streams = {
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream;
	/** In place of a scenario that is named. */
	readonly copiedCloud?: Scenario | undefined;
};

type Wish = {readonly scenario: Scenario; readonly seed: number; readonly speed: number; readonly isControlled: boolean};

const numberOf = (text: string, option: string, [least, greatest]: readonly [number, number]): number => {
	const value = Number(text);
	if (text.trim() === '' || !(value >= least && value <= greatest)) {
		throw new UsageError(`"${text}" is no value for --${option}.`, `Give a number from ${least} to ${greatest}.`);
	}

	return value;
};

const readValues = (arguments_: readonly string[]) => {
	try {
		return parseArgs({
			args: [...arguments_],
			options: {
				scenario: {type: 'string', default: ''},
				seed: {type: 'string', default: '1'},
				speed: {type: 'string', default: '1'},
				control: {type: 'boolean', default: false},
			},
		}).values;
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error), 'Run juju-upgrade-wizard --help for the options.');
	}
};

const readWish = (arguments_: readonly string[], copiedCloud: Scenario | undefined): Wish => {
	const values = readValues(arguments_);
	const scenario = copiedCloud ?? findScenario(values.scenario);
	if (!scenario) {
		throw new UsageError(`There is no scenario "${values.scenario}".`, `Choose one of: ${scenarios.map(({name}) => name).join(', ')}.`);
	}

	if (scenario.trouble) {
		throw new UsageError(`The scenario "${scenario.name}" troubles the wizard's own client, and no second terminal.`, 'Use juju-upgrade-wizard --simulate debug; or choose another scenario here.');
	}

	return {
		scenario,
		seed: Math.trunc(numberOf(values.seed, 'seed', [0, 4_294_967_295])),
		speed: numberOf(values.speed, 'speed', [0.01, 1000]),
		isControlled: values.control,
	};
};

const introduction = ({
	scenario, seed, speed, isControlled,
}: Wish, bin: string): string => [
	`A simulated cloud is running: ${scenario.title} (${scenario.name}, seed ${seed}, speed ${speed}).`,
	scenario.description,
	'',
	'Type this in a second terminal; juju speaks to the simulated cloud there, and so does juju-upgrade-wizard:',
	'',
	pathLine({bin}),
	'',
	...(isControlled ? ['There, simulation brings faults in and changes the speed: simulation help tells how.', ''] : []),
	'Ctrl-C ends the simulation.',
	'',
].join('\n');

const exitCodes = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;

type Ending = keyof typeof exitCodes;

/** Waits for a signal that ends the program. */
const waitForEnd = async (): Promise<Ending> => {
	const done = new AbortController();
	try {
		return await Promise.race((Object.keys(exitCodes) as Ending[]).map(async signal => {
			await once(process, signal, {signal: done.signal});
			return signal;
		}));
	} finally {
		done.abort();
	}
};

/**
Serves one simulated cloud until it is ended, and prints how a second terminal gets a `juju` that speaks to it.

@param arguments_ - `--scenario NAME`, `--seed N`, `--speed X`, `--control`.
@returns The exit code, which says by what signal it was ended.
@throws {UsageError} For an unknown scenario and values that cannot be.
*/
export const runSimulate = async (arguments_: readonly string[], {stdout, copiedCloud}: Streams): Promise<number> => {
	const wish = readWish(arguments_, copiedCloud);
	const ended = waitForEnd();
	const simulation = await serveSimulation({
		cloud: wish.scenario.create(wish.seed, Date.now()), speed: wish.speed, isControlled: wish.isControlled,
	});
	try {
		stdout.write(introduction(wish, simulation.bin));
		return exitCodes[await ended];
	} finally {
		await simulation.close();
	}
};
