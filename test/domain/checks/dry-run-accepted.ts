import test from 'ava';
import {dryRunAccepted} from '../../../source/domain/checks/dry-run-accepted.js';
import {type Refusal, type UpgradePreview} from '../../../source/domain/answer.js';
import {type CheckResult, type PrepareFacts} from '../../../source/domain/check.js';
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
	makeDetails,
	makeKnown,
	webModel,
} from '../../_helpers/make-state.js';

const key = modelKey(controllerModelReference);
const judge = (preview: UpgradePreview, overrides: Partial<PrepareFacts> = {}) => judgeOne(dryRunAccepted, makeFacts({previews: {[key]: makeKnown(preview)}, ...overrides}), 'aws');

const judgeRefusal = (refusal: Refusal, evidence = 'ERROR no') => judgeOne(dryRunAccepted, makeFacts({
	previews: {
		[key]: {
			...makeFailed<never>(), failure: {
				kind: 'refused', message: 'Juju refuses.', advice: 'Do something.', evidence, exitCode: 1, refusal,
			},
		},
	},
}), 'aws');

test('a dry run that means the wanted version passes, and says what it does not test', t => {
	const result = judge({bestVersion: '3.6.28', text: 'best version:\n    3.6.28'});
	t.is(result.result, 'pass');
	t.regex(result.evidence[1]?.text ?? '', /not agents that lag/v);
});

test('"no upgrades available" is good only where the version runs already', t => {
	const nothing = {bestVersion: undefined, text: 'no upgrades available'};
	t.like(judge(nothing), {result: 'block', title: 'Juju sees no upgrade to 3.6.28'});
	t.regex(judge(nothing).evidence[2]?.text ?? '', /^Not up to date: 3\.6\.28 is released, and the stream "released" has what is released, so its binaries are missing here/v);
	t.like(judge(nothing, {controller: makeKnown(makeDetails({version: '3.6.28'}))}), {result: 'pass', title: 'Already at 3.6.28'});
});

test('another version than the wanted one blocks: 4.0 offers the one that runs', t => {
	const result = judge({bestVersion: '3.6.4', text: 'best version:\n    3.6.4'});
	t.like(result, {result: 'block', title: 'Juju would take 3.6.4, not 3.6.28'});
	t.deepEqual(idsOf(result), ['synchronise-binaries', 'carry-binaries', 'look-at-stream', 'ask-again']);
	t.regex(result.consequence ?? '', /no way to the internet/v);
});

test('a lower version is not missing: nothing is offered but to ask again', t => {
	const result = judge({bestVersion: undefined, text: 'no upgrades available'}, {controller: makeKnown(makeDetails({version: '3.6.29'}))});
	t.is(result.result, 'block');
	t.regex(result.consequence ?? '', /never goes back/v);
	t.deepEqual(idsOf(result), ['ask-again']);
});

test('blockers are listed reason by reason', t => {
	const result = judgeRefusal({kind: 'blockers', version: '3.6.28', models: [{model: 'admin/web', reasons: ['unexpected upgrade series lock found', 'x']}, {model: 'admin/db', reasons: ['y']}]});
	t.is(result.title, 'Juju would refuse: 3 reasons');
	t.deepEqual(result.evidence.map(({text}) => text), ['admin/web: unexpected upgrade series lock found', 'admin/web: x', 'admin/db: y']);
	t.deepEqual(idsOf(result), ['heed-advice', 'ask-again']);
});

test('missing binaries can be brought to the controller', t => {
	const result = judgeRefusal({kind: 'binaries-missing'});
	t.is(result.title, 'The binaries of that version are not to be had');
	t.is(idsOf(result)[0], 'synchronise-binaries');
	t.regex(result.consequence ?? '', /no way to the internet/v);
});

test('agents that are too old lead to their case', t => {
	const result = judgeRefusal({kind: 'agents-too-old', version: '3.6.4', agents: ['machine-0', 'unit-ubuntu-0']});
	t.is(result.title, 'Juju would refuse: 2 agents are too old');
	t.is(idsOf(result)[0], 'open-agent-too-old');
});

test('a refusal in unknown words shows them', t => {
	t.like(judgeRefusal({kind: 'unrecognised'}, 'ERROR something new'), {result: 'block', evidence: [{text: 'ERROR something new'}]});
});

test('no answer is unknown, not a refusal', t => {
	t.is(judgeOne(dryRunAccepted, makeFacts({previews: {[key]: makeFailed()}}), 'aws').result, 'unknown');
});

test('while it is asked again it runs', t => {
	t.is(judgeOne(dryRunAccepted, makeFacts({previews: {[key]: {...makeKnown({bestVersion: '3.6.28', text: ''}), isAsking: true}}}), 'aws').result, 'running');
});

test('a client without dry runs is a warning', t => {
	t.is(judgeOne(dryRunAccepted, makeFacts({render: renderWithout('preview-controller-upgrade')}), 'aws').result, 'warn');
});

const previewsOf = (facts: PrepareFacts) => dryRunAccepted.needs(facts).filter(({type}) => type.startsWith('preview-'));

test('where nothing is found, the settings say where the controller looks', t => {
	const modelSettings = {[key]: makeKnown({'agent-metadata-url': 'https://mirror.example/tools', 'agent-stream': 'released'})};
	const sourcesOf = (result: CheckResult): readonly string[] => result.evidence.filter(({source}) => source === 'model-config').map(({text}) => text);
	const mirror = 'Binaries come from a mirror, not from the internet: agent-metadata-url is https://mirror.example/tools.';
	t.true(sourcesOf(judge({bestVersion: undefined, text: 'no upgrades available'}, {modelSettings})).includes(mirror));
	const missing = {
		...makeFailed<never>(), failure: {
			kind: 'refused', message: 'No.', advice: undefined, evidence: '', exitCode: 1, refusal: {kind: 'binaries-missing'},
		},
	} as const;
	t.true(sourcesOf(judgeOne(dryRunAccepted, makeFacts({modelSettings, previews: {[key]: missing}}), 'aws')).includes(mirror));
	t.false(sourcesOf(judge({bestVersion: '3.6.28', text: ''}, {modelSettings})).includes(mirror));
	t.true(dryRunAccepted.needs(makeFacts()).some(({type}) => type === 'read-model-settings'));
});

test('models are tried only once their controller has the version', t => {
	const {target} = makeFacts();
	t.deepEqual(previewsOf(makeFacts()), [{type: 'preview-controller-upgrade', controller: 'aws', version: '3.6.28'}]);
	const facts = makeFacts({
		target: {
			...target, upgradesController: false, controllerVersion: '3.6.28', models: [webModel],
		},
	});
	t.deepEqual(previewsOf(facts), [{type: 'preview-model-upgrade', model: webModel, version: '3.6.28'}]);
	t.is(judgeOne(dryRunAccepted, facts).result, 'pass');
});
