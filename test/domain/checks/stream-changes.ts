import test from 'ava';
import {streamChangesCheck} from '../../../source/domain/checks/stream-changes.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
	renderWithout,
} from '../../_helpers/make-facts.js';
import {
	controllerModelReference,
	databaseModel,
	makeKnown,
	webModel,
} from '../../_helpers/make-state.js';

const controllerKey = modelKey(controllerModelReference);

const naming = (stream: 'released' | 'proposed', overrides: Partial<PrepareFacts> = {}): PrepareFacts => {
	const facts = makeFacts(overrides);
	return {...facts, target: {...facts.target, stream}};
};

test('without a named stream and with the usual setting there is nothing to say', t => {
	t.deepEqual(streamChangesCheck.judge(makeFacts()), []);
	t.deepEqual(streamChangesCheck.needs(makeFacts()), [{type: 'read-agent-stream', model: controllerModelReference}]);
	t.deepEqual(streamChangesCheck.judge(makeFacts({streams: {}})), []);
});

test('a setting that is not the usual one warns, and can be set back', t => {
	const result = judgeOne(streamChangesCheck, makeFacts({streams: {[controllerKey]: makeKnown({stream: 'devel'})}}), 'aws');
	t.like(result, {result: 'warn', title: 'The agent stream is devel, not released'});
	t.deepEqual(idsOf(result), ['use-released']);
	t.deepEqual(result.remedies[0]?.action, {type: 'perform', intents: [{type: 'set-agent-stream', model: controllerModelReference, stream: 'released'}]});
	t.is(result.remedies[0]?.risk, 'disruptive');
});

test('a named stream warns for all models that are set to another, with the evidence of each', t => {
	const result = judgeOne(streamChangesCheck, naming('proposed'), 'aws');
	t.like(result, {result: 'warn', title: 'The upgrade sets the agent stream of 3 models to proposed'});
	t.deepEqual(result.evidence.map(({text}) => text), ['agent-stream of controller: released', 'agent-stream of web: released', 'agent-stream of db: released']);
	t.regex(result.consequence ?? '', /kept for good.*not released/v);
	t.deepEqual(streamChangesCheck.needs(naming('proposed')).map(intent => 'model' in intent && intent.model), [controllerModelReference, webModel, databaseModel]);
});

test('a named stream that is set already passes', t => {
	t.like(judgeOne(streamChangesCheck, naming('released'), 'aws'), {result: 'pass', title: 'The agent stream is released already'});
});

test('it runs while a stream is asked for, and only warns where it cannot be known', t => {
	t.is(judgeOne(streamChangesCheck, naming('released', {streams: {}}), 'aws').result, 'running');
	const failed = naming('released', {streams: Object.fromEntries([controllerModelReference, webModel, databaseModel].map(model => [modelKey(model), makeFailed()]))});
	t.is(judgeOne(streamChangesCheck, failed, 'aws').result, 'warn');
	t.regex(judgeOne(streamChangesCheck, failed, 'aws').evidence[0]?.text ?? '', /not known\. The controller did not answer/v);
	t.is(judgeOne(streamChangesCheck, naming('released', {streams: {}, render: renderWithout('read-agent-stream')}), 'aws').result, 'warn');
});
