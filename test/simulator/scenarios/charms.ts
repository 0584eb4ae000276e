import test from 'ava';
import {advance} from '../../../source/simulator/cluster.js';
import {type Application, type Cloud, type Model} from '../../../source/simulator/cloud.js';
import {charmCast} from '../../../source/simulator/scenarios/charms-cast.js';
import {createCloud, theController} from '../../_helpers/simulated-cloud.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

const times = ['charms-first', 'charms-second', 'charms-29', 'charms', 'charms-fourth'] as const;

const theShop = (cloud: Cloud): Model => {
	const model = theController(cloud).models.find(({applications}) => applications.has(charmCast.plain));
	if (!model) {
		throw new Error('There is no shop.');
	}

	return model;
};

const theApplication = (cloud: Cloud, name: string): Application => {
	const application = theShop(cloud).applications.get(name);
	if (!application) {
		throw new Error(`There is no ${name}.`);
	}

	return application;
};

const verbOf = (scenario: string): string => scenario === 'charms-first' || scenario === 'charms-second' ? 'upgrade-charm' : 'refresh';

const storeOf = (scenario: string): string => verbOf(scenario) === 'refresh' ? 'ch:' : 'cs:';

const open = (scenario: string) => {
	const cloud = createCloud(scenario);
	const juju = createJuju(cloud);
	return {
		cloud,
		refresh: (rest: string) => juju(`${verbOf(scenario)} ${rest}`, {now: cloud.now}),
		statusOf: (name: string) => juju(`status --format json ${name}`, {now: cloud.now}).stdout,
		pass(minutes: number) {
			advance(cloud, cloud.now + (minutes * 60_000));
		},
	};
};

const unitsOf = (cloud: Cloud, name: string) => theShop(cloud).units.values().filter(({application}) => application === name).toArray();

/** Rules that Juju of that time keeps; of subordinacy 4.0 says nothing, and the second format of charms is judged by 3.x alone. */
const refusedIn: Readonly<Record<(typeof times)[number], readonly string[]>> = {
	'charms-first': ['subordinacy', 'relationsInUse', 'peerRelations', 'storage', 'base', 'charmFormat', 'nowhere'],
	'charms-second': ['subordinacy', 'relationsInUse', 'peerRelations', 'relationLimits', 'storage', 'base', 'charmFormat', 'nowhere'],
	'charms-29': ['subordinacy', 'relationsInUse', 'relationLimits', 'storage', 'base', 'nowhere'],
	charms: ['subordinacy', 'relationsInUse', 'relationLimits', 'storage', 'base', 'charmFormat', 'nowhere'],
	'charms-fourth': ['relationsInUse', 'peerRelations', 'relationLimits', 'storage', 'base', 'nowhere'],
};

