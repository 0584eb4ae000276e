import test from 'ava';
import fc from 'fast-check';
import {type ModelStatus} from '../../../source/domain/status.js';
import {readFixture} from '../../_helpers/fixture.js';
import {askBadly, askWell} from './_ask.js';
import {
	askScenario,
	isObject,
	polls,
	readStatus,
	recordedStatuses,
	small,
	statusCommands,
	statusOfClients,
} from './_statuses.js';

type Counts = {machines: number; containers: number; units: number; subordinates: number; applications: number; withVersion: number};

const isCounted = (key: string): key is Exclude<keyof Counts, 'withVersion'> =>
	['machines', 'containers', 'units', 'subordinates', 'applications'].includes(key);

/** Knows nothing of the parser: goes through the whole document and counts what stands below certain keys. */
const count = (document: unknown): Counts => {
	const counts: Counts = {
		machines: 0, containers: 0, units: 0, subordinates: 0, applications: 0, withVersion: 0,
	};
	const visit = (value: unknown): void => {
		for (const [key, child] of Object.entries(value ?? {})) {
			if (isCounted(key) && isObject(child)) {
				counts[key] += Object.keys(child).length;
			}

			if (key === 'juju-status' && isObject(child) && typeof child['version'] === 'string') {
				counts.withVersion++;
			}

			if (typeof child === 'object') {
				visit(child);
			}
		}
	};

	visit(document);
	return counts;
};

const countParsed = ({agents, applications}: ModelStatus): Counts => ({
	machines: agents.filter(({kind, name}) => kind !== 'container' && /^\d+$/v.test(name)).length,
	containers: agents.filter(({kind}) => kind === 'container').length,
	units: agents.filter(({kind}) => kind === 'unit').length,
	subordinates: agents.filter(({kind}) => kind === 'subordinate').length,
	applications: applications.length,
	withVersion: agents.filter(({version}) => version !== undefined).length,
});

test('The counts of every recorded status equal those of an independent count', t => {
	t.true(statusOfClients.length >= 50);
	t.true(polls.length >= 20);
	t.true(statusCommands.length >= 5);
	for (const {name, text} of recordedStatuses) {
		const status = askWell(t, readStatus, {stdout: text});
		t.deepEqual(countParsed(status), count(JSON.parse(text)), name);
		t.deepEqual(status.problems, [], name);
		t.is(new Set(status.agents.map(({tag}) => tag)).size, status.agents.length, name);
	}
});

test('The units of all applications are those of the agents, subordinates counted with their own application', t => {
	for (const {name, text} of recordedStatuses) {
		const {agents, applications} = askWell(t, readStatus, {stdout: text});
		for (const application of applications) {
			t.is(application.unitCount, agents.filter(agent => agent.application === application.name).length, `${name} ${application.name}`);
		}
	}
});

test('No recorded agent is in a condition that this program does not know', t => {
	for (const {name, text} of recordedStatuses) {
		t.deepEqual(askWell(t, readStatus, {stdout: text}).agents.filter(({condition}) => condition === 'unknown'), [], name);
	}
});

test('The state of the model itself is kept', t => {
	t.deepEqual(askScenario(t, '2.9.52', 'upgrade-in-progress').status, {
		current: 'busy', message: 'upgrade in progress since "2026-04-01T02:34:56Z"', since: Date.UTC(2026, 3, 1, 1, 23, 45),
	});
	t.like(askScenario(t, '3.6.28', 'upgrade-available'), {
		name: 'prod', controller: 'c1', kind: 'iaas', cloud: 'lxd', region: 'localhost', version: '3.6.27', upgradeAvailable: '3.6.28',
	});
});

test('Machines without versions are silent in 4.0 only, and not where there are none', t => {
	t.true(askScenario(t, '4.0.15', 'healthy').hasSilentMachines);
	t.false(askScenario(t, '3.6.28', 'healthy').hasSilentMachines);
	t.false(askScenario(t, '2.9.52', 'nested-containers').hasSilentMachines, 'a container that never started says nothing of the others');
	t.false(askScenario(t, '4.0.15', 'k8s').hasSilentMachines);
});

test('The migration that 2.0 tells beside the model is its message', t => {
	const {'model-status': _, ...model} = small.model;
	t.is(askWell(t, readStatus, {stdout: JSON.stringify({...small, model: {...model, migration: 'exporting'}})}).status.message, 'exporting');
});

test('What is no status is a failure, not an empty model', t => {
	const whole = JSON.stringify(small);
	const texts = ['', '{}', '[]', 'null', '"status"', 'Model  Controller', whole.slice(0, 200), JSON.stringify({model: small.model}), JSON.stringify({...small, machines: []})];
	for (const stdout of texts) {
		const failure = askBadly(t, readStatus, {stdout});
		t.is(failure.kind, 'unreadable', stdout);
		t.regex(failure.message, /^Juju's answer is not the status of a model: /v);
	}
});

test('Whatever part of an answer stands alone, it is a failure', t => {
	const text = readFixture('recordings/clients/3.6.28/status/subordinates.json').trim();
	fc.assert(fc.property(fc.nat(text.length - 1), length => {
		t.is(askBadly(t, readStatus, {stdout: text.slice(0, length)}).kind, 'unreadable');
	}), {numRuns: 50});
});
