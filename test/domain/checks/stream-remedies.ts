import test from 'ava';
import {dryRunAccepted} from '../../../source/domain/checks/dry-run-accepted.js';
import {type PrepareFacts, type Target} from '../../../source/domain/check.js';
import {modelKey} from '../../../source/domain/intent.js';
import {idsOf, judgeOne, makeFacts} from '../../_helpers/make-facts.js';
import {controllerModelReference, makeDetails, makeKnown} from '../../_helpers/make-state.js';

const key = modelKey(controllerModelReference);

const nothingFor = (target: Partial<Target>, overrides: Partial<PrepareFacts> = {}) => {
	const facts = makeFacts({previews: {[key]: makeKnown({bestVersion: undefined, text: 'no upgrades available'})}, ...overrides});
	return judgeOne(dryRunAccepted, {...facts, target: {...facts.target, ...target}}, 'aws');
};

test('where the stream is wrong another one is set or named', t => {
	const result = nothingFor({version: '3.6.999'});
	t.deepEqual(idsOf(result).slice(0, 2), ['choose-stream', 'set-agent-stream']);
	const [, set] = result.remedies;
	t.deepEqual(set?.action, {type: 'perform', intents: [{type: 'set-agent-stream', model: controllerModelReference, stream: 'proposed'}]});
	t.is(set?.risk, 'disruptive');
	t.truthy(set?.undo);
});

test('where the upgrade names a stream its setting does not count: another one is named', t => {
	const result = nothingFor({version: '3.6-beta9', controllerVersion: '3.6-beta1', stream: 'proposed'}, {controller: makeKnown(makeDetails({version: '3.6-beta1'}))});
	t.is(idsOf(result)[0], 'choose-stream');
	t.false(idsOf(result).includes('set-agent-stream'));
	t.regex(result.remedies[0]?.title ?? '', /devel/v);
});

test('where binaries are missing no stream is offered', t => {
	t.false(idsOf(nothingFor({})).some(id => id.includes('stream') && id !== 'look-at-stream'));
});
