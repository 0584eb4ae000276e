import {type ControllerDetails, type ModelSummary} from '../answer.js';
import {
	type Check,
	type CheckResult,
	type PrepareFacts,
	type Remedy,
} from '../check.js';
import {isEnvironment} from '../environment.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {
	askable,
	judgeAnswer,
	nameOf,
	toResult,
	type Verdict,
} from './verdict.js';

const check = {id: 'access-sufficient', title: 'Access is sufficient'};

const isSuperuser = (access: string | undefined): boolean => access === 'superuser';

const logIn = ({render, target: {controller}}: PrepareFacts): Remedy => performRemedy(render, {
	id: 'log-in',
	title: 'Log in as another user',
	risk: 'safe',
	explanation: 'Hands the terminal to juju login, which asks for the user and the password.',
	undo: `juju logout -c ${controller}, then juju login as before`,
}, [{type: 'log-in', controller}]);

const beGranted = (command: string): Remedy => adviseRemedy({
	id: 'be-granted',
	title: 'Be granted more by an administrator',
	explanation: 'A superuser of the controller can give you the access that is missing.',
}, [
	'Ask a superuser of this controller to run:',
	'',
	`  ${command}`,
	'',
	'Then log in again and check again: the client keeps what it saw at the last login.',
]);

const judgeController = (facts: PrepareFacts, details: ControllerDetails, at: number | undefined): Verdict => {
	const {access, user} = details;
	// Before 2.0 there are users and no levels of access.
	if (access === undefined && isEnvironment(facts.target.controllerVersion)) {
		return {
			title: 'Whoever is let in may upgrade',
			result: 'pass',
			evidence: [{source: 'status', text: 'It answered this client. Environments of Juju 1 know no levels of access.', at}],
		};
	}

	const evidence = [{source: 'show-controller', text: `User ${user ?? 'unknown'} has "${access ?? 'unknown'}".`, at}];
	if (isSuperuser(access)) {
		return {title: 'Access is superuser', result: 'pass', evidence};
	}

	return access === undefined
		? {
			title: 'Your access is not known', result: 'unknown', evidence, consequence: 'Only a superuser can upgrade a controller.', remedies: [logIn(facts), askAgain],
		}
		: {
			title: `Your access is "${access}", not "superuser"`,
			result: 'block',
			evidence,
			consequence: 'Only a superuser can upgrade a controller; Juju would refuse.',
			remedies: [logIn(facts), beGranted(`juju grant ${user ?? 'USER'} superuser -c ${facts.target.controller}`), askAgain],
			isIgnorable: false,
		};
};

const judgeModel = (facts: PrepareFacts, model: ModelReference, {summaries, at}: {
	readonly summaries: readonly ModelSummary[];
	readonly at: number | undefined;
}): Verdict => {
	const access = summaries.find(({name}) => name === model.name)?.access;
	const evidence = [{source: 'models', text: `Your access to ${nameOf(model)} is "${access ?? 'unknown'}".`, at}];
	// Up to 3.6 "write" is enough (`modelupgrader.canUpgrade`), whatever the documentation says.
	if (access === 'admin' || access === 'write') {
		return {title: `Access is ${access}`, result: 'pass', evidence};
	}

	return {
		title: access === undefined ? 'Your access is not known' : `Your access is "${access}", not "write"`,
		result: access === undefined ? 'unknown' : 'block',
		evidence,
		consequence: 'To upgrade a model you must be allowed to write to it.',
		remedies: [logIn(facts), beGranted(`juju grant ${facts.controller.value?.user ?? 'USER'} admin ${nameOf(model)} -c ${model.controller}`), askAgain],
		isIgnorable: access === undefined,
	};
};

const judgeModels = (facts: PrepareFacts): readonly CheckResult[] => facts.target.models.map(model => toResult(check, modelKey(model), judgeAnswer({
	known: facts.models, now: facts.now, about: 'Your access', source: 'models',
}, (summaries, at) => judgeModel(facts, model, {summaries, at}))));

/**
Whether the user may do all that is planned: a superuser may; for a model alone its own access decides.

Sources: 1.25.13 `apiserver/client` (asks for no level); 3.6.28 `upgradecontroller.go` (checks the access that the client has cached) and `modelupgrader` (`canUpgrade`).
*/
export const accessSufficient: Check = {
	...check,
	needs: facts => askable(facts, [{type: 'show-controller', controller: facts.target.controller}, {type: 'list-models', controller: facts.target.controller}]),
	judge(facts) {
		const {target, controller} = facts;
		if (!target.upgradesController && controller.value && !isSuperuser(controller.value.access)) {
			return judgeModels(facts);
		}

		return [toResult(check, target.controller, judgeAnswer({
			known: controller, now: facts.now, about: 'Your access', source: 'show-controller',
		}, (details, at) => judgeController(facts, details, at)))];
	},
};
