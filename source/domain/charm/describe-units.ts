import {isUnitAgent} from '../agent-kinds.js';
import {type Agent, type StatusInfo} from '../agent.js';
import {type ModelStatus} from '../status.js';
import {type CharmUnit, type CharmUnitState} from './charm-progress.js';

/** Where Juju could not put a charm's files in place, it says this and nothing more (1.25.13 `worker/uniter/modes.go`; 3.6.28 `internal/worker/uniter/uniter.go`). */
export const conflictMessage = 'upgrade failed';

const settledWorkloads: ReadonlySet<string> = new Set(['active', 'unknown', 'terminated', '']);

/** The units of an application, wherever they live: those of a subordinate stand behind their principals. */
export const unitsOf = ({agents}: Pick<ModelStatus, 'agents'>, application: string): readonly Agent[] =>
	agents.filter(agent => isUnitAgent(agent) && agent.application === application);

/** Whether a unit's error is that of files in its way, not of a hook. */
export const isConflict = ({condition, message, workloadStatus}: Pick<Agent, 'condition' | 'message' | 'workloadStatus'>): boolean =>
	condition === 'error' && (message?.trim() === conflictMessage || (workloadStatus?.current === 'error' && workloadStatus.message?.trim() === conflictMessage));

const stateOf = (agent: Agent): CharmUnitState => {
	const workload = agent.workloadStatus?.current ?? '';
	switch (agent.condition) {
		case 'lost':
		case 'down':
		case 'unknown': {
			return 'lost';
		}

		case 'error': {
			return isConflict(agent) ? 'conflict' : 'error';
		}

		case 'busy': {
			return 'executing';
		}

		case 'starting':
		case 'upgrading': {
			return agent.upgradingFrom === undefined ? 'settling' : 'waiting';
		}

		case 'good': {
			if (workload === 'blocked') {
				return 'held';
			}

			return agent.upgradingFrom === undefined ? (settledWorkloads.has(workload) ? 'upgraded' : 'settling') : 'waiting';
		}
	}
};

/** Whose words explain a state. */
const infoOf = (agent: Agent, state: CharmUnitState): StatusInfo => {
	const isOfWorkload = state === 'error' || state === 'conflict'
		? agent.workloadStatus?.current === 'error'
		: (state === 'held' || state === 'upgraded' || (state === 'settling' && agent.condition === 'good'));
	return (isOfWorkload ? agent.workloadStatus : undefined) ?? agent.agentStatus;
};

const describe = (agent: Agent): CharmUnit => {
	const state = stateOf(agent);
	const {current, message, since} = infoOf(agent, state);
	return {
		name: agent.name,
		tag: agent.tag,
		isLeader: agent.isLeader,
		upgradingFrom: agent.upgradingFrom,
		state,
		word: current ?? agent.state,
		message: message ?? (['error', 'conflict', 'lost'].includes(state) ? agent.message : undefined),
		since: since ?? agent.since,
	};
};

/**
Where each unit of an application is on its way to the application's charm, in the order of status.
*/
export const describeUnits = (status: Pick<ModelStatus, 'agents'>, application: string): readonly CharmUnit[] =>
	unitsOf(status, application).map(agent => describe(agent));

/** What units of an application are blocked with now, by name: taken before an order, so that nobody waits for what was so before. */
export const blockedUnits = (status: Pick<ModelStatus, 'agents'>, application: string): Readonly<Record<string, string>> =>
	Object.fromEntries(describeUnits(status, application).filter(({state}) => state === 'held').map(({name, message}) => [name, message ?? '']));

/**
Whether a unit still sees the settings from before the upgrade: settings belong to an application and a charm, and a unit reads those of the charm that it runs
(3.6.28 `state/unit.go`, `ConfigSettings`; the same in 1.25.13).
*/
export const isStillOnOldSettings = ({upgradingFrom}: Pick<CharmUnit, 'upgradingFrom'>): boolean => upgradingFrom !== undefined;

/** What that means for whoever changes a setting meanwhile. */
export const oldSettingsSentence = 'A unit that has not been upgraded goes on with its settings from before; later changes do not reach it.';
