import {type Cloud, type Unit} from '../cloud.js';
import {startFailing} from '../hooks.js';
import {setAgentStatus, setWorkload} from '../logs.js';
import {findAgent, type AgentPlace, type AgentReference} from '../lookup.js';
import {schedule} from '../schedule.js';
import {configureUnit} from './finish-unit.js';
import {
	beginUpgradeHook,
	hasConflict,
	hookFailure,
	logConflict,
} from './upgrade-hook.js';

const meetConflict = (cloud: Cloud, {model}: AgentPlace, {unit, revision}: {readonly unit: Unit; readonly revision: number}) => {
	unit.charmTaken = {revision, state: 'conflict', calm: unit.charmTaken?.state === 'conflict' ? unit.charmTaken.calm : unit.workload};
	setWorkload(unit, cloud.now, 'error', 'upgrade failed');
	setAgentStatus(unit, cloud.now, 'idle');
	logConflict(cloud, model, unit);
};

/**
A unit takes its application's charm. One in error, or without a connection, has to wait; so does one in the middle of a hook.
*/
export const arriveCharm = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	const unit = place?.unit;
	const application = place?.model.applications.get(unit?.application ?? '');
	if (!place || !application || unit?.charmBefore === undefined || unit.trouble !== undefined || unit.charmTaken?.state === 'conflict') {
		return;
	}

	if (!unit.isConnected || unit.status.current === 'executing') {
		schedule(cloud, cloud.now + (unit.isConnected ? 1000 : 5000), {...reference, type: 'charm-arrives'});
		return;
	}

	if (hasConflict(application.taking, unit)) {
		meetConflict(cloud, place, {unit, revision: application.revision});
		return;
	}

	beginUpgradeHook(cloud, reference, {unit, application, calm: unit.workload});
};

/**
The `upgrade-charm` hook ends: well, or as its release has it.
*/
export const settleCharm = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	const unit = place?.unit;
	const taken = unit?.charmTaken;
	if (!place || !unit || unit.trouble !== undefined || taken?.state !== 'hook') {
		return;
	}

	if (!unit.isConnected) {
		schedule(cloud, cloud.now + 1000, {...reference, type: 'charm-settles'});
		return;
	}

	const application = place.model.applications.get(unit.application);
	const release = [application?.taking, ...application?.earlier?.map(({release}) => release).toReversed() ?? []].find(each => each?.revision === taken.revision);
	const failure = hookFailure(release, unit);
	if (failure !== undefined) {
		startFailing(cloud, reference, {hook: 'upgrade-charm', isBroken: failure === 'always', calm: taken.calm});
		return;
	}

	configureUnit(cloud, reference, place);
};

/**
A unit in error gets the charm at once: the hook that failed stays the one to be resolved, and `upgrade-charm` is not run for it. After a conflict the new
charm is put in place of the one that would not fit.
*/
export const forceCharm = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	const unit = place?.unit;
	const application = place?.model.applications.get(unit?.application ?? '');
	if (!place || !unit || !application) {
		return;
	}

	if (unit.charmTaken?.state === 'conflict') {
		if (hasConflict(application.taking, unit)) {
			meetConflict(cloud, place, {unit, revision: application.revision});
		} else {
			beginUpgradeHook(cloud, reference, {unit, application, calm: unit.charmTaken.calm});
		}

		return;
	}

	if (!unit.trouble) {
		return;
	}

	const isItsHook = unit.trouble.hook === 'upgrade-charm' && unit.charmTaken?.state === 'hook';
	unit.charmBefore = undefined;
	unit.charmTaken = {revision: application.revision, state: isItsHook ? 'hook' : 'skipped', calm: unit.trouble.calm};
	// The hook that is tried again is the new charm's.
	if (isItsHook) {
		unit.trouble.isBroken = hookFailure(application.taking, unit) === 'always';
	}
};
