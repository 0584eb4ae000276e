import test from 'ava';
import {credentialValid} from '../../../source/domain/checks/credential-valid.js';
import {type ModelDetails} from '../../../source/domain/answer.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
	makeModelDetails,
	renderWithout,
} from '../../_helpers/make-facts.js';
import {makeKnown, makeModels, webModel} from '../../_helpers/make-state.js';

const web = modelKey(webModel);

const withCredential = (credential: ModelDetails['credential']) =>
	makeFacts({modelDetails: {[web]: makeKnown(makeModelDetails({credential}))}});

const credential = {name: 'deploy', cloud: 'aws', owner: 'kim'};

test('a valid credential passes, and so does none, and one of which an old Juju says nothing', t => {
	t.like(judgeOne(credentialValid, withCredential({...credential, isValid: true})), {result: 'pass', title: 'The credential is valid', evidence: [{text: 'Credential deploy for aws: valid.'}]});
	t.is(judgeOne(credentialValid, withCredential(undefined)).result, 'pass');
	t.like(judgeOne(credentialValid, withCredential({...credential, isValid: undefined})), {result: 'pass', title: 'The credential is not known to be invalid'});
});

test('an invalid one blocks, with the exact line that renews it', t => {
	const result = judgeOne(credentialValid, withCredential({...credential, isValid: false}));
	t.like(result, {result: 'block', title: 'The credential of web is not valid'});
	t.deepEqual(idsOf(result), ['update-credential', 'open-credential-invalid aws', 'ask-again']);
	const action = result.remedies[0]?.action;
	const lines = action?.type === 'advice' ? action.lines : [];
	t.true(lines.includes('   juju update-credential aws deploy -c aws'), lines.join('\n'));
	t.true(lines.some(line => line.includes('kim')));
});

test('a suspended model blocks before its credential is known', t => {
	const models = makeModels().map(model => model.name === webModel.name ? {...model, status: 'suspended', statusMessage: 'suspended since cloud credential is not valid'} : model);
	const result = judgeOne(credentialValid, makeFacts({models: makeKnown(models), modelDetails: {}}));
	t.like(result, {result: 'block', title: 'The model is suspended', evidence: [{source: 'models', text: 'suspended, suspended since cloud credential is not valid'}]});
});

test('it is asked of every model, the controller\'s own included, and unknown where there is no answer', t => {
	const facts = makeFacts({modelDetails: {[web]: makeFailed()}});
	t.deepEqual(credentialValid.needs(facts).map(intent => 'model' in intent ? intent.model.name : ''), ['admin/controller', 'admin/web', 'admin/db']);
	t.is(judgeOne(credentialValid, facts).result, 'unknown');
	t.is(judgeOne(credentialValid, facts, 'aws:admin/db').result, 'running');
});

test('an environment of 1.25 has no such question, and no row', t => {
	const facts = makeFacts({modelDetails: {}, render: renderWithout('show-model')});
	t.deepEqual(credentialValid.needs(facts), []);
	t.deepEqual(credentialValid.judge(facts), []);
});
