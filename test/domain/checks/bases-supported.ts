import test from 'ava';
import {basesSupported} from '../../../source/domain/checks/bases-supported.js';
import {idsOf, judgeOne, withWeb} from '../../_helpers/make-facts.js';
import {makeAgent} from '../../_helpers/make-state.js';

const judge = (base: string | undefined, version = '3.6.28') => {
	const facts = withWeb({agents: [makeAgent('0'), makeAgent('1', {base})]});
	return judgeOne(basesSupported, {...facts, target: {...facts.target, version}});
};

test('Ubuntu 20.04 and later passes, as base and as series', t => {
	t.deepEqual(['ubuntu@20.04', 'ubuntu@24.04/stable', 'focal', 'noble'].filter(base => judge(base).result !== 'pass'), []);
});

test('older Ubuntu and Windows block the way to 3 and later', t => {
	t.deepEqual(['ubuntu@18.04', 'bionic', 'trusty', 'win2012r2'].filter(base => judge(base).result !== 'block'), []);
	const result = judge('ubuntu@18.04');
	t.like(result, {title: '1 machine has a base that Juju 3 does not support', evidence: [{text: 'machine 1: ubuntu@18.04'}]});
	t.deepEqual(idsOf(result), ['upgrade-machine', 'replace-machine', 'ask-again']);
});

test('within 2.9 old bases pass, and what Juju 3 would say is said', t => {
	const result = judge('bionic', '2.9.52');
	t.is(result.result, 'pass');
	t.is(result.evidence[1]?.text, 'Juju 3 will not take 1 machine of these.');
});

test('a base that is not known here is left to the dry run', t => {
	t.is(judge('centos@7').result, 'pass');
	t.is(judge(undefined).result, 'pass');
});