for (const scenario of times) {
	test(`${scenario}: the whole cast is there, all well, and what is newer is known of all but two and the one from a folder`, t => {
		const {cloud} = open(scenario);
		const {applications, units} = theShop(cloud);
		const {wave, switchTo, settings, ...roles} = charmCast;
		t.deepEqual(Object.values(roles).toSorted(), applications.keys().toArray().toSorted());
		t.true(units.values().every(({workload, charmBefore}) => workload.current === 'active' && charmBefore === undefined));
		const upToDate = applications.values().filter(({canUpgradeTo}) => canUpgradeTo === undefined).map(({name}) => name).toArray();
		t.deepEqual(upToDate.toSorted(), [charmCast.local, charmCast.upToDate].toSorted());
		t.is(theApplication(cloud, charmCast.dying).life, 'dying');
		t.is(theApplication(cloud, charmCast.local).origin, 'local');
		t.is(unitsOf(cloud, charmCast.subordinate).length, 5);
	});

	test(`${scenario}: the newer charm drops a setting, and gives another a new type`, t => {
		const {cloud, refresh, pass, statusOf} = open(scenario);
		const application = theApplication(cloud, charmCast.plain);
		t.is(refresh(charmCast.plain).exitCode, 0);
		t.regex(statusOf(charmCast.plain), /"upgrading-from":"(?:ch:amd64|cs:)[^"]*postgresql-288"/v);
		pass(5);
		t.true(unitsOf(cloud, charmCast.plain).every(({charmBefore, status}) => charmBefore === undefined && status.current === 'idle'));
		t.deepEqual(application.settings, {profile: 'testing', 'max-connections': '250'});
		t.is(application.workloadVersion, '14.12');
	});

	test(`${scenario}: a charm that fits can be switched to; the others are refused, each by its rule`, t => {
		for (const [rule, other] of Object.entries(charmCast.switchTo)) {
			const {cloud, refresh} = open(scenario);
			const answer = refresh(`--switch ${storeOf(scenario)}${other} mysql`);
			const isRefused = refusedIn[scenario].includes(rule);
			t.is(answer.exitCode, isRefused ? 1 : 0, `${rule}: ${answer.stderr}`);
			t.is(theApplication(cloud, 'mysql').revision === 151, isRefused, rule);
		}

		const {cloud, refresh} = open(scenario);
		t.is(refresh(`--switch ${storeOf(scenario)}${charmCast.switchTo.fits} mysql`).exitCode, 0);
		t.regex(theApplication(cloud, 'mysql').charm, /percona-server/v);
	});

	test(`${scenario}: of five applications one fails`, t => {
		const {cloud, refresh, pass} = open(scenario);
		for (const name of charmCast.wave) {
			t.is(refresh(name).exitCode, 0, name);
		}

		pass(5);
		const troubled = charmCast.wave.filter(name => unitsOf(cloud, name).some(({workload}) => workload.current === 'error'));
		t.deepEqual(troubled, [charmCast.failsAlways]);
	});

	test(`${scenario}: files are in the way on one unit, and a slow one takes its time`, t => {
		const {cloud, refresh, pass} = open(scenario);
		t.is(refresh(charmCast.conflict).exitCode, 0);
		t.is(refresh(charmCast.slow).exitCode, 0);
		pass(1);
		t.deepEqual(unitsOf(cloud, charmCast.conflict).filter(({workload}) => workload.message === 'upgrade failed').map(({name}) => name), ['haproxy/0']);
		t.true(unitsOf(cloud, charmCast.slow).some(({charmBefore, status}) => charmBefore !== undefined || status.current === 'executing'));
		pass(5);
		t.true(unitsOf(cloud, charmCast.slow).every(({charmBefore, status}) => charmBefore === undefined && status.current === 'idle'));
	});

	test(`${scenario}: a hook that fails once runs well the second time`, t => {
		const {cloud, refresh, pass} = open(scenario);
		t.is(refresh(charmCast.failsOnce).exitCode, 0);
		let hasFailed = false;
		for (let index = 0; index < 60; index++) {
			pass(0.05);
			hasFailed ||= unitsOf(cloud, charmCast.failsOnce).some(({workload}) => workload.message === 'hook failed: "upgrade-charm"');
		}

		pass(5);
		t.true(hasFailed);
		t.true(unitsOf(cloud, charmCast.failsOnce).every(({workload}) => workload.current === 'active'));
	});
}

test('a charm waits after its first unit until it is told to go on, from 2.0 on', t => {
	for (const scenario of times) {
		const {cloud, refresh, pass} = open(scenario);
		t.is(refresh(charmCast.pauses).exitCode, 0, scenario);
		pass(5);
		const waiting = unitsOf(cloud, charmCast.pauses).filter(({charmBefore}) => charmBefore !== undefined).length;
		t.is(waiting, scenario === 'charms-first' ? 0 : 2, scenario);
	}
});

test('on Kubernetes a specification of a pod cannot become a charm beside its workload', t => {
	const {cloud, refresh} = open('charms-kubernetes');
	const answer = refresh('mariadb');
	t.is(answer.exitCode, 1, answer.stderr);
	t.is(theApplication(cloud, 'mariadb').revision, 35);
	t.is(refresh('traefik').exitCode, 0);
});
