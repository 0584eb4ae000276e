import {isAtLeast} from '../../domain/version.js';
import {destroyController} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {afterWords, confirm, confirmationOptions} from './confirm.js';
import {
	destroyedName,
	destructionQuestion,
	hostedModelsText,
	reclaimedText,
	unreachableText,
} from './destroy-words.js';
import {misuse, Refusal} from './refusal.js';
import {connect, targetController} from './target.js';

const checkWords = (call: Call) => {
	const {options, client} = call;
	if (options.has('destroy-storage') && options.has('release-storage')) {
		throw misuse('--destroy-storage and --release-storage cannot both be specified');
	}

	// 3.0.4 takes it alone.
	const isLenient = isAtLeast(client, 3) && !isAtLeast(client, 3, 1);
	if (options.text('model-timeout') !== undefined && !options.has('force') && !isLenient) {
		throw misuse('--model-timeout can only be used with --force (dangerous)');
	}
};

const run = (call: Call): Outcome => {
	const name = destroyedName(call);
	checkWords(call);
	const controller = targetController(call, name);
	// Up to 2.9 the question comes first, later ones connect first.
	const isAsksFirst = !isAtLeast(call.client, 3);
	if (!isAsksFirst) {
		connect(call, controller, {prefix: unreachableText(name)});
	}

	const {said, isRefused} = confirm(call, destructionQuestion(call, controller));
	if (isRefused) {
		return said;
	}

	if (isAsksFirst) {
		connect(call, controller, {prefix: unreachableText(name)});
	}

	const outcome = destroyController(call.cloud, controller, call.options.has('destroy-all-models'));
	switch (outcome.outcome) {
		case 'hosted-models': {
			const text = hostedModelsText(name, controller.models.filter(model => !model.isController));
			return afterWords(said, {stderr: `Destroying controller\nERROR ${text}\n`, exitCode: 1});
		}

		case 'unreachable': {
			throw new Refusal(`${unreachableText(name)}unable to connect to API`);
		}

		case 'destroying': {
			return afterWords(said, {stderr: `Destroying controller\n${reclaimedText}`, takes: outcome.until - call.now});
		}
	}
};

export const controllerDestruction: Command = {
	name: 'destroy-controller',
	options: client => [
		'-B,--no-browser-login --destroy-all-models --destroy-storage --release-storage',
		isAtLeast(client, 2, 9, 11) ? '--force --model-timeout=duration --no-wait' : '',
		confirmationOptions(client),
	].join(' '),
	run,
};
