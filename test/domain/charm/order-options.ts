import test from 'ava';
import {
	exclusions,
	optionOf,
	orderOptions,
	partsOf,
	unknownParts,
	type OrderPart,
} from '../../../source/domain/charm/order-options.js';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {parseVersion} from '../../../source/domain/version.js';

const clients = ['1.25.13', '2.0.0', '2.5.8', '2.7.8', '2.8.13', '2.9.52', '3.0.4', '3.1.9', '3.5.5', '3.6.28', '4.0.15', '4.1.1'] as const;

const option = (part: OrderPart, client: string) => optionOf(part, parseVersion(client));

const knownTo = (part: OrderPart) => clients.filter(client => option(part, client) !== undefined);

test('Each part is known to the clients that were seen to take it', t => {
	const since = (first: typeof clients[number]) => clients.slice(clients.indexOf(first));
	t.deepEqual(knownTo('revision'), [...clients]);
	t.deepEqual(knownTo('switch'), [...clients]);
	t.deepEqual(knownTo('forceUnits'), [...clients]);
	t.deepEqual(knownTo('repository'), ['1.25.13']);
	for (const part of ['channel', 'path', 'config', 'resources', 'storage', 'forceBase'] as const) {
		t.deepEqual(knownTo(part), since('2.0.0'), `who knows ${part}`);
	}

	t.deepEqual(knownTo('force'), since('2.5.8'));
	t.deepEqual(knownTo('bind'), since('2.7.8'));
	t.deepEqual(knownTo('trust'), since('3.1.9'));
	t.deepEqual(knownTo('base'), since('3.6.28'));
	t.deepEqual(knownTo('settings'), since('3.6.28'));
});

test('One word can mean two things, and one thing have two words', t => {
	t.is(option('forceUnits', '1.25.13'), '--force');
	t.is(option('forceUnits', '2.0.0'), '--force-units');
	t.is(option('force', '2.5.8'), '--force');
	t.is(option('forceBase', '3.5.5'), '--force-series');
	t.is(option('forceBase', '3.6.28'), '--force-base');
	t.is(option('forceBase', '4.0.15'), '--force-base');
});

test('Of an unknown client everything is thought possible', t => {
	for (const {part} of orderOptions) {
		t.not(optionOf(part, undefined), undefined, part);
	}

	t.deepEqual(unknownParts({repository: '/srv', base: 'ubuntu@22.04'}, undefined), []);
});

test('What a client does not know is said with what to do instead', t => {
	t.deepEqual(unknownParts({base: 'ubuntu@22.04', channel: 'edge'}, parseVersion('2.9.52')), ['A 2.9 client cannot be told another base; clients since 3.6 can: leave that out.']);
	t.deepEqual(unknownParts({path: './x'}, parseVersion('1.25.13')), [
		'A 1.25 client cannot be told the path of a charm: name the repository that holds the charm, and the charm in it with its series.',
	]);
	t.deepEqual(unknownParts({repository: '/srv'}, parseVersion('4.0.15')), ['A 4.0 client cannot be told a repository of local charms: name the path of the charm.']);
	t.is(unknownParts({base: 'ubuntu@22.04', trust: false}, parseVersion('3.0-rc1')).length, 2);
});

test('What is off or empty is no part of an order', t => {
	t.deepEqual(partsOf({
		force: false, forceUnits: false, forceBase: false, settings: {}, resources: [], storage: [],
	}), []);
	t.deepEqual(partsOf({trust: false, revision: 0}), ['revision', 'trust']);
});

test('Three pairs exclude each other, and no others', t => {
	const all: CharmOrder = {
		channel: 'edge', revision: 1, switch: 'ch:x', path: './x', config: './c', settings: {a: 'b'}, base: 'ubuntu@22.04', trust: true, force: true,
	};
	t.is(exclusions(all).length, 3);
	const {path, ...rest} = all;
	t.is(path, './x');
	t.is(exclusions(rest).length, 1);
	t.deepEqual(exclusions({channel: 'edge', revision: 1}), []);
	t.deepEqual(exclusions({switch: 'ch:x', channel: 'edge'}), []);
});
