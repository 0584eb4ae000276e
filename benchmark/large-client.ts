import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {runCommandLine} from '../source/simulator/command-line.js';
import {type Cloud} from '../source/simulator/cloud.js';
import {findScenario} from '../source/simulator/scenarios/index.js';
import {testTime} from '../test/_helpers/make-state.js';
import {agentsOf, asObject} from './table-model.js';

type Json = Record<string, unknown>;

export const openLargeCloud = (): Cloud => {
	const cloud = findScenario('large')?.create(1);
	if (!cloud) {
		throw new Error('The scenario "large" is gone.');
	}

	return cloud;
};

/** What a `juju` of this cloud prints. */
export const askCloud = (cloud: Cloud, words: readonly string[]): string => {
	const {stdout, stderr} = runCommandLine(cloud, words, {now: cloud.now, startedAt: cloud.now, isTerminal: false});
	if (stdout === '') {
		throw new Error(stderr);
	}

	return stdout;
};

const mapKeys = (section: unknown, rename: (key: string) => string, map: (value: Json) => Json = value => value): Json =>
	Object.fromEntries(Object.entries(asObject(section)).map(([key, value]) => [rename(key), map(asObject(value))]));

/** The same model as many times in one, with names and numbers of its own each time. */
export const growStatus = (text: string, times: number): string => {
	const document = asObject(JSON.parse(text));
	const machineCount = Object.keys(asObject(document['machines'])).length;
	const machines: Json = {};
	const applications: Json = {};
	for (let turn = 0; turn < times; turn++) {
		const renumber = (id: string): string => id.replace(/^\d+/v, number => String(Number(number) + (machineCount * turn)));
		const rename = (name: string): string => turn === 0 ? name : name.replace(/^[\-a-z]+/v, application => `${application}-x${turn}`);
		Object.assign(machines, mapKeys(document['machines'], renumber, machine => ({...machine, ...(machine['containers'] !== undefined && {containers: mapKeys(machine['containers'], renumber)})})));
		Object.assign(applications, mapKeys(document['applications'], rename, application => ({
			...application,
			...(application['units'] !== undefined && {
				units: mapKeys(application['units'], rename, unit => ({
					...unit,
					...(typeof unit['machine'] === 'string' && {machine: renumber(unit['machine'])}),
					...(unit['subordinates'] !== undefined && {subordinates: mapKeys(unit['subordinates'], rename)}),
				})),
			}),
		})));
	}

	return JSON.stringify({...document, machines, applications});
};

/** Answers of a controller in the middle of an upgrade, one after the other: 505 agents differ each time. */
export const makeAnswers = (text: string, count: number): readonly string[] => {
	const document = asObject(JSON.parse(text));
	const agents = agentsOf(document);
	return Array.from({length: count}, (_, round) => {
		for (let index = 0; index < 505; index++) {
			const agent = agents[((index * 19) + (round * 7)) % agents.length] ?? {};
			agent['version'] = agent['version'] === '3.6.28' ? '3.6.4' : '3.6.28';
			agent['since'] = new Date(testTime + (round * 1000)).toISOString().replace('T', ' ').replace(/\.\d+Z$/v, 'Z');
		}

		return JSON.stringify(document);
	});
};

export type LargeClient = {
	/** Holds `juju`. */
	readonly folder: string;
	readonly executable: string;
	readonly remove: () => Promise<void>;
};

/** A `juju` that answers at once with what was recorded: one status after the other, from the first again after the last. */
export const makeLargeClient = async (cloud: Cloud, statuses: readonly string[]): Promise<LargeClient> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'benchmark-juju-'));
	const executable = path.join(folder, 'juju');
	const files = {
		version: askCloud(cloud, ['version']),
		controllers: askCloud(cloud, ['controllers', '--format', 'json']),
		models: askCloud(cloud, ['models', '-c', 'big', '--format', 'json']),
		...Object.fromEntries(statuses.map((text, index) => [`status-${index}`, text])),
	};
	await Promise.all(Object.entries(files).map(async ([name, text]) => fs.writeFile(path.join(folder, name), text)));
	await fs.writeFile(path.join(folder, 'count'), '0\n');
	await fs.writeFile(executable, [
		'#!/bin/sh',
		`cd '${folder}' || exit 1`,
		'case "$1" in',
		`status) read -r n < count; echo $(((n + 1) % ${statuses.length})) > count; exec cat "status-$n";;`,
		'version|controllers|models) exec cat "$1";;',
		'esac',
		'echo "ERROR this was not recorded: $*" >&2; exit 1',
		'',
	].join('\n'), {mode: 0o755});
	return {folder, executable, remove: async () => fs.rm(folder, {recursive: true, force: true})};
};
