import {type Cloud} from '../../../source/simulator/cloud.js';
import {didRepairHook, startFailing} from '../../../source/simulator/hooks.js';
import {startService, stopService} from '../../../source/simulator/services.js';
import {controllerOf, hostedModel, reference} from './_real-cloud.js';

/** What stands between the command before and the first one in a situation: what is done to the cloud, and how many seconds pass. */
export type Situation = {readonly prepare?: (cloud: Cloud) => void; readonly seconds?: number};

const offers = (...versions: readonly string[]) => (cloud: Cloud): void => {
	cloud.syncSource = [...versions];
};

const stopFirst = (cloud: Cloud): void => {
	stopService(cloud, reference(cloud, 'machine-1'), 'jujud-machine-1');
};

/** What is done by the command line that was recorded and is no command of the simulator's business: the charm's setting makes a hook fail. */
export const afterCommand = (cloud: Cloud, line: string): void => {
	if (!line.includes('web fail=')) {
		return;
	}

	for (const unit of hostedModel(cloud).units.values().filter(({application}) => application === 'web')) {
		if (line.endsWith('true')) {
			startFailing(cloud, reference(cloud, unit.tag), {hook: 'config-changed', isBroken: true, calm: unit.workload});
		} else {
			didRepairHook(cloud, reference(cloud, unit.tag));
		}
	}
};

/** Nothing answers for as long as anybody asks. */
const silence = (cloud: Cloud): void => {
	controllerOf(cloud).api = 'silent';
	controllerOf(cloud).apiUntil = undefined;
	controllerOf(cloud).endpoints = ['127.0.0.1:17999'];
};

const slowly = (cloud: Cloud): void => {
	cloud.profile = {...cloud.profile, controllerDelay: [200, 300], controllerSilence: [110_000, 110_000]};
};

export const situations: Readonly<Record<string, Situation>> = {
	'setting up': {
		prepare(cloud) {
			controllerOf(cloud).currentModel = undefined;
		},
	},
	'healthy, all at 4.0.14, nothing newer published': {
		seconds: 20,
		prepare(cloud) {
			controllerOf(cloud).currentModel = hostedModel(cloud).name;
		},
	},
	'4.0.15 available in a local directory, controller offline': {prepare: offers('4.0.15')},
	'after sync': {},
	'clean upgrade to 4.0.15': {},
	'clean upgrade to 4.0.15, right after the controller was told': {},
	'clean upgrade to 4.0.15, right after': {},
	'clean upgrade to 4.0.15, 20 s later': {seconds: 20},
	'clean upgrade of the model to 4.0.15': {},
	'clean upgrade of the model to 4.0.15, right after': {},
	'clean upgrade of the model to 4.0.15, 45 s later': {seconds: 45},
	'sync 4.0.16': {prepare: offers('4.0.16')},
	'machine 1\'s agent stopped by hand': {seconds: 20, prepare: stopFirst},
	'machine 1\'s agent stopped by hand, controller at 4.0.16': {seconds: 30},
	'machine 1\'s agent stopped by hand, 30 s after upgrade-model': {seconds: 30},
	'machine 1\'s agent started again': {
		seconds: 40,
		prepare(cloud) {
			startService(cloud, reference(cloud, 'machine-1'), 'jujud-machine-1');
		},
	},
	'a hook that fails': {seconds: 5},
	'a hook that fails, resolved without repair': {seconds: 3},
	'a hook that fails, refreshed while in error': {seconds: 3},
	'a hook that fails, repaired': {seconds: 1},
	'a hook that fails, repaired and resolved': {seconds: 15},
	'a hook that fails, no-retry': {},
	'ssh, no key in the model': {},
	ssh: {},
	'sync 4.0.17': {prepare: offers('4.0.17')},
	'controller\'s agent stopped for 60 s in mid-upgrade': {seconds: 5, prepare: slowly},
	'controller\'s agent stopped for 60 s in mid-upgrade, started again': {seconds: 90},
	'lab set-up': {},
	'lab set-up, deploy on a just added machine': {},
	'disabled commands': {},
	'disabled commands (all, current model lab:w)': {prepare: offers('4.0.17')},
	'disabled commands on the controller model': {},
	'kill -9 mid-upgrade: sync': {},
	'kill -9 mid-upgrade': {
		prepare(cloud) {
			controllerOf(cloud).stored.push('4.0.18');
			cloud.profile = {...cloud.profile, controllerDelay: [15_000, 15_000]};
		},
	},
	'kill -9 mid-upgrade, just after the third kill': {},
	'model upgrade with a unit in error': {seconds: 60},
	'model upgrade with a unit in error, right after': {},
	// Between two tries of the hook, as it was recorded.
	'model upgrade with a unit in error, 15 s later': {seconds: 12},
	'model upgrade with a unit in error, resolved': {seconds: 15},
	'lab: 4.0.19 synced, not applied': {prepare: offers('4.0.19')},
	'controller 4.0.17, model prod still 4.0.16, 4.0.18 built but not synced (read-only, from a copy of the client store)': {seconds: 30, prepare: offers('4.0.18')},
	'unreachable controller: refused': {prepare: silence},
	'4.0.18 published in served streams, not synced (dry runs only)': {
		prepare(cloud) {
			const controller = controllerOf(cloud);
			controller.api = 'up';
			controller.canFetch = true;
			controller.published.released.push('4.0.18');
		},
	},
	'unreachable controller: noroute': {prepare: silence},
	'unreachable controller: badtls': {prepare: silence},
};
