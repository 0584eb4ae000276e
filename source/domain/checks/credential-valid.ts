import {type ModelDetails} from '../answer.js';
import {
	type Check,
	type Evidence,
	type PrepareFacts,
} from '../check.js';
import {modelKey, type Intent, type ModelReference} from '../intent.js';
import {credentialInvalid, renewCredential} from '../cases/credential-invalid.js';
import {openCase} from '../cases/refusal.js';
import {askAgain} from '../make-remedy.js';
import {
	askable,
	concernedModels,
	judgeAnswer,
	nameOf,
	toResult,
	type Verdict,
} from './verdict.js';

const check = {id: 'credential-valid', title: 'The credential is valid'};

const intentFor = (model: ModelReference): Intent => ({type: 'show-model', model});

const blocked = (model: ModelReference, evidence: readonly Evidence[], {title, credential}: {readonly title: string; readonly credential: ModelDetails['credential']}): Verdict => ({
	title,
	result: 'block',
	evidence,
	consequence: 'Its cloud does not accept the credential, so Juju cannot act there, and asks the cloud before an upgrade.',
	remedies: [renewCredential(model, credential), openCase(credentialInvalid, model), askAgain],
});

const judgeDetails = (model: ModelReference, {credential}: ModelDetails, at: number | undefined): Verdict => {
	if (credential === undefined) {
		return {title: 'The model needs no credential', result: 'pass', evidence: [{source: 'show-model', text: 'Juju names none for it.', at}]};
	}

	const {cloud, name, isValid} = credential;
	const text = `Credential ${name} for ${cloud}: ${isValid === undefined ? 'this Juju does not say whether it is valid; the model is not suspended' : (isValid ? 'valid' : 'invalid')}.`;
	const evidence = [{source: 'show-model', text, at}];
	return isValid === false
		? blocked(model, evidence, {title: `The credential of ${nameOf(model)} is not valid`, credential})
		: {title: isValid === undefined ? 'The credential is not known to be invalid' : 'The credential is valid', result: 'pass', evidence};
};

const judge = (facts: PrepareFacts, model: ModelReference): Verdict => {
	const known = facts.modelDetails[modelKey(model)];
	const summary = facts.models.value?.find(({name}) => name === model.name);
	return summary?.status === 'suspended'
		? blocked(model, [{source: 'models', text: [summary.status, summary.statusMessage].filter(word => word !== undefined).join(', '), at: facts.models.at}], {
			title: 'The model is suspended', credential: known?.value?.credential,
		})
		: judgeAnswer({
			known, now: facts.now, about: 'The credential', source: 'show-model',
		}, (details, at) => judgeDetails(model, details, at));
};

/**
Whether the cloud accepts the credential of each model: `show-model` has Juju's own judgement (`validity-check`), and `models` says when a model was suspended for it. Up to
3.6 Juju asks the cloud before an upgrade (`cannot make API call to provider`, 2.5 and later). Environments of 1.25 keep their credentials elsewhere.
*/
export const credentialValid: Check = {
	...check,
	needs: facts => askable(facts, concernedModels(facts).map(model => intentFor(model))),
	judge: facts => concernedModels(facts)
		.filter(model => facts.modelDetails[modelKey(model)] !== undefined || facts.render(intentFor(model)).kind === 'command')
		.map(model => toResult(check, modelKey(model), judge(facts, model))),
};
