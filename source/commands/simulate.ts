import {once} from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {findScenario, scenarios, type Scenario} from '../simulator/scenarios/index.js';
import {startServer} from '../simulator/server.js';
import {UsageError} from './options.js';
import {simulatedCharmReader} from './simulated-charm-reader.js';

type Streams = {readonly stdout: NodeJS.WritableStream; readonly stderr: NodeJS.WritableStream};

type Wish = {readonly scenario: Scenario; readonly seed: number; readonly speed: number};

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
			},
		}).values;
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error), 'Run juju-upgrade-wizard --help for the options.');
	}
};

const readWish = (arguments_: readonly string[]): Wish => {
	const values = readValues(arguments_);
	const scenario = findScenario(values.scenario);
	if (!scenario) {
		throw new UsageError(`There is no scenario "${values.scenario}".`, `Choose one of: ${scenarios.map(({name}) => name).join(', ')}.`);
	}

	return {
		scenario,
		seed: Math.trunc(numberOf(values.seed, 'seed', [0, 4_294_967_295])),
		speed: numberOf(values.speed, 'speed', [0.01, 1000]),
	};
};

const quoted = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;

/** A `juju` that speaks to the socket, made of this very program. */
const writeShim = async (folder: string, socketPath: string): Promise<string> => {
	const bin = path.join(folder, 'bin');
	await fs.mkdir(bin, {mode: 0o700});
	const program = await fs.realpath(process.argv[1] ?? '');
	const line = [process.execPath, program, 'simulated-juju', socketPath].map(word => quoted(word)).join(' ');
	await fs.writeFile(path.join(bin, 'juju'), `#!/bin/sh\nexec ${line} "$@"\n`, {mode: 0o700});
	return bin;
};

const introduction = ({scenario, seed, speed}: Wish, bin: string): string => [
	`A simulated cloud is running: ${scenario.title} (${scenario.name}, seed ${seed}, speed ${speed}).`,
	scenario.description,
	'',
	'Type this in a second terminal; juju speaks to the simulated cloud there, and so does juju-upgrade-wizard:',
	'',
	`export PATH=${quoted(bin)}:"$PATH"`,
	'',
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

@param arguments_ - `--scenario NAME`, `--seed N`, `--speed X`.
@returns The exit code, which says by what signal it was ended.
@throws {UsageError} For an unknown scenario and values that cannot be.
*/
export const runSimulate = async (arguments_: readonly string[], {stdout}: Streams): Promise<number> => {
	const wish = readWish(arguments_);
	const ended = waitForEnd();
	// Private from the start: mkdtemp makes folders of mode 0700.
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'juju-simulated-'));
	const socketPath = path.join(folder, 'socket');
	try {
		const server = await startServer({
			cloud: wish.scenario.create(wish.seed, Date.now()), path: socketPath, speed: wish.speed, charmReader: simulatedCharmReader,
		});
		stdout.write(introduction(wish, await writeShim(folder, socketPath)));
		const signal = await ended;
		await server.close();
		return exitCodes[signal];
	} finally {
		await fs.rm(folder, {recursive: true, force: true});
	}
};
