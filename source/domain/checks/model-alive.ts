import {type ModelSummary} from '../answer.js';
import {type Check, type PrepareFacts} from '../check.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {countOf} from '../words.js';
import {
	askable,
	concernedModels,
	judgeAnswer,
	nameOf,
	toResult,
	type Verdict,
} from './verdict.js';

const check = {id: 'model-alive', title: 'The model is alive'};

const judge = (model: ModelReference, summary: ModelSummary, at: number | undefined): Verdict => {
	const name = nameOf(model);
	const text = [summary.life, summary.status, summary.statusMessage].filter(word => word !== undefined).join(', ');
	const evidence = [{source: 'models', text: text === '' ? 'Nothing is said against it.' : text, at}];
	if ((summary.life !== undefined && summary.life !== 'alive') || summary.status === 'destroying') {
		return {
			title: 'The model is being destroyed',
			result: 'block',
			evidence,
			consequence: 'A model that is being destroyed is not upgraded any more.',
			remedies: [
				adviseRemedy({id: 'leave-out', title: `Leave ${name} out`, explanation: 'Esc goes back to Target, where a model can be left out.'}, [`Go back to Target with Esc and untick ${name}.`]),
				askAgain,
			],
			isIgnorable: false,
		};
	}

	return {title: 'The model is alive', result: 'pass', evidence};
};

const judgeListed = (facts: PrepareFacts, model: ModelReference): Verdict => judgeAnswer({
	known: facts.models, now: facts.now, about: 'Whether the model is alive', source: 'models',
}, (summaries, at) => {
	const summary = summaries.find(({name}) => name === model.name);
	return summary
		? judge(model, summary, at)
		: {
			title: 'The model is not in the list of models',
			result: 'warn',
			evidence: [{source: 'models', text: `The list holds ${countOf(summaries.length, 'model')}, and not this one.`, at}],
			consequence: 'It may be gone, or hidden from you.',
			remedies: [askAgain],
		};
});

/**
Whether each model is alive (`models`: `life` and `status`). That one is suspended says `credential-valid`.
*/
export const modelAlive: Check = {
	...check,
	needs: facts => askable(facts, [{type: 'list-models', controller: facts.target.controller}]),
	judge: facts => concernedModels(facts).map(model => toResult(check, modelKey(model), judgeListed(facts, model))),
};
