import test from 'ava';
import {keepInstead} from '../../../source/domain/checks/keep-instead.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {makeFacts} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown} from '../../_helpers/make-state.js';

const textOf = (overrides: Partial<PrepareFacts>): string => {
	const {action} = keepInstead(makeFacts(overrides));
	return action.type === 'advice' ? action.lines.join('\n') : '';
};

const onCloud = (cloud: string): string => textOf({controller: makeKnown(makeDetails({cloud}))});

test('each known cloud has its own words, an unknown one the general ones', t => {
	t.regex(onCloud('aws'), /EC2/v);
	t.regex(onCloud('localhost'), /lxc snapshot/v);
	t.regex(onCloud('maas-hq'), /no snapshots/v);
	t.regex(onCloud('my-openstack'), /server image create/v);
	t.notRegex(onCloud('cellar'), /^On /mv);
	for (const cloud of ['aws', 'localhost', 'maas', 'cellar']) {
		t.regex(onCloud(cloud), /^Have the cloud take a snapshot of the disks of all controller machines/v);
	}
});

test('what it has to hold depends on the database of the version', t => {
	const {target} = makeFacts();
	t.regex(textOf({target: {...target, controllerVersion: '4.0.14'}}), /dqlite/v);
	t.notRegex(textOf({target: {...target, controllerVersion: '3.6.4'}}), /dqlite/v);
});

test('on Kubernetes volumes are named, and how to list them', t => {
	t.regex(textOf({controller: makeKnown(makeDetails({isKubernetes: true}))}), /^kubectl -n controller-aws get persistentvolumeclaims$/mv);
});

test('every line fits a narrow terminal or can be wrapped at a space', t => {
	for (const word of [...onCloud('aws').split(/\s/v), ...textOf({controller: makeKnown(makeDetails({isKubernetes: true}))}).split(/\s/v)]) {
		t.true(word.length < 70, `${word} is too long`);
	}
});
