import {chooseBetween} from './chance.js';
import {configureUnit, skipUpgradeHook} from './charms/finish-unit.js';
import {didAcceptConflict} from './charms/upgrade-hook.js';
import {type Cloud, type HookTrouble, type Unit} from './cloud.js';
import {findFault, setFaultState} from './faults.js';
import {setAgentStatus, setWorkload, writeLog} from './logs.js';
import {findAgent, type AgentPlace, type AgentReference} from './lookup.js';
import {schedule, unschedule} from './schedule.js';

/** Juju waits 5 s before it tries again, then twice as long each time, up to 5 min (3.6.28 `internal/worker/uniter`). */
const firstPause = 5000;
const longestPause = 300_000;

/** The application was refreshed while the unit was in error: the charm waited for it. */
const takeWaitingCharm = (cloud: Cloud, reference: AgentReference, unit: Unit) => {
	if (unit.charmBefore !== undefined) {
		schedule(cloud, cloud.now + 1000, {...reference, type: 'charm-arrives'});
	}
};

/**
The unit's agent came back, at another version or after a restart: the hook that a fault waits for runs now.
*/
export const beginHookTrouble = (cloud: Cloud, reference: AgentReference, unit: Unit): void => {
	const fault = findFault(cloud, 'hook-failed', reference);
	if (fault?.state !== 'armed') {
		return;
	}

	setFaultState(fault, 'active');
	unit.trouble = {
		hook: fault.hook, isBroken: true, tries: 0, isResolving: false, calm: unit.workload,
	};
	schedule(cloud, cloud.now + 1500, {...reference, type: 'hook-runs'});
};

/**
The hook that failed runs again; for that moment the unit looks healthy.
*/
export const runHook = (cloud: Cloud, reference: AgentReference): void => {
	const unit = findAgent(cloud, reference)?.unit;
	if (!unit?.trouble) {
		return;
	}

	if (!unit.isConnected) {
		schedule(cloud, cloud.now + 1000, {...reference, type: 'hook-runs'});
		return;
	}

	unit.trouble.isResolving = false;
	unit.trouble.tries++;
	setAgentStatus(unit, cloud.now, 'executing', `running ${unit.trouble.hook} hook`);
	unit.workload = {...unit.trouble.calm, since: cloud.now};
	const duration = chooseBetween(cloud.seed, [400, 1500], `hook ${unit.name} ${unit.trouble.tries}`);
	schedule(cloud, cloud.now + duration, {...reference, type: 'hook-ends'});
};

const failHook = (cloud: Cloud, reference: AgentReference, {model, unit}: AgentPlace) => {
	if (!unit?.trouble) {
		return;
	}

	const {hook, tries} = unit.trouble;
	setWorkload(unit, cloud.now, 'error', `hook failed: "${hook}"`);
	writeLog(model, {
		at: cloud.now, entity: unit.tag, level: 'WARNING', module: `unit.${unit.name}.${hook}`, message: 'dial tcp 127.0.0.1:2379: connect: connection refused',
	});
	writeLog(model, {
		at: cloud.now, entity: unit.tag, level: 'ERROR', module: 'juju.worker.uniter.operation', message: `hook "${hook}" (via explicit, bespoke hook script) failed: exit status 1`,
	});
	const pause = Math.min(longestPause, firstPause * (2 ** Math.min(tries - 1, 10)));
	schedule(cloud, cloud.now + pause, {...reference, type: 'hook-runs'});
};

/**
The hook ends: well where its cause is repaired, else the unit is in error again.
*/
export const endHook = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	const unit = place?.unit;
	if (!place || !unit?.trouble) {
		return;
	}

	setAgentStatus(unit, cloud.now, 'idle');
	if (unit.trouble.isBroken) {
		failHook(cloud, reference, place);
		return;
	}

	setWorkload(unit, cloud.now, unit.trouble.calm.current, unit.trouble.calm.message);
	const wasUpgrade = unit.trouble.hook === 'upgrade-charm' && unit.charmTaken?.state === 'hook';
	unit.trouble = undefined;
	setFaultState(findFault(cloud, 'hook-failed', reference), 'cured');
	if (wasUpgrade) {
		configureUnit(cloud, reference, place);
	}

	takeWaitingCharm(cloud, reference, unit);
};

/**
A hook of a unit fails for the first time. Juju tries it again by itself.
*/
export const startFailing = (cloud: Cloud, reference: AgentReference, trouble: Pick<HookTrouble, 'hook' | 'isBroken' | 'calm'>): void => {
	const place = findAgent(cloud, reference);
	if (!place?.unit) {
		return;
	}

	place.unit.trouble = {...trouble, tries: 1, isResolving: false};
	setAgentStatus(place.unit, cloud.now, 'idle');
	failHook(cloud, reference, place);
};

export type ResolveOutcome = 'resolved' | 'not-found' | 'not-in-error' | 'already-resolved';

const withoutRetries = (cloud: Cloud, {controller, model, agent}: AgentReference) => {
	unschedule(cloud, event => event.type === 'hook-runs' && event.agent === agent && event.model === model && event.controller === controller);
};

/**
What `resolved` does: the failed hook runs again, or is passed over for good.

@param doesRetry - False for `--no-retry`.
*/
export const resolveUnit = (cloud: Cloud, reference: AgentReference, doesRetry: boolean): ResolveOutcome => {
	const place = findAgent(cloud, reference);
	const unit = place?.unit;
	if (!place || !unit) {
		return 'not-found';
	}

	if (!unit.trouble && didAcceptConflict(cloud, reference)) {
		return 'resolved';
	}

	if (!unit.trouble || unit.workload.current !== 'error') {
		return 'not-in-error';
	}

	if (unit.trouble.isResolving) {
		return 'already-resolved';
	}

	withoutRetries(cloud, reference);
	if (doesRetry) {
		unit.trouble.isResolving = true;
		schedule(cloud, cloud.now + 500, {...reference, type: 'hook-runs'});
		return 'resolved';
	}

	setAgentStatus(unit, cloud.now, 'idle');
	setWorkload(unit, cloud.now, unit.trouble.calm.current, unit.trouble.calm.message);
	const wasUpgrade = unit.trouble.hook === 'upgrade-charm';
	unit.trouble = undefined;
	setFaultState(findFault(cloud, 'hook-failed', reference), 'cured');
	if (wasUpgrade) {
		skipUpgradeHook(cloud, place);
	}

	takeWaitingCharm(cloud, reference, unit);
	return 'resolved';
};

/**
What a session of `debug-hooks` achieves: the cause is gone, and the next try succeeds.

@returns False where no hook of the unit fails.
*/
export const didRepairHook = (cloud: Cloud, reference: AgentReference): boolean => {
	const trouble = findAgent(cloud, reference)?.unit?.trouble;
	if (trouble) {
		trouble.isBroken = false;
	}

	return trouble !== undefined;
};
