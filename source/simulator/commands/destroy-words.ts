import {type Controller, type Model} from '../cloud.js';
import {isAtLeast} from '../../domain/version.js';
import {type Call} from './command.js';
import {type Question} from './confirm.js';
import {misuse} from './refusal.js';
import {expectAtMost} from './target.js';

/**
What both commands that destroy a controller ask.

Source: forms recorded of 2.9.52; 3.6.28 `cmd/juju/controller/destroy.go`.
*/
export const destructionQuestion = (call: Call, {name}: Controller): Question => ({
	warning: isAtLeast(call.client, 3)
		? `This command will destroy the "${name}" controller and all its resources\n`
		: `WARNING! This command will destroy the "${name}" controller.\nThis includes all machines, applications, data and other resources.\n`,
	prompt: 'Continue? (y/N):',
	name,
	refusal: isAtLeast(call.client, 3) ? 'controller destruction: aborted' : 'controller destruction aborted',
});

/**
The name of the controller that is to be destroyed.

@throws Refusal with exit code 2.
*/
export const destroyedName = (call: Call): string => {
	const [name] = call.positional;
	if (name === undefined) {
		throw misuse('no controller specified');
	}

	expectAtMost(call, 1);
	return name;
};

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const modelLine = (model: Model): string =>
	`\t${model.owner}/${model.name} (${model.life}), ${counted(model.machines.size, 'machine')}, ${counted(model.applications.size, 'application')}\n`;

/** Why a controller is not destroyed while it has models. */
export const hostedModelsText = (name: string, models: readonly Model[]): string => [
	`cannot destroy controller "${name}"`,
	'',
	'The controller has live models. If you want',
	'to destroy all models in the controller,',
	'run this command again with the --destroy-all-models',
	'option.',
	'',
	'Models:',
	models.map(model => modelLine(model)).join(''),
].join('\n');

/** What is said where the controller does not answer, before the reason. */
export const unreachableText = (name: string): string => [
	`failed to destroy controller "${name}"`,
	'',
	'If the controller is unusable, then you may run',
	'',
	'    juju kill-controller',
	'',
	'to forcibly destroy the controller. Upon doing so, review',
	'your cloud provider console for any resources that need',
	'to be cleaned up.',
	'',
	'ERROR cannot connect to API: ',
].join('\n');

export const reclaimedText = 'Waiting for model resources to be reclaimed\nAll models reclaimed, cleaning up controller machines\n';
