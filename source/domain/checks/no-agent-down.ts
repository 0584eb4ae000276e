import {isCutOff, isMachineAgent} from '../agent-kinds.js';
import {askAgain} from '../make-remedy.js';
import {countOf, listOf} from '../words.js';
import {agentEvidence, caseRemedies} from './bad-agents.js';
import {createModelCheck, type ModelFacts} from './model-check.js';
import {type Verdict} from './verdict.js';

const judgeProblems = ({status, at}: ModelFacts): Verdict => ({
	title: `Juju could not describe ${countOf(status.problems.length, 'part')} of the model`,
	result: 'warn',
	evidence: status.problems.slice(0, 5).map(({entity, text}) => ({source: 'status', text: `${entity}: ${text}`, at})),
	consequence: 'What it could not describe cannot be judged, before the upgrade or after it.',
	remedies: [askAgain],
});

const judge = (facts: ModelFacts): Verdict => {
	const {status, model, at} = facts;
	const machines = status.agents.filter(agent => isMachineAgent(agent));
	const down = machines.filter(agent => isCutOff(agent));
	// A machine that the cloud never gave is what `no-machine-pending` says.
	const failed = machines.filter(({condition, version, instanceStatus}) => condition === 'error' && !(version === undefined && instanceStatus?.current === 'provisioning error'));
	const bad = [...down, ...failed];
	if (bad.length > 0) {
		return {
			title: failed.length === 0
				? `${countOf(down.length, 'machine is', 'machines are')} down (${listOf(down.map(({name}) => name))})`
				: `${countOf(bad.length, 'machine is', 'machines are')} down or in error (${listOf(bad.map(({name}) => name))})`,
			result: 'block',
			evidence: agentEvidence(bad, at),
			consequence: 'An agent that is not connected cannot be upgraded; the upgrade would wait for it for ever.',
			remedies: caseRemedies(bad, model, agent => {
				if (isCutOff(agent)) {
					return 'machine-agent-down';
				}

				return agent.message?.startsWith('upgrade to ') === true ? 'upgrade-failed' : undefined;
			}),
		};
	}

	return status.problems.length > 0
		? judgeProblems(facts)
		: {
			title: 'No machine is down',
			result: 'pass',
			evidence: [{source: 'status', text: machines.length === 0 ? 'It has no machines.' : `${countOf(machines.length, 'machine')}, none down.`, at}],
		};
};

/**
Whether every machine's agent is connected. Right after a controller's restart all look down for a moment (3.6.28, presence): the newest answer decides.
*/
export const noAgentDown = createModelCheck({id: 'no-agent-down', title: 'No machine is down'}, judge);
