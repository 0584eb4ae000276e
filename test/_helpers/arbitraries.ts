import fc from 'fast-check';
import {type Agent, type AgentCondition} from '../../source/domain/agent.js';
import {type Application, type ModelStatus, type Offer} from '../../source/domain/status.js';
import {makeAgent, makeStatus} from './make-state.js';

const conditions: readonly AgentCondition[] = ['good', 'starting', 'busy', 'upgrading', 'down', 'lost', 'error', 'unknown'];

/** Texts of Juju versions, with tags and build numbers. */
export const versionText = fc.tuple(
	fc.nat(6), fc.nat(30), fc.nat(60), fc.option(fc.constantFrom('alpha', 'beta', 'rc'), {nil: undefined}), fc.nat(3),
).map(([major, minor, patch, tag, build]) =>
	`${major}.${minor}${tag === undefined ? `.${patch}` : `-${tag}${patch}`}${build === 0 ? '' : `.${build}`}`);

/** A lower-case word, digits behind its first letter. fast-check makes no strings for patterns with the flag v. */
export const word: fc.Arbitrary<string> = fc.tuple(
	fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
	fc.string({unit: fc.constantFrom(...'abcxyz019'), maxLength: 6}),
).map(([first, rest]) => `${first}${rest}`);

/** Ids of machines, with containers to any depth. */
export const machineName = fc.tuple(fc.nat(50), fc.array(fc.tuple(fc.constantFrom('lxd', 'kvm'), fc.nat(9)), {maxLength: 3}))
	.map(([number, nested]) => [number, ...nested.flat()].join('/'));

/** Names of units. No part of an application's name is only digits. */
export const unitName = fc.tuple(fc.array(word, {minLength: 1, maxLength: 3}), fc.nat(200))
	.map(([parts, number]) => `${parts.join('-')}/${number}`);

/** An agent of a few versions in any condition. */
export const agent = (name: fc.Arbitrary<string> = fc.oneof(machineName, unitName)): fc.Arbitrary<Agent> => fc.record({
	name,
	condition: fc.constantFrom(...conditions),
	version: fc.constantFrom('3.6.4', '3.6.28', undefined),
	message: fc.constantFrom(undefined, 'hook failed: "start"', 'upgrade to 3.6.28 failed (giving up): boom'),
}).map(({name: text, ...rest}) => makeAgent(text, rest));

const application: fc.Arbitrary<Application> = fc.record({
	name: fc.constantFrom('mysql', 'web', 'cache', 'telegraf'),
	state: fc.constantFrom('active', 'blocked', 'waiting', 'error', undefined),
	revision: fc.constantFrom(1, 2),
	workloadVersion: fc.constantFrom('8.0', '8.1', undefined),
}).map(({name, state, revision, workloadVersion}) => ({
	name,
	charm: name,
	charmOrigin: 'charmhub',
	charmRevision: revision,
	charmChannel: 'stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: state, message: undefined, since: undefined},
	workloadVersion,
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 1,
}));

const offer: fc.Arbitrary<Offer> = fc.record({
	name: fc.constantFrom('db', 'api'), application: fc.constant('mysql'), activeConnections: fc.constantFrom(0, 1, 2, undefined),
});

/** A model of up to a dozen agents in any state of an upgrade from 3.6.4 to 3.6.28. */
export const modelStatus: fc.Arbitrary<ModelStatus> = fc.record({
	version: fc.constantFrom('3.6.4', '3.6.28', '3.6.28', undefined),
	agents: fc.uniqueArray(agent(), {selector: ({tag}) => tag, maxLength: 12}),
	applications: fc.uniqueArray(application, {selector: ({name}) => name}),
	offers: fc.uniqueArray(offer, {selector: ({name}) => name}),
	hasSilentMachines: fc.boolean(),
}).map(parts => makeStatus(parts));
