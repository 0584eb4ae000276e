import {type Cloud} from '../cloud.js';
import {setWorkload} from '../logs.js';
import {referenceOf} from '../lookup.js';
import {unschedule} from '../schedule.js';
import {charmUrl, isSameCharm} from './charm-url.js';
import {type CharmPlace} from './order.js';
import {scheduleNext, unitsInTurn} from './schedule-units.js';
import {forceCharm} from './take-charm.js';

/** Nobody waits for the charm before this one any more. */
const forgetArrivals = (cloud: Cloud, {controller, model, application}: CharmPlace) => {
	const tags = new Set(unitsInTurn(model, application.name).map(({tag}) => tag));
	unschedule(cloud, event => event.type === 'charm-arrives' && event.controller === controller.name && event.model === model.name && tags.has(event.agent));
};

/**
Tells an application's units that there is another charm. Those that still run it have nothing to do; one in conflict with the one between stays so, unless the charm is forced.

@param before - Address of the charm that the application had.
*/
export const giveToUnits = (cloud: Cloud, place: CharmPlace, {before, forces}: {readonly before: string; readonly forces: boolean}): void => {
	const {controller, model, application} = place;
	const url = charmUrl(application, controller);
	forgetArrivals(cloud, place);
	for (const unit of unitsInTurn(model, application.name)) {
		const running = unit.charmBefore ?? before;
		if (!isSameCharm(running, url)) {
			unit.charmBefore = running;
			continue;
		}

		if (unit.charmTaken?.state === 'conflict' && !forces) {
			unit.charmBefore = before;
			continue;
		}

		unit.charmBefore = undefined;
		if (unit.charmTaken?.state === 'conflict') {
			setWorkload(unit, cloud.now, unit.charmTaken.calm.current, unit.charmTaken.calm.message);
		}

		unit.charmTaken = {revision: application.revision, state: 'done', calm: unit.trouble?.calm ?? unit.workload};
	}

	for (const unit of forces ? unitsInTurn(model, application.name) : []) {
		forceCharm(cloud, referenceOf(controller, model, unit));
	}

	scheduleNext(cloud, place);
};
