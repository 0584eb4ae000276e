import {chooseBetween} from '../chance.js';
import {type Cloud, type Model, type Unit} from '../cloud.js';
import {referenceOf} from '../lookup.js';
import {schedule} from '../schedule.js';
import {type CharmPlace} from './order.js';

/** Milliseconds from the order until a unit takes a charm. */
const usual = [800, 4000] as const;

const numberOf = ({name}: Unit): number => Number(name.slice(name.lastIndexOf('/') + 1));

/** Those of an application, in the order in which they take a charm; a stateful set begins with its last pod. */
export const unitsInTurn = ({kind, units}: Model, application: string): readonly Unit[] => {
	const own = units.values().filter(unit => unit.application === application).toArray().toSorted((left, right) => numberOf(left) - numberOf(right));
	return kind === 'caas' ? own.toReversed() : own;
};

const canTake = ({charmBefore, trouble, charmTaken}: Unit): boolean =>
	charmBefore !== undefined && trouble === undefined && charmTaken?.state !== 'conflict';

const isBusy = ({trouble, charmTaken}: Unit): boolean => charmTaken?.state === 'hook' || (charmTaken?.state === 'conflict' && trouble === undefined);

/**
Lets units take the charm that their application has: on machines all at their own pace, on Kubernetes one after the other, and one alone where the charm
pauses after its first.
*/
export const scheduleNext = (cloud: Cloud, {controller, model, application}: CharmPlace): void => {
	const units = unitsInTurn(model, application.name);
	const isOneByOne = model.kind === 'caas' || application.pause === 'ahead';
	if (application.pause === 'waiting' || (isOneByOne && units.some(unit => isBusy(unit)))) {
		return;
	}

	const scheduled = new Set(cloud.events.flatMap(event =>
		event.type === 'charm-arrives' && event.controller === controller.name && event.model === model.name ? [event.agent] : []));
	const waiting = units.filter(unit => canTake(unit));
	for (const unit of isOneByOne ? waiting.slice(0, 1) : waiting) {
		if (scheduled.has(unit.tag)) {
			continue;
		}

		const pause = chooseBetween(cloud.seed, application.taking?.arrives ?? usual, `charm ${unit.name} ${application.revision}`);
		schedule(cloud, cloud.now + pause, {...referenceOf(controller, model, unit), type: 'charm-arrives'});
	}
};
