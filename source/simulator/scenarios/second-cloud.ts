import {
	type Application,
	type Base,
	type Cloud,
	type Controller,
	type Model,
} from '../cloud.js';
import {isFrom} from '../era.js';
import {unitsOn} from '../lookup.js';
import {buildCloud} from './build-cloud.js';
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

const ageApplication = (application: Application, {base}: SecondEra) => {
	application.base = {...base};
	application.charm = `cs:${application.name}-${application.revision}`;
	application.origin = 'charmstore';
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

/**
Makes the small cloud as it was in a time before 2.9: charms of the old store, a service for each unit.
*/
export const buildSecondCloud = ({scenario, title, era}: {readonly scenario: string; readonly title: string; readonly era: SecondEra}, seed: number, startedAt: number): Cloud => {
	const cloud = buildCloud(smallBlueprint(scenario, title, era), seed, startedAt);
	for (const controller of cloud.controllers) {
		age(controller, era);
	}

	return cloud;
};
