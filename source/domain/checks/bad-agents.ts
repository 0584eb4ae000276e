import {type Agent} from '../agent.js';
import {type Evidence, type Remedy} from '../check.js';
import {describeAgent} from '../completion.js';
import {type ModelReference} from '../intent.js';
import {askAgain} from '../make-remedy.js';

/** So many are named one by one; more would bury what matters. */
const most = 5;

/**
What Juju says of each agent, as evidence: `etcd/2: hook failed: "config-changed"`; of many the first few, then how many more.
*/
export const agentEvidence = (agents: readonly Agent[], at: number | undefined): readonly Evidence[] => {
	const shown = agents.slice(0, most).map(agent => ({source: 'status', text: `${describeAgent(agent)}: ${agent.message ?? agent.state}`, at}));
	return agents.length > most ? [...shown, {source: 'status', text: `and ${agents.length - most} more`, at}] : shown;
};

/**
For each of the first few agents the way to its case in the catalogue, then to ask again.
*/
export const caseRemedies = (agents: readonly Agent[], model: ModelReference, caseOf: (agent: Agent) => string | undefined): readonly Remedy[] => {
	const ways = agents.flatMap((agent): readonly Remedy[] => {
		const id = caseOf(agent);
		return id === undefined
			? []
			: [{
				id: `open-${id} ${agent.tag}`,
				title: `Repair ${describeAgent(agent)}`,
				risk: 'safe',
				explanation: 'Shows what is known of this failure and its remedies, the safest first.',
				undo: 'nothing to undo',
				action: {
					type: 'open-case', case: id, model, subject: agent.tag,
				},
			}];
	});
	return [...ways.slice(0, most), askAgain];
};
