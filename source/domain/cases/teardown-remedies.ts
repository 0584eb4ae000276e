import {type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {shortModelName} from '../intent.js';
import {adviseRemedy, performRemedy} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {countOf} from '../words.js';
import {closedRemedy, placesOf} from './places.js';

const reference = 'Juju documentation, Troubleshooting model upgrades, case 4';

/** `web (41 machines), db (12 machines)`: what is known of the models that hang on a controller. */
const describeModels = (situation: Situation): string => {
	const {controllerModel} = situation;
	const models = placesOf(situation).filter(({model}) => model.name !== controllerModel?.name).map(({model, status}) => {
		const machines = status.agents.filter(({kind}) => kind === 'machine' || kind === 'container').length;
		return `${shortModelName(model.name)} (${countOf(machines, 'machine')})`;
	});
	return models.length === 0 ? 'all its models' : models.join(', ');
};

const restoreAdvice = (controller: string): Remedy => adviseRemedy({
	id: 'restore-backup',
	title: 'Restore the backup of the controller',
	explanation: 'Before anything is given up: a backup brings the controller back as it was (2.9 to 3.6; from 4.0 on Juju makes none).',
	risk: 'disruptive',
	cost: 'what changed since the backup was made',
	reference: 'Juju documentation, Manage controllers; juju-restore',
}, [
	'juju-restore runs on the controller\'s primary machine, and needs all its members healthy:',
	'',
	`  scp the archive and juju-restore to a machine of controller ${controller}`,
	'  ./juju-restore ARCHIVE                    the same version as the backup',
	'  ./juju-restore --allow-downgrade ARCHIVE  where the controller runs a newer one by now',
	'',
	'Get help before you do it if this is the first time.',
]);

type Ending = {
	readonly type: 'destroy-controller' | 'kill-controller' | 'unregister';
	readonly title: string;
	readonly explanation: string;
	readonly cost: string;
};

const endingsOf = (controller: string, situation: Situation): readonly Ending[] => {
	const rendered = situation.render({type: 'destroy-controller', controller});
	const isAll = rendered.kind === 'command' && rendered.arguments.includes('--destroy-all-models');
	const models = describeModels(situation);
	return [
		{
			type: 'destroy-controller',
			title: `Destroy the controller ${controller}`,
			explanation: 'Asks the controller to end itself in good order, so it must still answer. Where storage would outlive it Juju refuses, and names the options that decide.',
			cost: isAll
				? `the controller and all that it runs, for good: ${models}, with their machines and data`
				: 'the controller and everything it knows; Juju refuses while it has models with workloads',
		},
		{
			type: 'kill-controller',
			title: `Kill the controller ${controller}`,
			explanation: 'Ends the controller through its cloud where it does not answer any more.',
			cost: `the controller and everything it knows, for good. Machines of models that it cannot reach stay behind and go on costing money: ${models}`,
		},
		{
			type: 'unregister',
			title: `Forget the controller ${controller}`,
			explanation: 'Only this client forgets it: nothing is deleted in the cloud. What is left there has to be cleared away by hand.',
			cost: 'the way into this controller from here; whoever has no other registration cannot get in again',
		},
	];
};

/**
The last resorts in the order in which they are to be tried: destroy, kill, forget. Each says what is lost, and wants the controller's name typed in full.

@param isStillTried Juju has not given up yet: then nothing is ended.
*/
export const teardownRemedies = (finding: Finding | undefined, situation: Situation, isStillTried: boolean): readonly Remedy[] => {
	const controller = finding?.subjects[0] ?? situation.controller ?? 'CONTROLLER';
	const endings = endingsOf(controller, situation).map(({type, title, explanation, cost}): Remedy => {
		const remedy: Omit<Remedy, 'action'> = {
			id: type, title, risk: 'data-loss', explanation, cost, phrase: controller, reference,
		};
		if (!finding) {
			return closedRemedy(remedy, 'Only after an upgrade that failed, and nothing of the kind is seen now.');
		}

		return isStillTried ? closedRemedy(remedy, 'Juju has not given up yet: wait for its last try.') : performRemedy(situation.render, remedy, [{type, controller}]);
	});
	const {controllerVersion} = situation;
	return controllerVersion && isAtLeast(controllerVersion, 4) ? endings : [restoreAdvice(controller), ...endings];
};
