import test from 'ava';
import {canOccur, defineCase, type CaseDraft} from '../../../source/domain/cases/define-case.js';
import {modelKey} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {makeSituation, refusedUpgrade, withStatus} from '../../_helpers/make-situation.js';
import {controllerModelReference, makeAgent, webModel} from '../../_helpers/make-state.js';

const draft: CaseDraft = {
	id: 'full',
	code: 'X1',
	family: 'agents',
	title: 'Full',
	occurs: {from: [2, 9], before: [4]},
	isConfirmed: true,
	severity: 2,
	signals: [
		{
			where: 'status', words: 'disk is full', versions: '3.6', source: 'ours',
		},
		{
			where: 'error', words: 'no room', pattern: /no room (?:here|there)/v, versions: '3.6', source: 'ours',
		},
	],
	meaning: 'It is full.',
	jujuDoes: 'does nothing.',
	remedies: () => [],
	reference: 'ours',
};

const full = defineCase(draft);
const error = (evidence: string) => {
	const refused = refusedUpgrade({kind: 'unrecognised'});
	return {...refused, failure: {...refused.failure, evidence}};
};

test('forty units with the same words are one finding, for each model its own', t => {
	const agents = Array.from({length: 40}, (_, index) => makeAgent(`mysql/${index}`, {condition: 'error', message: 'disk is full'}));
	const first = agents.slice(0, 1);
	const web = withStatus({agents});
	const controller = withStatus({agents: first}, {failures: [error('ERROR no room here\nERROR else')]}, controllerModelReference);
	const findings = full.match({...controller, statuses: {...controller.statuses, ...Object.fromEntries(Object.entries(web.statuses).filter(([key]) => key === modelKey(webModel)))}});
	t.deepEqual(findings.map(({subjects, summary}) => `${subjects.length}: ${summary}`).toSorted(), ['1: mysql/0', '40: mysql/0, mysql/1, mysql/2, mysql/3 and 36 more']);
	t.deepEqual(findings.flatMap(({evidence}) => evidence.map(({text}) => text)).toSorted(), [
		'ERROR no room here', 'mysql/0, mysql/1, mysql/2, mysql/3 and 36 more: disk is full', 'mysql/0: disk is full',
	]);
});

test('a version or a kind of model in which it cannot occur is no finding; what is not known rules nothing out', t => {
	const failures = [error('ERROR no room there')];
	t.is(full.match(makeSituation({failures})).length, 1);
	t.is(full.match(makeSituation({failures, controllerVersion: parseVersion('4.0.1')})).length, 0);
	t.is(full.match(makeSituation({failures, controllerVersion: parseVersion('2.8.13')})).length, 0);
	t.is(full.match(makeSituation({failures, controllerVersion: undefined})).length, 1);
	t.is(defineCase({...draft, occurs: {kind: 'caas'}}).match(makeSituation({failures})).length, 0);
	t.true(canOccur({before: [3, 6, 15]}, parseVersion('3.6.14')));
	t.false(canOccur({before: [3, 6, 15]}, parseVersion('3.6.15')));
});

test('the words alone do not do where a pattern has to fit too', t => {
	t.deepEqual(full.match(makeSituation({failures: [error('ERROR no room anywhere')]})), []);
});

test('a blocker is a finding of the model that it names', t => {
	const blockers = refusedUpgrade({kind: 'blockers', version: '3.6.28', models: [{model: 'admin/web', reasons: ['no room here', 'else']}, {model: 'admin/db', reasons: ['else']}]});
	const findings = full.match(makeSituation({failures: [blockers]}));
	t.like(findings, {length: 1});
	t.like(findings[0], {model: webModel, subjects: ['aws'], evidence: [{text: 'no room here'}]});
});

test('facts count beside words, and a finding can be taken back', t => {
	const see: CaseDraft['see'] = () => [{model: webModel, subjects: ['machine-0'], evidence: {source: 'status', text: 'seen', at: 1}}];
	t.like(defineCase({...draft, see}).match(makeSituation())[0], {subjects: ['machine-0'], summary: 'machine 0', severity: 2});
	t.deepEqual(defineCase({...draft, see, isSo: ({subjects}) => !subjects.includes('machine-0')}).match(makeSituation()), []);
});
