import {type Cloud} from '../cloud.js';
import {controllerModelOf} from '../lookup.js';
import {defaultStart, type Scenario} from './scenario.js';
import {buildSecondCloud, type SecondEra} from './second-cloud.js';

const xenial = {name: 'ubuntu', channel: '16.04', series: 'xenial'} as const;
const bionic = {name: 'ubuntu', channel: '18.04', series: 'bionic'} as const;

/** Published in those days, as the controller's stream still lists it. */
const early: SecondEra = {
	clientVersion: '2.0.2', version: '2.0.0', released: ['2.0.0', '2.0.1', '2.0.2'], base: xenial, mongoVersion: '3.2.9',
};

const middle: SecondEra = {
	clientVersion: '2.5.8', version: '2.5.4', released: ['2.5.0', '2.5.1', '2.5.2', '2.5.4', '2.5.7', '2.5.8'], base: bionic, mongoVersion: '3.6.3',
};

const late: SecondEra = {
	clientVersion: '2.8.13', version: '2.8.9', released: ['2.8.6', '2.8.7', '2.8.8', '2.8.9', '2.8.10', '2.8.11', '2.8.13'], base: bionic, mongoVersion: '4.0.18',
};

/** No way to the internet: the binaries are where the client is. */
const cutOff = (cloud: Cloud) => {
	for (const controller of cloud.controllers) {
		controller.published.released = [];
		controller.canFetch = false;
		controllerModelOf(controller).upgradeAvailable = undefined;
	}
};

type Recipe = {readonly name: string; readonly line: string; readonly era: SecondEra; readonly offlineClient?: string};

const recipes: readonly Recipe[] = [
	// Up to 2.4 a client that is newer than its controller sends its own agent where no other is to be had; this one is as old.
	{
		name: 'second-early', line: '2.0', era: early, offlineClient: early.version,
	},
	{name: 'second-middle', line: '2.5', era: middle},
	{name: 'second-late', line: '2.8', era: late},
];

const online = ({name, line, era}: Recipe): Scenario => {
	const title = `A small cloud on ${line}`;
	return {
		name,
		title,
		description: `One controller at ${era.version} with a client of its time, two models, 11 agents. All is well, and ${era.clientVersion} is out.`,
		create: (seed, startedAt = defaultStart) => buildSecondCloud({scenario: name, title, era}, seed, startedAt),
	};
};

const offline = ({name: base, line, era, offlineClient = era.clientVersion}: Recipe): Scenario => {
	const [name, title] = [`${base}-offline`, `A small cloud on ${line} without internet`];
	return {
		name,
		title,
		description: `One controller at ${era.version} with no way to the internet. It knows of no newer version; the client can get the binaries of ${era.clientVersion}.`,
		create(seed, startedAt = defaultStart) {
			const cloud = buildSecondCloud({scenario: name, title, era: {...era, clientVersion: offlineClient}}, seed, startedAt);
			cutOff(cloud);
			return cloud;
		},
	};
};

/** Clouds of the years between 1.25 and 2.9. */
export const secondScenarios: readonly Scenario[] = recipes.flatMap(recipe => [online(recipe), offline(recipe)]);
