import {isMachineAgent} from '../agent-kinds.js';
import {isEnvironment} from '../environment.js';
import {modelKey} from '../intent.js';
import {performRemedy} from '../make-remedy.js';
import {countOf} from '../words.js';
import {createModelCheck, type ModelFacts} from './model-check.js';
import {nameOf, type Verdict} from './verdict.js';

const judge = ({facts, model, status}: ModelFacts): Verdict => {
	const machines = status.agents.filter(agent => isMachineAgent(agent));
	if (status.kind === 'caas' || machines.length === 0) {
		return {title: 'The model has no machines with an agent.conf', result: 'pass'};
	}

	const copies = facts.copies[modelKey(model)];
	if (copies === 'made' || copies === 'making') {
		return copies === 'made'
			? {title: 'Copies of agent.conf are made', result: 'pass', evidence: [{source: 'this run', text: 'agent.conf.before-upgrade lies beside every agent.conf.', at: undefined}]}
			: {title: 'Copies of agent.conf are being made', result: 'running'};
	}

	return {
		title: copies === 'failed' ? 'Not every agent.conf was copied' : 'No copies of agent.conf yet',
		result: 'warn',
		evidence: [{
			source: 'this run',
			text: copies === 'failed' ? 'The command failed; the log of commands has its words.' : `None were made on ${countOf(machines.length, 'machine')}.`,
			at: undefined,
		}],
		consequence: 'When an agent does not come back, the copy shows what changed, and can be put back.',
		remedies: [performRemedy(facts.render, {
			id: `copy-agent-configurations ${modelKey(model)}`,
			title: `Copy every agent.conf of ${nameOf(model)}`,
			risk: 'safe',
			// Before 2.0 the state server goes to the machines by ssh (1.25.13 `apiserver/client/run.go`).
			explanation: `Puts a copy beside each file, on the machine itself; an older copy is left as it is. The command needs ${
				isEnvironment(facts.target.controllerVersion) ? 'every machine to be up' : 'every machine\'s agent to be at work'
			}.`,
			undo: 'delete the files agent.conf.before-upgrade',
			reference: 'Juju documentation, Troubleshooting model upgrades, case 1',
		}, [{type: 'copy-agent-configurations', model}])],
	};
};

/**
Whether each agent.conf was copied before the upgrade, to be compared and restored later.
*/
export const copiesMade = createModelCheck({id: 'copies-made', title: 'Copies of agent.conf are made'}, judge);
