import test from 'ava';
import {controllerCharmCurrent} from '../../../source/domain/checks/controller-charm-current.js';
import {modelKey} from '../../../source/domain/intent.js';
import {type Application} from '../../../source/domain/status.js';
import {
	healthyStatus,
	judgeOne,
	makeFacts,
	makeFailed,
} from '../../_helpers/make-facts.js';
import {controllerModelReference, makeKnown} from '../../_helpers/make-state.js';

const key = modelKey(controllerModelReference);

const controller = (newerCharm: string | undefined): Application => ({
	name: 'controller',
	charm: 'juju-controller',
	charmOrigin: 'charmhub',
	charmRevision: 116,
	charmChannel: '3.6/stable',
	canUpgradeTo: newerCharm,
	base: 'ubuntu@24.04',
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: undefined,
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 1,
});

const judge = (...applications: readonly Application[]) => judgeOne(controllerCharmCurrent, makeFacts({statuses: {[key]: makeKnown(healthyStatus({applications}))}}), 'aws');

test('a charm that Juju knows no newer one of passes, and a controller without one', t => {
	t.like(judge(controller(undefined)), {result: 'pass', evidence: [{text: 'controller: revision 116, 3.6/stable. Juju names no newer one.'}]});
	t.is(judge().result, 'pass');
});

test('a charm that is behind warns, with what follows the upgrade', t => {
	const result = judge(controller('ch:amd64/juju-controller-150'));
	t.like(result, {result: 'warn', title: 'The controller\'s charm is behind'});
	const action = result.remedies[0]?.action;
	t.true(action?.type === 'advice' && action.lines.includes('  juju refresh controller -m aws:admin/controller'));
});

test('without a status nothing is said', t => {
	t.is(judgeOne(controllerCharmCurrent, makeFacts({statuses: {[key]: makeFailed()}}), 'aws').result, 'unknown');
});
