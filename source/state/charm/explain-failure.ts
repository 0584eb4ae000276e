import {type RefusedFailure} from '../../domain/answer.js';
import {explainRefusal} from '../../domain/charm/explain-refusal.js';
import {type ModelReference} from '../../domain/intent.js';
import {type State} from '../state.js';
import {controllerVersion} from './controller-version.js';

/**
A refusal of an order in words for this client and controller, where it is known which rule of Juju it was; Juju's own words stay with it. What Juju did not refuse stays as it is.
*/
export const explainFailure = (state: State, {controller}: ModelReference, failure: RefusedFailure): RefusedFailure => {
	const {refusal, kind, evidence, message} = failure;
	const rule = refusal?.kind === 'charm-refused' ? refusal.rule : undefined;
	if (kind !== 'refused' || (refusal !== undefined && rule === undefined && refusal.kind !== 'unrecognised')) {
		return failure;
	}

	const explained = explainRefusal({rule, text: evidence === '' ? message : evidence}, {client: state.client?.version, controller: controllerVersion(state, controller)});
	return explained.rule === undefined ? failure : {...failure, message: `${explained.title}. ${explained.meaning}`, advice: explained.advice.join(' ')};
};
