import test from 'ava';
import {charmsFromCharmhub} from '../../../source/domain/checks/charms-from-charmhub.js';
import {type Application} from '../../../source/domain/status.js';
import {judgeOne, withWeb} from '../../_helpers/make-facts.js';

const application = (overrides: Partial<Application>): Application => ({
	name: 'web',
	charm: 'ubuntu',
	charmOrigin: 'charmhub',
	charmRevision: 12,
	charmChannel: 'stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: undefined,
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 1,
	...overrides,
});

const judge = (overrides: Partial<Application>, version = '3.6.28') => {
	const facts = withWeb({applications: [application(overrides)]});
	return judgeOne(charmsFromCharmhub, {...facts, target: {...facts.target, version}});
};

test('charms of Charmhub and of a disk pass', t => {
	t.is(judge({}).result, 'pass');
	t.is(judge({charm: 'local:focal/mine-3', charmOrigin: 'local'}).result, 'pass');
});

test('a charm of the charm store blocks the way to 3, with the command for each', t => {
	const result = judge({charm: 'cs:~kim/bionic/ubuntu-12', charmOrigin: 'jujucharms'});
	t.like(result, {result: 'block', title: '1 application has a charm of the old charm store', evidence: [{text: 'web: cs:~kim/bionic/ubuntu-12'}]});
	t.deepEqual(result.remedies[0]?.action, {type: 'advice', lines: ['juju refresh web --switch ch:ubuntu -m aws:admin/web']});
});

test('within 2.9 it warns; before that there was no other place', t => {
	t.is(judge({charm: 'cs:ubuntu-12'}, '2.9.52').result, 'warn');
	t.is(judge({charm: 'ubuntu', charmOrigin: 'charmstore'}, '2.9.52').result, 'warn');
	t.is(judge({charm: 'cs:ubuntu-12'}, '2.8.11').result, 'pass');
});
