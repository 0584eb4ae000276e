import {type Application, type CharmRelease, type Cloud} from '../cloud.js';
import {referenceOf} from '../lookup.js';
import {schedule} from '../schedule.js';
import {buildCloud} from './build-cloud.js';
import {kubernetes} from './kubernetes.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era41, smallBlueprint} from './small-blueprint.js';
import {loseUnit, modelOf} from './spoil.js';

type Recipe = Pick<Scenario, 'name' | 'title' | 'description'> & {
	readonly spoil: (cloud: Cloud) => void;
	/** The small cloud where not given. */
	readonly make?: Scenario['create'];
};

type Reference = {readonly model: string; readonly application: string};

const find = (cloud: Cloud, {model, application}: Reference): Application | undefined => modelOf(cloud, model)?.applications.get(application);

/** For the base that runs where none is named. */
type Release = Omit<CharmRelease, 'bases'> & Partial<Pick<CharmRelease, 'bases'>>;

/** A charm that waits, and names what can be run for it; the store has these releases. */
const ask = (cloud: Cloud, reference: Reference, {message, releases}: {readonly message: string; readonly releases: readonly Release[]}) => {
	const application = find(cloud, reference);
	const units = modelOf(cloud, reference.model)?.units.values().filter(unit => unit.application === reference.application).toArray() ?? [];
	const [first] = units;
	if (!application || !first) {
		return;
	}

	first.workload = {current: 'blocked', message, since: cloud.now - (12 * 60_000)};
	application.releases = releases.map(release => ({bases: [application.base.channel], ...release}));
};

const well = {current: 'active', message: 'ready'} as const;

/** Source: 3.6.28 `state/application.go`. */
const breakRelation = (cloud: Cloud) => {
	ask(cloud, {model: 'web', application: 'haproxy'}, {
		message: 'Refresh paused. To rollback, `juju refresh --revision 80`, or take the last one that fits: `juju refresh --channel 2.8/candidate --revision 79`',
		releases: [
			{
				channel: '2.8/stable', revision: 80, refusal: 'cannot upgrade application "haproxy" to charm "ch:amd64/haproxy-80": would break relation "webapp:website haproxy:reverseproxy"',
			},
			{channel: '2.8/candidate', revision: 79, workload: well},
		],
	});
};

/** Its charm came from a file. */
const makeLocal = (cloud: Cloud) => {
	ask(cloud, {model: 'web', application: 'webapp'}, {
		message: 'Refresh paused. To rollback, `juju refresh --revision 41`',
		releases: [{channel: 'latest/stable', revision: 43}, {channel: 'latest/stable', revision: 41, workload: well}],
	});
	const application = find(cloud, {model: 'web', application: 'webapp'});
	if (!application) {
		return;
	}

	application.origin = 'local';
	application.channel = undefined;
};

/** There is nothing newer in the other channel, and it is not taken over. */
const keepChannel = (cloud: Cloud) => {
	ask(cloud, {model: 'db', application: 'etcd'}, {
		message: 'Cluster is too old: `juju refresh --channel 3.4/candidate`, or with the revision, `juju refresh --channel 3.4/candidate --revision 760`',
		releases: [
			{channel: '3.4/candidate', revision: 755, follows: '3.4/stable'},
			{channel: '3.4/candidate', revision: 760, workload: well},
		],
	});
};

/** Source: 3.6.28 `cmd/juju/application/refresh.go`. */
const podspecRefusal = [
	'',
	'Upgrading from an older PodSpec style charm to a newer Sidecar charm requires that',
	'the application be scaled down to 0 units.',
	'',
	'Before refreshing the application again, you must scale it to 0 units and wait for',
	'all those units to disappear before continuing.',
	'',
	'\tjuju scale-application postgresql 0',
	'',
].join('\n');

const refuseInPods = (cloud: Cloud) => {
	ask(cloud, {model: 'shop', application: 'postgresql'}, {
		message: 'This charm is deprecated: `juju refresh --revision 290`',
		releases: [{channel: '14/stable', revision: 290, refusal: podspecRefusal}],
	});
	ask(cloud, {model: 'observability', application: 'grafana'}, {
		message: 'Dashboards need a newer charm: `juju refresh --revision 108`',
		releases: [
			{channel: 'latest/stable', revision: 108, workload: {current: 'waiting', message: 'ImagePullBackOff: Back-off pulling image "registry.jujucharms.com/charm/grafana-image@sha256:0c5d"'}},
			{channel: 'latest/stable', revision: 110, workload: well},
		],
	});
};

