import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type AnswerValues} from '../../../source/domain/answer.js';
import {parseVersion} from '../../../source/domain/version.js';
import {readAnswer} from '../../../source/juju/answers/index.js';
import {
	askBadly,
	askWell,
	makeAnswer,
	prod,
} from './_ask.js';

const read = {type: 'read-charm-settings', model: prod, application: 'web'} as const;

test('Settings of 2.4 and later have a source, and beside their value their default', t => {
	const stdout = JSON.stringify({
		application: 'web',
		charm: 'web',
		'application-config': {
			trust: {
				default: false, source: 'default', type: 'bool', value: false,
			},
		},
		settings: {
			debug: {
				default: true, description: 'Whether', source: 'default', type: 'boolean', value: true,
			},
			port: {
				default: 80, description: '', source: 'user', type: 'int', value: 8080,
			},
			ratio: {
				default: 0.5, source: 'user', type: 'float', value: 0.75,
			},
			title: {
				default: '', source: 'user', type: 'string', value: '',
			},
			token: {description: 'A secret', source: 'unset', type: 'secret'},
			password: {
				default: '', source: 'user', type: 'string', value: 'hunter2',
			},
		},
	});
	t.deepEqual(askWell(t, read, {stdout}), {
		application: 'web',
		charm: 'web',
		settings: [
			{
				name: 'debug', type: 'boolean', value: true, default: true, source: 'default',
			},
			{
				name: 'port', type: 'int', value: 8080, default: 80, source: 'user',
			},
			{
				name: 'ratio', type: 'float', value: 0.75, default: 0.5, source: 'user',
			},
			{
				name: 'title', type: 'string', value: '', default: '', source: 'user',
			},
			{
				name: 'token', type: 'secret', value: undefined, default: undefined, source: 'unset',
			},
			{
				name: 'password', type: 'string', value: 'hunter2', default: '', source: 'user',
			},
		],
	});
});

const old = {
	charm: 'web',
	settings: {
		engine: {
			default: true, description: 'Which', type: 'string', value: 'nginx',
		},
		tuning: {description: 'How', type: 'string', value: 'optimized'},
		debug: {default: true, type: 'boolean', value: false},
		title: {default: true, type: 'string'},
	},
};

const oldSettings = [
	{
		name: 'engine', type: 'string', value: 'nginx', default: 'nginx', source: 'default',
	},
	{
		name: 'tuning', type: 'string', value: 'optimized', default: undefined, source: 'user',
	},
	{
		name: 'debug', type: 'boolean', value: false, default: false, source: 'default',
	},
	{
		name: 'title', type: 'string', value: undefined, default: undefined, source: 'unset',
	},
];

test('Before, "default: true" says that a setting has its default', t => {
	t.deepEqual(askWell(t, read, {stdout: JSON.stringify({...old, application: 'web'})}), {application: 'web', charm: 'web', settings: oldSettings} as AnswerValues['read-charm-settings']);
});

test('1.25 says it of a service, in YAML', t => {
	const stdout = [
		'charm: web',
		'service: web',
		'settings:',
		'  engine:',
		'    default: true',
		'    description: Which',
		'    type: string',
		'    value: nginx',
		'  tuning:',
		'    description: How',
		'    type: string',
		'    value: optimized',
		'  debug:',
		'    default: true',
		'    type: boolean',
		'    value: false',
		'  title:',
		'    default: true',
		'    type: string',
		'',
	].join('\n');
	const answer = readAnswer(read, makeAnswer({stdout}), {client: parseVersion('1.25.13'), controller: undefined});
	t.deepEqual(answer.ok && answer.value, {application: 'web', charm: 'web', settings: oldSettings} as AnswerValues['read-charm-settings']);
	t.false(readAnswer(read, makeAnswer({stdout: 'charm: web\n'}), {client: parseVersion('1.25.13'), controller: undefined}).ok);
});

test('What is no answer is none, and an error has its reason', t => {
	for (const stdout of ['', '{}', '[]', '{"settings": []}', '{"application": "web", "settings": {"a": {"va']) {
		t.is(askBadly(t, read, {stdout}).kind, 'unreadable', `printed: ${stdout}`);
	}

	const {refusal, message} = askBadly(t, read, {stdout: '{}', stderr: 'ERROR application "web" not found\n', exitCode: 1});
	t.deepEqual(refusal, {kind: 'charm-refused', rule: 'application-exists', subject: 'web'});
	t.regex(message, /no such application/v);
});

testProp('Whatever stands in the settings, they are read', [fc.dictionary(fc.string(), fc.anything())], (t, settings) => {
	const {settings: found} = askWell(t, read, {stdout: JSON.stringify({application: 'web', settings}, (_, value: unknown) => typeof value === 'bigint' ? Number(value) : value)});
	t.true(found.every(({value}) => ['string', 'number', 'boolean', 'undefined'].includes(typeof value)));
});
