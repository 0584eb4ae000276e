import {
	type Application,
	type CharmAction,
	type Cloud,
	type Controller,
	type Model,
	type Unit,
} from '../cloud.js';
import {setWorkload} from '../logs.js';
import {scheduleNext, unitsInTurn} from './schedule-units.js';

type UnitPlace = {readonly controller: Controller; readonly model: Model; readonly unit: Unit};

const say = (cloud: Cloud, {model, unit}: UnitPlace, workload: NonNullable<CharmAction['workload']>) => {
	for (const other of model.units.values().filter(({application}) => application === unit.application)) {
		setWorkload(other, cloud.now, workload.current, workload.message);
	}
};

/** The operator has seen that the first unit is well: the others go on. */
const resume = (cloud: Cloud, {controller, model, unit}: UnitPlace, application: Application): CharmAction => {
	application.pause = 'over';
	const done = unitsInTurn(model, application.name).filter(({charmTaken}) => charmTaken?.state === 'done');
	for (const other of done) {
		const {current, message} = application.taking?.workload ?? other.charmTaken?.calm ?? other.workload;
		setWorkload(other, cloud.now, current, message);
	}

	const next = unitsInTurn(model, unit.application).find(({charmBefore}) => charmBefore !== undefined);
	scheduleNext(cloud, {controller, model, application});
	return {answer: next ? `Refresh resumed. Unit ${next.name.slice(next.name.indexOf('/') + 1)} is refreshing next` : 'Refresh resumed'};
};

/**
Runs an action of a unit's charm.

@returns What it answers; undefined where the charm has no such action.
*/
export const runAction = (cloud: Cloud, place: UnitPlace, name: string): CharmAction | undefined => {
	const application = place.model.applications.get(place.unit.application);
	const actions = application?.actions;
	const action = actions && Object.hasOwn(actions, name) ? actions[name] : undefined;
	if (application?.pause === 'waiting' && application.taking?.pauses?.action === name) {
		return {...resume(cloud, place, application), ...action};
	}

	if (action?.workload) {
		say(cloud, place, action.workload);
	}

	return action;
};
