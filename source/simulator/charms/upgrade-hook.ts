import {chooseBetween} from '../chance.js';
import {
	type Application,
	type CharmRelease,
	type Cloud,
	type Model,
	type Unit,
} from '../cloud.js';
import {setAgentStatus, setWorkload, writeLog} from '../logs.js';
import {findAgent, type AgentReference} from '../lookup.js';
import {schedule} from '../schedule.js';

/** Milliseconds of the hook. */
const usual = [1500, 5000] as const;

/**
How a release's `upgrade-charm` hook fails on a unit; undefined where it does not.
*/
export const hookFailure = (release: CharmRelease | undefined, {name}: Unit): 'once' | 'always' | undefined => {
	const fails = release?.hookFails;
	return fails && (fails.units === undefined || fails.units.includes(name)) ? fails.how : undefined;
};

/**
Whether a release's files cannot be put in place on a unit.
*/
export const hasConflict = (release: CharmRelease | undefined, {name}: Unit): boolean =>
	release?.conflictsOn === 'all' || release?.conflictsOn?.includes(name) === true;

/** Source: 1.25.13 `worker/uniter/charm/manifest_deployer.go`, and the same since. */
export const logConflict = (cloud: Cloud, model: Model, {tag}: Unit): void => {
	writeLog(model, {
		at: cloud.now, entity: tag, level: 'ERROR', module: 'juju.worker.uniter.charm', message: `cannot upgrade charm: remove /var/lib/juju/agents/${tag}/charm/lib: directory not empty`,
	});
};

type Beginning = {readonly unit: Unit; readonly application: Application; readonly calm: Unit['workload']};

/**
A unit has its application's charm from now on, and runs `upgrade-charm`. On Kubernetes its pod is another one then.
*/
export const beginUpgradeHook = (cloud: Cloud, reference: AgentReference, {unit, application, calm}: Beginning): void => {
	unit.charmBefore = undefined;
	unit.charmTaken = {revision: application.revision, state: 'hook', calm};
	if (findAgent(cloud, reference)?.model.kind === 'caas') {
		setWorkload(unit, cloud.now, 'waiting', 'installing agent');
	} else {
		setWorkload(unit, cloud.now, calm.current, calm.message);
	}

	setAgentStatus(unit, cloud.now, 'executing', 'running upgrade-charm hook');
	const duration = chooseBetween(cloud.seed, application.taking?.hookTakes ?? usual, `upgrade-charm ${unit.name}`);
	schedule(cloud, cloud.now + duration, {...reference, type: 'charm-settles'});
};

/**
`resolved` after a conflict: the files are put in place once more, and the unit goes on where nothing is in their way any more. Else it stops at the same place: its
workload stays as it is.

Source: 2.9.52 `worker/uniter/resolver.go`, `NewResolvedUpgrade` of the charm that the unit was at; `worker/uniter/charm/manifest_deployer.go`, `NotifyResolved`.

@returns False where there is none.
*/
export const didAcceptConflict = (cloud: Cloud, reference: AgentReference): boolean => {
	const place = findAgent(cloud, reference);
	const application = place?.model.applications.get(place.unit?.application ?? '');
	if (!place?.unit || !application || place.unit.charmTaken?.state !== 'conflict') {
		return false;
	}

	if (place.unit.charmTaken.isCleared === true) {
		beginUpgradeHook(cloud, reference, {unit: place.unit, application, calm: place.unit.charmTaken.calm});
	} else {
		logConflict(cloud, place.model, place.unit);
	}

	return true;
};
