import test from 'ava';
import {parseVersion} from '../../../source/domain/version.js';
import {withoutLaterKeys} from '../../../source/simulator/dialects/second-keys.js';
import {createJuju, createLab} from '../../_helpers/simulated-lab.js';

type Json = {readonly [key: string]: Json};

const ask = (client: string, line: string): Json => JSON.parse(createJuju(createLab({client}))(`${line} --format json`).stdout) as Json;

test('keys come with their minor version, and all are there from 2.9 on', t => {
	const keys = {old: 'a', fourth: 'b', seventh: 'c'};
	const at = (text: string) => Object.keys(withoutLaterKeys(parseVersion(text)!, keys, {fourth: 4, seventh: 7}));
	t.deepEqual(at('2.0.0'), ['old']);
	t.deepEqual(at('2.4.7'), ['old', 'fourth']);
	t.deepEqual(at('2.8.13'), ['old', 'fourth', 'seventh']);
	t.deepEqual(at('3.6.28'), ['old', 'fourth', 'seventh']);
});

test('a status of 2.0 says of models and machines what 2.0 knew', t => {
	const status = ask('2.0.2', 'status -m c1:prod');
	t.deepEqual(Object.keys(status), ['model', 'machines', 'applications']);
	t.deepEqual(Object.keys(status['model']!), ['name', 'controller', 'cloud', 'region', 'version']);
	t.deepEqual(Object.keys(status['machines']!['0']!), ['juju-status', 'dns-name', 'ip-addresses', 'instance-id', 'machine-status', 'series', 'hardware']);
	t.false(Object.hasOwn(status['applications']!['mysql']!, 'charm-channel'));
});

test('a status of 2.5 has the keys of 2.5, one of 2.8 nearly those of 2.9', t => {
	const middle = ask('2.5.8', 'status -m c1:prod');
	t.deepEqual(Object.keys(middle), ['model', 'machines', 'applications', 'storage', 'controller']);
	t.deepEqual(Object.keys(middle['model']!), ['name', 'type', 'controller', 'cloud', 'region', 'version', 'model-status', 'sla']);
	t.true(Object.hasOwn(ask('2.8.13', 'status -m c1:prod')['machines']!['0']!, 'modification-status'));
});

test('models of 2.0 have a plain name and no version', t => {
	const [model] = Object.values(ask('2.0.2', 'models -c c1')['models']!);
	t.deepEqual(Object.keys(model!), ['name', 'model-uuid', 'controller-uuid', 'controller-name', 'owner', 'cloud', 'region', 'type', 'life', 'status']);
	t.like(model, {name: 'controller'});
	const [later] = Object.values(ask('2.5.8', 'models -c c1')['models']!);
	t.like(later, {name: 'admin/controller', 'agent-version': '2.5.8'});
});

test('show-controller tells what is wanted since 2.7, and the list of controllers misspells a key up to 2.3', t => {
	t.false(Object.hasOwn(ask('2.5.8', 'show-controller c1')['c1']!['details']!, 'controller-model-version'));
	t.true(Object.hasOwn(ask('2.8.13', 'show-controller c1')['c1']!['details']!, 'controller-model-version'));
	t.true(Object.hasOwn(ask('2.0.2', 'controllers')['controllers']!['c1']!, 'controller-machins'));
	t.true(Object.hasOwn(ask('2.5.8', 'controllers')['controllers']!['c1']!, 'controller-machines'));
});