const refuseOn41 = (cloud: Cloud) => {
	const base = find(cloud, {model: 'db', application: 'etcd'})?.base.channel ?? '';
	ask(cloud, {model: 'db', application: 'etcd'}, {
		message: 'Refresh paused. To rollback, `juju refresh --revision 720`, or with its channel, `juju refresh --channel 3.3/stable --revision 720`',
		releases: [
			{channel: '3.4/stable', revision: 755, refusal: `selecting releases: charm or bundle not found for channel "3.4/stable", base "amd64/ubuntu/${base}"`},
			{channel: '3.3/stable', revision: 720, workload: well},
		],
	});
	const running = find(cloud, {model: 'web', application: 'haproxy'})?.base;
	ask(cloud, {model: 'web', application: 'haproxy'}, {
		message: 'A newer charm is wanted: `juju refresh --revision 90`',
		releases: [
			{
				channel: '2.8/stable', revision: 90, base: {name: 'ubuntu', channel: '26.04', series: ''}, workload: well,
			},
			{
				channel: '2.8/stable', revision: 81, bases: ['26.04'], workload: well, ...(running && {base: running}),
			},
		],
	});
};

/** Several charms were refreshed side by side while the agents of some of their units were gone. */
const refreshTogether = (cloud: Cloud) => {
	const [controller] = cloud.controllers;
	for (const [name, unitName] of [['etcd', 'etcd/1'], ['etcd', 'etcd/2'], ['proxy', 'proxy/0']] as const) {
		const model = modelOf(cloud, 'db');
		const [application, unit] = [model?.applications.get(name), model?.units.get(unitName)];
		if (!(controller && model && application && unit)) {
			continue;
		}

		loseUnit(cloud, model.name, unitName);
		unit.charmBefore = `ch:amd64/${name}-${application.revision - 4}`;
		schedule(cloud, cloud.now + 5000, {...referenceOf(controller, model, unit), type: 'charm-arrives'});
	}
};

const together: Scenario['create'] = (seed, startedAt = defaultStart) => {
	const blueprint = smallBlueprint('charms-together', 'Charms refreshed side by side');
	return buildCloud({
		...blueprint,
		controllers: blueprint.controllers.map(controller => ({
			...controller,
			models: controller.models.map(model => model.name === 'db'
				? {
					...model,
					applications: [...model.applications, {
						name: 'proxy', charm: 'haproxy', channel: '2.8/stable', revision: 81, on: ['1'],
					}],
				}
				: model),
		})),
	}, seed, startedAt);
};

/** A charm that was refreshed, rolled back and refreshed again. Source: juju/juju#19631. */
const doublePeers = (cloud: Cloud) => {
	const unit = modelOf(cloud, 'db')?.units.get('etcd/2');
	if (unit) {
		unit.workload = {current: 'blocked', message: 'TooManyRelatedAppsError: Too many remote applications on cluster (2 > 1)', since: cloud.now - (20 * 60_000)};
	}
};

const recipes: readonly Recipe[] = [
	{
		name: 'charms-refused',
		title: 'Charms whose refresh is refused',
		description: 'Three charms ask for a refresh: one would break a relation, one came from a file, and one stays in its channel whatever Juju says.',
		spoil(cloud) {
			breakRelation(cloud);
			makeLocal(cloud);
			keepChannel(cloud);
		},
	},
	{
		name: 'charms-refused-k8s',
		title: 'Refreshes that go wrong on Kubernetes',
		description: 'The database has a charm of the old style and still has units; a refresh of grafana brings a charm without its image.',
		spoil: refuseInPods,
		make: kubernetes.create,
	},
	{
		name: 'charms-refused-4.1',
		title: 'Refreshes that go wrong on 4.1',
		description: 'The revision that etcd asks for lies in another channel; the one that haproxy asks for is for another base, and Juju takes it.',
		spoil: refuseOn41,
		make: (seed, startedAt = defaultStart) => buildCloud(smallBlueprint('charms-refused-4.1', 'Refreshes that go wrong on 4.1', era41), seed, startedAt),
	},
	{
		name: 'charms-together',
		title: 'Charms refreshed side by side',
		description: 'Two charms of the model db were refreshed at once; units that are lost still run the charm before, and the leader has the new one.',
		spoil: refreshTogether,
		make: together,
	},
	{
		name: 'charm-peers-doubled',
		title: 'A charm that counts its peers twice',
		description: 'The charm of the model db went forth, back and forth again; one of its units says that its peer relation is there twice.',
		spoil: doublePeers,
	},
];

/** Clouds in which Juju refuses a refresh, or takes one that it should not. */
export const refusedCharmScenarios: readonly Scenario[] = recipes.map(({
	name, title, description, spoil, make,
}) => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const cloud = make ? {...make(seed, startedAt), scenario: name, title} : buildCloud(smallBlueprint(name, title), seed, startedAt);
		spoil(cloud);
		return cloud;
	},
}));
