import {charmUrl} from '../charms/charm-url.js';
import {type Cloud} from '../cloud.js';
import {type CloudBlueprint, type ModelBlueprint} from './blueprint.js';
import {buildCloud} from './build-cloud.js';
import {charmModel} from './charms-cast.js';
import {type CharmEra} from './charms-era.js';
import {charmsInPods} from './charms-pods.js';
import {buildFirstCloud} from './first-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {buildSecondCloud} from './second-cloud.js';
import {era29, era36, era40} from './small-blueprint.js';

/** The controller knows what is newer in the channel that an application follows; of what a charm from a folder could become it knows nothing. */
const knowNewer = (cloud: Cloud) => {
	for (const controller of cloud.controllers) {
		for (const application of controller.models.flatMap(({applications}) => applications.values().toArray())) {
			const {channel = 'latest/stable', base, revision, releases = []} = application;
			const head = releases.find(release => release.channel === channel && release.bases.includes(base.channel));
			application.canUpgradeTo = head && head.revision > revision ? charmUrl({...application, revision: head.revision}, controller) : undefined;
		}
	}
};

type Versions = {readonly clientVersion: string; readonly version: string; readonly released: readonly string[]};

const controllerOf = ({version, released}: Versions, model: ModelBlueprint): CloudBlueprint['controllers'][number] => ({
	name: 'aws', kind: 'iaas', cloud: 'aws', cloudType: 'ec2', region: 'eu-west-1', version, published: {released}, members: 1, models: [model],
});

const blueprintOf = ({name, title}: Pick<Scenario, 'name' | 'title'>, versions: Versions, model: ModelBlueprint): CloudBlueprint => ({
	scenario: name, title, clientVersion: versions.clientVersion, controllers: [controllerOf(versions, model)],
});

type Recipe = Pick<Scenario, 'name' | 'title'> & {
	readonly version: string;
	/** Beside what is the same in all. */
	readonly note: string;
	readonly create: (names: Pick<Scenario, 'name' | 'title'>, seed: number, startedAt: number) => Cloud;
};

const newer = (versions: Versions, era: CharmEra): Recipe['create'] => (names, seed, startedAt) =>
	buildCloud(blueprintOf(names, versions, charmModel(era)), seed, startedAt);

const version125: Versions = {clientVersion: '1.25.13', version: '1.25.0', released: ['1.24.7', '1.25.0', '1.25.6', '1.25.13']};

const version28: Versions = {clientVersion: '2.8.13', version: '2.8.9', released: ['2.8.6', '2.8.9', '2.8.10', '2.8.13']};

const recipes: readonly Recipe[] = [
	{
		name: 'charms',
		title: 'Charms of 3.6',
		version: era36.version,
		note: 'Charmhub has newer revisions, another track, and charms to switch to.',
		create: newer(era36, {
			base: '22.04', otherBase: '24.04', store: 'charmhub', format: 2, firstMachine: 0,
		}),
	},
	{
		name: 'charms-first',
		title: 'Charms of 1.25',
		version: version125.version,
		note: 'The charm store has newer revisions, without channels.',
		create: ({name, title}, seed, startedAt) => buildFirstCloud({
			scenario: name,
			title,
			era: version125,
			environment: charmModel({
				base: '14.04', otherBase: '16.04', store: 'charmstore-1', format: 1, firstMachine: 1,
			}),
		}, seed, startedAt),
	},
	{
		name: 'charms-second',
		title: 'Charms of 2.8',
		version: version28.version,
		note: 'The charm store has newer revisions, in channels without tracks.',
		create: ({name, title}, seed, startedAt) => buildSecondCloud({
			scenario: name,
			title,
			era: {...version28, base: {name: 'ubuntu', channel: '18.04', series: 'bionic'}, mongoVersion: '4.0.18'},
			blueprint: blueprintOf({name, title}, version28, charmModel({
				base: '18.04', otherBase: '20.04', store: 'charmstore', format: 1, firstMachine: 0,
			})),
		}, seed, startedAt),
	},
	{
		name: 'charms-29',
		title: 'Charms of 2.9',
		version: era29.version,
		note: 'Charmhub has newer revisions, another track, and charms to switch to.',
		create: newer(era29, {
			base: '20.04', otherBase: '22.04', store: 'charmhub', format: 2, firstMachine: 0,
		}),
	},
	{
		name: 'charms-fourth',
		title: 'Charms of 4.0',
		version: era40.version,
		note: 'Charmhub has newer revisions, another track, and charms to switch to.',
		create: newer(era40, {
			base: '24.04', otherBase: '22.04', store: 'charmhub', format: 2, firstMachine: 0,
		}),
	},
];

const make = ({name, title, version, note, create}: Recipe): Scenario => ({
	name,
	title,
	description: `A controller at ${version} and one model with eleven applications. ${note} Of the newer charms one pauses, two fail in their hook, one meets a conflict and one is slow.`,
	create(seed, startedAt = defaultStart) {
		const cloud = create({name, title}, seed, startedAt);
		knowNewer(cloud);
		return cloud;
	},
});

const inPods: Scenario = {
	name: 'charms-kubernetes',
	title: 'Charms on Kubernetes',
	description: `A controller on Kubernetes at ${era36.version} and one model. Three applications are beside their workloads; one is a specification of its pod, and its newer charm is not.`,
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud({
			scenario: 'charms-kubernetes',
			title: 'Charms on Kubernetes',
			clientVersion: era36.clientVersion,
			controllers: [{
				...controllerOf(era36, charmsInPods), name: 'k8s', kind: 'caas', cloud: 'microk8s', cloudType: 'kubernetes', region: 'localhost',
			}],
		}, seed, startedAt);
		knowNewer(cloud);
		return cloud;
	},
};

/** Clouds in which charms can be upgraded: the same cast in each time. */
export const charmUpgradeScenarios: readonly Scenario[] = [...recipes.map(recipe => make(recipe)), inPods];
