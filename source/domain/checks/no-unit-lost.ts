import {isCutOff, isUnitAgent} from '../agent-kinds.js';
import {cutOffHost} from '../machine-tree.js';
import {countOf} from '../words.js';
import {agentEvidence, caseRemedies} from './bad-agents.js';
import {createModelCheck} from './model-check.js';

/**
Whether every unit's agent is connected. A unit in error keeps the word error even when its agent is gone (3.6.28 `apiserver/common/unitstatus.go`).
*/
export const noUnitLost = createModelCheck({id: 'no-unit-lost', title: 'No unit is lost'}, ({status, model, at}) => {
	const units = status.agents.filter(agent => isUnitAgent(agent));
	const lost = units.filter(agent => isCutOff(agent));
	return lost.length === 0
		? {title: 'No unit is lost', result: 'pass', evidence: [{source: 'status', text: `${countOf(units.length, 'unit')}, none lost.`, at}]}
		: {
			title: lost.length === 1 ? 'The agent of a unit is lost' : `The agents of ${lost.length} units are lost`,
			result: 'block',
			evidence: agentEvidence(lost, at),
			consequence: 'An agent that is not connected cannot be upgraded; the upgrade would wait for it for ever.',
			remedies: caseRemedies(lost, model, agent => cutOffHost(agent, status) ? 'machine-agent-down' : 'unit-agent-lost'),
		};
});
