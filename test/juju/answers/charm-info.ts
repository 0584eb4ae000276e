import test from 'ava';
import {askBadly, askWell, prod} from './_ask.js';

const read = {type: 'read-charm-info', model: prod, charm: 'wordpress'} as const;

const charm = {
	config: {
		Options: {
			'skill-level': {Type: 'int', Description: 'A number indicating skill.', Default: null},
			title: {Type: 'string', Description: 'A title.', Default: 'My Title'},
		},
	},
	relations: {provides: {source: 'dummy-token'}, requires: {sink: 'dummy-token'}},
	'used-by': ['wordpress-everlast'],
};

const bases = [{name: 'ubuntu', channel: '18.04'}, {name: 'ubuntu', channel: '16.04'}];

const release = (track: string, risk: string, revision: number) => ({
	track, risk, version: `1.0.${revision}`, revision, 'released-at': '2019-12-16T19:44:44.076943+00:00', size: 12_042_240, architectures: ['amd64'], bases,
});

/** As 3.0 and later say it. */
const info = {
	type: 'charm',
	id: 'charmCHARMcharmCHARMcharmCHARM01',
	name: 'wordpress',
	supports: bases,
	charm,
	channels: {latest: {stable: [release('latest', 'stable', 16)], edge: [release('latest', 'edge', 18), {...release('latest', 'edge', 17), bases: [{name: 'ubuntu', channel: '22.04'}]}]}},
	tracks: ['latest'],
};

const definition = {
	source: 'store',
	name: 'wordpress',
	isSubordinate: false,
	endpoints: [
		{
			name: 'source', role: 'provider', interface: 'dummy-token', scope: undefined, limit: undefined,
		},
		{
			name: 'sink', role: 'requirer', interface: 'dummy-token', scope: undefined, limit: undefined,
		},
	],
	knowsPeers: false,
	storage: undefined,
	options: [{name: 'skill-level', type: 'int', default: undefined}, {name: 'title', type: 'string', default: 'My Title'}],
	bases: ['ubuntu@18.04', 'ubuntu@16.04'],
	resources: undefined,
	mode: undefined,
	format: undefined,
} as const;

test('What the store knows of a charm is read, its releases channel by channel', t => {
	t.deepEqual(askWell(t, read, {stdout: JSON.stringify(info)}), {
		name: 'wordpress',
		definition,
		releases: [
			{
				channel: 'latest/stable', revision: 16, version: '1.0.16', bases: ['ubuntu@18.04', 'ubuntu@16.04'],
			},
			{
				channel: 'latest/edge', revision: 18, version: '1.0.18', bases: ['ubuntu@18.04', 'ubuntu@16.04'],
			},
			{
				channel: 'latest/edge', revision: 17, version: '1.0.17', bases: ['ubuntu@22.04'],
			},
		],
	});
});

test('2.9 has a map of channels, and series', t => {
	const stdout = JSON.stringify({
		type: 'charm',
		name: 'wordpress',
		series: ['bionic', 'xenial'],
		charm: {...charm, subordinate: true},
		'channel-map': {
			'latest/stable': {
				track: 'latest', risk: 'stable', revision: 16, version: '1.0.3', architectures: ['amd64'], series: ['bionic', 'xenial'],
			},
			stable: {revision: 17, version: '', platforms: [{architecture: 'amd64', series: 'focal'}]},
		},
		tracks: ['latest'],
	});
	const {definition: found, releases} = askWell(t, read, {stdout});
	t.deepEqual(found, {...definition, isSubordinate: true, bases: ['bionic', 'xenial']});
	t.deepEqual(releases, [
		{
			channel: 'latest/stable', revision: 16, version: '1.0.3', bases: ['bionic', 'xenial'],
		},
		{
			channel: 'latest/stable', revision: 17, version: undefined, bases: ['focal'],
		},
	]);
});

test('Of a channel that was asked for, its own bases count', t => {
	const {definition: found} = askWell(t, {...read, channel: 'edge'}, {stdout: JSON.stringify(info)});
	t.deepEqual(found, {...definition, bases: ['ubuntu@18.04', 'ubuntu@16.04', 'ubuntu@22.04']});
});

test('A client that lists the channel alone describes another release beside it: that is not taken for the one asked for', t => {
	const stdout = JSON.stringify({...info, channels: {latest: {edge: info.channels.latest.edge}}});
	const {definition: found, releases} = askWell(t, {...read, channel: 'latest/edge'}, {stdout});
	t.is(releases.length, 2);
	t.deepEqual(found, {
		...definition, isSubordinate: undefined, endpoints: undefined, options: undefined, bases: ['ubuntu@18.04', 'ubuntu@16.04', 'ubuntu@22.04'],
	});
});

test('What is the only channel of the only track is the default', t => {
	const ask = (tracks: readonly string[], risk: 'stable' | 'edge') => {
		const stdout = JSON.stringify({...info, tracks, channels: {latest: {[risk]: [release('latest', risk, 16)]}}});
		return askWell(t, {...read, channel: risk}, {stdout}).definition.options;
	};

	t.deepEqual(ask(['latest'], 'stable'), definition.options);
	t.is(ask(['latest'], 'edge'), undefined);
	t.is(ask(['8.0', 'latest'], 'stable'), undefined);
});

test('What the store does not say is not known', t => {
	const {definition: found, releases} = askWell(t, read, {stdout: '{"type":"charm","name":"wordpress","charm":{},"channels":{}}'});
	t.deepEqual(releases, []);
	t.like(found, {
		isSubordinate: undefined, endpoints: undefined, options: undefined, bases: undefined,
	});
});

test('A description leaves out what there is nothing of: no word of relations is none, no word of a subordinate is a principal', t => {
	const ask = (said: Readonly<Record<string, unknown>>) => askWell(t, read, {stdout: JSON.stringify({...info, charm: said})}).definition;
	t.like(ask({config: charm.config}), {isSubordinate: false, endpoints: []});
	t.like(ask({subordinate: true}), {isSubordinate: true, endpoints: [], options: undefined});
	t.like(ask({relations: {requires: {db: 'mysql'}}}), {isSubordinate: false, endpoints: [{name: 'db', role: 'requirer'}]});
});

test('A bundle is no charm, and an unknown charm has its reason', t => {
	for (const stdout of ['{}', '{"type":"bundle","name":"wordpress","channels":{}}', '']) {
		t.is(askBadly(t, read, {stdout}).kind, 'unreadable', `printed: ${stdout}`);
	}

	const failure = askBadly(t, read, {stderr: 'ERROR No information found for charm or bundle with the name "wordpress"\n', exitCode: 1});
	t.like(failure.refusal, {kind: 'charm-refused', rule: 'release-exists'});
});
