import {type RefusedFailure} from '../answer.js';
import {type Check, type PrepareFacts, type Remedy} from '../check.js';
import {askAgain, performRemedy} from '../make-remedy.js';
import {
	askable,
	staleAfter,
	toResult,
	type Verdict,
} from './verdict.js';

const check = {id: 'controller-reachable', title: 'Controller reachable'};

const remediesFor = ({render, target, controllerModel}: PrepareFacts, failure: RefusedFailure): readonly Remedy[] => [
	...(failure.refusal?.kind === 'not-logged-in'
		? [performRemedy(render, {
			id: 'log-in', title: 'Log in', risk: 'safe', explanation: 'Hands the terminal to juju login, which asks for the password.', undo: 'nothing to undo',
		}, [{type: 'log-in', controller: target.controller}])]
		: []),
	askAgain,
	{
		id: 'open-controller-unreachable',
		title: 'What to do when a controller does not answer',
		risk: 'safe',
		explanation: 'Shows what is known of this failure, step by step.',
		action: {
			type: 'open-case', case: 'controller-unreachable', model: controllerModel, subject: target.controller,
		},
	},
];

const titleOf = ({refusal}: RefusedFailure): string => {
	if (refusal?.kind === 'no-such-controller') {
		return 'The client knows no such controller any more';
	}

	return refusal?.kind === 'not-logged-in' ? 'You are not logged in' : 'The controller does not answer';
};

const judge = (facts: PrepareFacts): Verdict => {
	const {controller: {value, at, failure}, now} = facts;
	if (failure) {
		return {
			title: titleOf(failure),
			result: 'block',
			evidence: [{source: 'show-controller', text: failure.evidence === '' ? failure.message : failure.evidence, at: undefined}],
			consequence: 'Nothing can be upgraded while the controller does not answer.',
			remedies: remediesFor(facts, failure),
			isIgnorable: false,
		};
	}

	if (!value) {
		return {title: 'The controller is being asked', result: 'running'};
	}

	if (value.errors.length > 0) {
		return {
			title: 'The controller answers, but not in full',
			result: 'warn',
			evidence: value.errors.map(text => ({source: 'show-controller', text, at})),
			consequence: 'What it leaves out cannot be judged.',
			remedies: [askAgain],
		};
	}

	const isOld = now - (at ?? now) > 10 * staleAfter;
	return {
		title: 'Controller reachable',
		result: 'pass',
		evidence: [{source: 'show-controller', text: `It answers as ${value.version ?? 'an unknown version'}${isOld ? ', but that was long ago; r asks again' : ''}.`, at}],
	};
};

/**
Whether the controller itself answers; what the client remembers of it is no proof.
*/
export const controllerReachable: Check = {
	...check,
	needs: facts => askable(facts, [{type: 'show-controller', controller: facts.target.controller}]),
	judge: facts => [toResult(check, facts.target.controller, judge(facts))],
};
