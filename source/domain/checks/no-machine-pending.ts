import {isMachineAgent, isUnitAgent} from '../agent-kinds.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';
import {countOf, listOf, spanOf} from '../words.js';
import {createModelCheck} from './model-check.js';

/**
Whether every machine has started. One that never did has no version, and up to 3.6 Juju refuses to upgrade the model for it; 4.0 does not mind.

Sources: 3.6.28 `state/state.go` (`checkCanUpgrade`); 4.0.15 has no such check for models.
*/
export const noMachinePending = createModelCheck({id: 'no-machine-pending', title: 'No machine is pending'}, ({facts, model, status, at}) => {
	const machines = status.agents.filter(agent => isMachineAgent(agent));
	const pending = machines.filter(({version, condition, instanceStatus}) =>
		version === undefined && (condition === 'starting' || instanceStatus?.current === 'provisioning error'));
	if (pending.length === 0) {
		return {title: 'No machine is pending', result: 'pass', evidence: [{source: 'status', text: `${countOf(machines.length, 'machine')}, none pending.`, at}]};
	}

	const names = new Set(pending.map(({name}) => name));
	const waiting = status.agents.filter(agent => isUnitAgent(agent) && agent.machine !== undefined && names.has(agent.machine));
	const controllerVersion = parseBinaryVersion(facts.target.controllerVersion);
	const isRefused = !controllerVersion || !isAtLeast(controllerVersion, 4);
	return {
		title: `${countOf(pending.length, 'machine is', 'machines are')} pending (${listOf([...names])})`,
		result: isRefused ? 'block' : 'warn',
		evidence: [
			...pending.slice(0, 5).map(({name, state, since, instanceStatus}) => ({
				source: 'status',
				text: `machine ${name}: ${state}${since === undefined ? '' : ` for ${spanOf(facts.now - since)}`}${instanceStatus?.message === undefined ? '' : `, ${instanceStatus.message}`}`,
				at,
			})),
			...(waiting.length === 0 ? [] : [{source: 'status', text: `Waiting for them: ${listOf(waiting.map(({name}) => name), 5)}`, at}]),
		],
		consequence: isRefused ? 'Juju refuses to upgrade a model while one machine has no version.' : 'A machine that starts in the middle of an upgrade is hard to judge.',
		remedies: [askAgain, adviseRemedy({
			id: 'start-or-remove', title: 'Let them start, or remove them', explanation: 'One that the cloud cannot give never starts by itself.', reference: 'Juju documentation, Manage machines',
		}, [
			`Why it does not start: juju show-machine MACHINE -m ${model.controller}:${model.name}`,
			`To try again:          juju retry-provisioning MACHINE -m ${model.controller}:${model.name}`,
			`To give it up:         juju remove-machine MACHINE --force -m ${model.controller}:${model.name}`,
		])],
	};
});
