import test from 'ava';
import {type Known} from '../../../source/domain/answer.js';
import {controllerUnreachable} from '../../../source/domain/cases/controller-unreachable.js';
import {
	makeSituation,
	onlyFinding,
	pickRemedy,
	remediesFor,
} from '../../_helpers/make-situation.js';
import {testTime} from '../../_helpers/make-state.js';

const silentFor = (seconds: number) => makeSituation({silentSince: testTime - (seconds * 1000)});

test('a controller that answers, or failed once, is no finding', t => {
	t.deepEqual(controllerUnreachable.match(makeSituation()), []);
	t.deepEqual(controllerUnreachable.match(silentFor(29)), []);
});

test('the clock decides how grave it is', t => {
	t.deepEqual([60, 299, 300, 899, 900].map(seconds => onlyFinding(controllerUnreachable, silentFor(seconds)).severity), [1, 1, 2, 2, 3]);
	t.is(onlyFinding(controllerUnreachable, silentFor(112)).summary, 'controller aws, silent for 1m 52s');
});

test('only after 15 minutes the upgrade may be treated as failed', t => {
	t.is(pickRemedy(remediesFor(controllerUnreachable, silentFor(899)), 'open-upgrade-failed').disabledReason, 'A controller that restarts may be silent for up to 15 minutes.');
	t.is(pickRemedy(remediesFor(controllerUnreachable, silentFor(900)), 'open-upgrade-failed').disabledReason, undefined);
});

test('the machine is named by its last known address', t => {
	t.regex(JSON.stringify(pickRemedy(remediesFor(controllerUnreachable, silentFor(60)), 'look-at-controller')), /ssh ubuntu@10\.0\.0\.5/v);
});

test('a controller that never answered has no clock: it counts once; one that has answered, or another one, does not', t => {
	const failure = {
		kind: 'unreachable', message: 'The controller could not be reached.', advice: undefined, evidence: 'ERROR unable to connect to API: i/o timeout', exitCode: 1,
	} as const;
	const failed: Known<never> = {
		value: undefined, at: undefined, isAsking: false, failure,
	};
	t.like(onlyFinding(controllerUnreachable, makeSituation({statuses: {}, details: {aws: failed}})), {subjects: ['aws'], severity: 2, summary: 'controller aws, without an answer'});
	t.deepEqual(controllerUnreachable.match(makeSituation({details: {aws: failed}})), []);
	t.deepEqual(controllerUnreachable.match(makeSituation({statuses: {}, details: {lab: failed}})), []);
	t.deepEqual(controllerUnreachable.match(makeSituation({statuses: {}, details: {aws: {...failed, failure: {...failure, kind: 'refused'}}}})), []);
});

test('before a controller is chosen, each of the list that could not be reached is found, and the others are not', t => {
	const failure = {
		kind: 'unreachable', message: 'The controller could not be reached.', advice: undefined, evidence: 'ERROR unable to connect to API: dial tcp 10.0.0.1:17070: i/o timeout', exitCode: 1,
	} as const;
	const asked = {
		value: undefined, at: undefined, isAsking: false, failure: undefined,
	};
	const situation = makeSituation({
		controller: undefined, controllerModel: undefined, statuses: {}, details: {aws: {...asked, failure}, lab: {...asked, failure: {...failure, kind: 'refused'}}, old: asked},
	});
	const findings = controllerUnreachable.match(situation);
	t.like(findings, {length: 1});
	t.like(findings[0], {
		subjects: ['aws'], summary: 'controller aws, without an answer', severity: 2, evidence: [{source: 'show-controller', text: failure.evidence}],
	});
	t.true(controllerUnreachable.remedies(findings[0], situation).length > 0);
});
