import {chooseBetween} from './chance.js';
import {
	type Application,
	type CharmAction,
	type CharmRelease,
	type Cloud,
	type Controller,
	type Model,
	type Unit,
} from './cloud.js';
import {setAgentStatus, setWorkload, writeLog} from './logs.js';
import {findAgent, referenceOf, type AgentReference} from './lookup.js';
import {schedule} from './schedule.js';

export type RefreshOrder = {readonly channel?: string | undefined; readonly revision?: number | undefined; readonly charm?: string | undefined; readonly forcesUnits?: boolean};

export type RefreshOutcome =
	| {readonly type: 'refreshed'; readonly revision: number; readonly channel: string | undefined}
	/** `note`: the channel that it says is followed from now on, where another was asked for than before. */
	| {readonly type: 'unchanged'; readonly channel: string | undefined; readonly note?: string}
	/** The store has nothing of that channel for that base; `releases` is what it has. */
	| {readonly type: 'not-released'; readonly channel: string; readonly releases: readonly CharmRelease[]}
	/** In Juju's words. */
	| {readonly type: 'refused'; readonly text: string};

type Place = {readonly controller: Controller; readonly model: Model; readonly application: Application};

const releaseFor = ({channel: current = 'latest/stable', revision, base, releases}: Application, order: RefreshOrder): CharmRelease | undefined => {
	const channel = order.channel ?? current;
	const made: CharmRelease = {channel, revision: order.revision ?? (revision + 1), bases: [base.channel]};
	if (releases === undefined) {
		return made;
	}

	const fitting = releases.filter(release => release.channel === channel && release.bases.includes(base.channel));
	const found = fitting.find(release => release.revision === order.revision) ?? fitting[0];
	return found && {...found, revision: order.revision ?? found.revision};
};

/** As a status names it where a unit still runs it. Source: 3.6.28 `cmd/juju/status/formatted.go`. */
const charmUrl = ({charm, origin, revision}: Application): string => origin === 'charmhub' ? `ch:amd64/${charm}-${revision}` : `${charm}-${revision}`;

/** Juju's own pace: the charm is fetched, then each unit takes it in its turn. */
const giveToUnits = (cloud: Cloud, {controller, model, application}: Place, before: string) => {
	for (const unit of model.units.values().filter(other => other.application === application.name)) {
		unit.charmBefore ??= before;
		if (unit.trouble === undefined) {
			schedule(cloud, cloud.now + chooseBetween(cloud.seed, [800, 4000], `charm ${unit.name} ${application.revision}`), {...referenceOf(controller, model, unit), type: 'charm-arrives'});
		}
	}
};

/** They get the charm at once, stay in error, and never run its upgrade-charm hook. */
const forceOnUnits = ({model, application}: Place) => {
	for (const unit of model.units.values().filter(other => other.application === application.name && other.trouble !== undefined)) {
		unit.charmBefore = undefined;
	}
};

/**
What `refresh` does: the application has the new charm at once, its units take it one by one. A unit in error keeps the old one until it is resolved.
*/
export const refreshCharm = (cloud: Cloud, place: Place, order: RefreshOrder): RefreshOutcome => {
	const {application} = place;
	const release = releaseFor(application, order);
	if (!release) {
		return {type: 'not-released', channel: order.channel ?? application.channel ?? 'latest/stable', releases: application.releases ?? []};
	}

	if (release.refusal !== undefined) {
		return {type: 'refused', text: release.refusal};
	}

	const before = charmUrl(application);
	const isSame = release.revision === application.revision && order.charm === undefined;
	const followed = application.channel;
	const follows = isSame ? release.follows ?? release.channel : release.channel;
	application.channel = application.origin === 'local' && order.charm === undefined ? undefined : follows;
	if (isSame) {
		const {channel} = application;
		return {type: 'unchanged', channel, ...(channel !== undefined && order.channel !== undefined && order.channel !== followed && {note: channel})};
	}

	if (order.charm !== undefined) {
		application.charm = order.charm.replace(/^.*[\/:]/v, '');
		application.origin = 'charmhub';
	}

	application.revision = release.revision;
	application.canUpgradeTo = undefined;
	application.base = release.base ?? application.base;
	application.saysAfterRefresh = release.workload;
	giveToUnits(cloud, place, before);
	if (order.forcesUnits === true) {
		forceOnUnits(place);
	}

	return {type: 'refreshed', revision: release.revision, channel: application.channel};
};

/**
A unit takes its application's charm. One in error, or without a connection, has to wait.
*/
export const arriveCharm = (cloud: Cloud, reference: AgentReference): void => {
	const unit = findAgent(cloud, reference)?.unit;
	if (unit?.charmBefore === undefined || unit.trouble !== undefined) {
		return;
	}

	if (!unit.isConnected) {
		schedule(cloud, cloud.now + 5000, {...reference, type: 'charm-arrives'});
		return;
	}

	unit.charmBefore = undefined;
	setAgentStatus(unit, cloud.now, 'executing', 'running upgrade-charm hook');
	schedule(cloud, cloud.now + chooseBetween(cloud.seed, [1500, 5000], `upgrade-charm ${unit.name}`), {...reference, type: 'charm-settles'});
};

/**
The `upgrade-charm` hook has run well.
*/
export const settleCharm = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	if (!place?.unit || place.unit.trouble !== undefined) {
		return;
	}

	const workload = place.model.applications.get(place.unit.application)?.saysAfterRefresh;
	if (workload) {
		setWorkload(place.unit, cloud.now, workload.current, workload.message);
	}

	setAgentStatus(place.unit, cloud.now, 'idle');
	writeLog(place.model, {
		at: cloud.now, entity: place.unit.tag, level: 'INFO', module: 'juju.worker.uniter.operation', message: 'ran "upgrade-charm" hook (via explicit, bespoke hook script)',
	});
};

/**
Runs an action of a unit's charm.

@returns What it answers; undefined where the charm has no such action.
*/
export const runAction = (cloud: Cloud, {model, unit}: {readonly model: Model; readonly unit: Unit}, name: string): CharmAction | undefined => {
	const actions = model.applications.get(unit.application)?.actions;
	const action = actions && Object.hasOwn(actions, name) ? actions[name] : undefined;
	if (action?.workload) {
		for (const other of model.units.values().filter(({application}) => application === unit.application)) {
			setWorkload(other, cloud.now, action.workload.current, action.workload.message);
		}
	}

	return action;
};
