import {type Check} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {type ModelStatus} from '../status.js';
import {
	judgeAnswer,
	needsNothing,
	toResult,
	type Verdict,
} from './verdict.js';

const check = {id: 'controller-charm-current', title: 'The controller\'s charm is current'};

const judge = (status: ModelStatus, key: string, at: number | undefined): Verdict => {
	const controller = status.applications.find(({charm}) => charm === 'juju-controller');
	if (!controller) {
		return {title: 'The controller has no charm', result: 'pass', evidence: [{source: 'status', text: 'Its model has no application for it: that comes with 3.0.', at}]};
	}

	const {name, charmRevision, charmChannel, canUpgradeTo} = controller;
	const runs = `${name}: revision ${charmRevision ?? 'unknown'}${charmChannel === undefined ? '' : `, ${charmChannel}`}`;
	return canUpgradeTo === undefined
		? {title: 'The controller\'s charm is current', result: 'pass', evidence: [{source: 'status', text: `${runs}. Juju names no newer one.`, at}]}
		: {
			title: 'The controller\'s charm is behind',
			result: 'warn',
			evidence: [{source: 'status', text: `${runs}; ${canUpgradeTo} is to be had.`, at}],
			consequence: 'An upgrade of the controller does not take its charm along; what is behind stays behind.',
			remedies: [adviseRemedy({
				id: 'refresh-controller-charm', title: 'Refresh the charm after the upgrade', explanation: 'The charm follows the controller, not the other way round.', reference: 'juju/juju#22032',
			}, ['When the controller is upgraded:', '', `  juju refresh ${name} -m ${key}`])],
		};
};

/**
Whether the charm of the controller itself (`juju-controller`, 3.0 and later) is behind: an upgrade leaves it as it is (juju/juju#22032).
*/
export const controllerCharmCurrent: Check = {
	...check,
	needs: needsNothing,
	judge(facts) {
		const key = modelKey(facts.controllerModel);
		return [toResult(check, facts.target.controller, judgeAnswer({
			known: facts.statuses[key], now: facts.now, about: 'The status', source: 'status',
		}, (status, at) => judge(status, key, at)))];
	},
};
