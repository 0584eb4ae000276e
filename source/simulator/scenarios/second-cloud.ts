import {
	type Application,
	type Base,
	type Cloud,
	type Controller,
	type Model,
} from '../cloud.js';
import {isFrom} from '../era.js';
import {unitsOn} from '../lookup.js';
import {charmUrl} from '../charms/charm-url.js';
import {buildCloud} from './build-cloud.js';
import {type CloudBlueprint} from './blueprint.js';
import {smallBlueprint} from './small-blueprint.js';

/** A controller of 2.0 to 2.8, and a client for it. */
export type SecondEra = {
	readonly clientVersion: string;
	readonly version: string;
	readonly released: readonly string[];
	/** What its machines were deployed to. */
	readonly base: Base;
	readonly mongoVersion: string;
};

const ageApplication = (application: Application, era: SecondEra) => {
	application.base = {...era.base};
	if (application.origin === 'local') {
		application.charm = charmUrl(application, era);
		return;
	}

	application.origin = 'charmstore';
	application.charm = charmUrl(application, era);
	application.channel = undefined;
};

const ageMachines = (model: Model, {base}: SecondEra) => {
	for (const machine of model.machines.values()) {
		machine.base = {...base};
		// Up to 2.8 each unit has a service of its own beside that of its machine's agent.
		for (const unit of unitsOn(model, machine.id)) {
			machine.services.push({name: `jujud-${unit.tag}`, isRunning: true, since: machine.status.since});
		}
	}
};

const age = (controller: Controller, era: SecondEra) => {
	controller.mongoVersion = era.mongoVersion;
	for (const model of controller.models) {
		ageMachines(model, era);
		for (const application of model.applications.values()) {
			ageApplication(application, era);
		}

		// Offers came with 2.3.
		if (isFrom(era.version, 2, 3)) {
			continue;
		}

		model.offers = [];
		model.remoteApplications = [];
	}
};

/** The small cloud where no other is written down. */
type SecondCloud = {readonly scenario: string; readonly title: string; readonly era: SecondEra; readonly blueprint?: CloudBlueprint};

/**
Makes the small cloud, or another, as it was in a time before 2.9: charms of the old store, a service for each unit.
*/
export const buildSecondCloud = ({scenario, title, era, blueprint = smallBlueprint(scenario, title, era)}: SecondCloud, seed: number, startedAt: number): Cloud => {
	const cloud = buildCloud(blueprint, seed, startedAt);
	for (const controller of cloud.controllers) {
		age(controller, era);
	}

	return cloud;
};
