import {isUnitAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {isConflict} from '../charm/describe-units.js';
import {type ModelKind} from '../status.js';
import {countOf} from '../words.js';
import {agentEvidence, caseRemedies} from './bad-agents.js';
import {createModelCheck} from './model-check.js';

const caseOf = (unit: Agent, kind: ModelKind): string | undefined => {
	if (unit.message?.includes('hook failed') === true) {
		return 'hook-failed';
	}

	return kind === 'iaas' && isConflict(unit) ? 'charm-files-in-conflict' : undefined;
};

/**
Whether no unit is in error. Juju upgrades a unit in error like any other, and it stays in error (seen on 4.0.14 to 4.0.17).
*/
export const noUnitInError = createModelCheck({id: 'no-unit-in-error', title: 'No unit is in error'}, ({status, model, at}) => {
	const units = status.agents.filter(agent => isUnitAgent(agent));
	const bad = units.filter(({condition}) => condition === 'error');
	return bad.length === 0
		? {title: 'No unit is in error', result: 'pass', evidence: [{source: 'status', text: `${countOf(units.length, 'unit')}, none in error.`, at}]}
		: {
			title: bad.length === 1 ? 'A unit is in error' : `${bad.length} units are in error`,
			result: 'block',
			evidence: agentEvidence(bad, at),
			consequence: 'An upgrade restarts its agent, and the hook will fail again.',
			remedies: caseRemedies(bad, model, unit => caseOf(unit, status.kind)),
		};
});
