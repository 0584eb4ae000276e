import {chooseBetween} from '../chance.js';
import {
	type Application,
	type Cloud,
	type Model,
	type Unit,
} from '../cloud.js';
import {setAgentStatus, setWorkload, writeLog} from '../logs.js';
import {findAgent, type AgentPlace, type AgentReference} from '../lookup.js';
import {schedule} from '../schedule.js';
import {scheduleNext} from './schedule-units.js';

const logHook = (cloud: Cloud, {model, agent}: AgentPlace, hook: string) => {
	writeLog(model, {
		at: cloud.now, entity: agent.tag, level: 'INFO', module: 'juju.worker.uniter.operation', message: `ran "${hook}" hook (via explicit, bespoke hook script)`,
	});
};

/**
The `upgrade-charm` hook has run well; `config-changed` follows it.
*/
export const configureUnit = (cloud: Cloud, reference: AgentReference, place: AgentPlace): void => {
	if (!place.unit) {
		return;
	}

	logHook(cloud, place, 'upgrade-charm');
	setAgentStatus(place.unit, cloud.now, 'executing', 'running config-changed hook');
	schedule(cloud, cloud.now + chooseBetween(cloud.seed, [300, 1000], `config-changed ${place.unit.name}`), {...reference, type: 'charm-configured'});
};

/** The first unit that is done lets the others wait for the operator, where the charm is made so. */
const workloadAfter = ({taking, pause}: Application, unit: Unit): {readonly current: string; readonly message?: string} =>
	taking?.pauses && pause === 'waiting' ? {current: 'blocked', message: taking.pauses.message} : taking?.workload ?? unit.charmTaken?.calm ?? unit.workload;

/** A charm says the version of its workload once its hooks have run on all units; who passes over a hook never hears of it. */
const sayVersion = ({units}: Model, application: Application) => {
	const areAllDone = units.values().filter(unit => unit.application === application.name)
		.every(({charmBefore, charmTaken}) => charmBefore === undefined && charmTaken?.state === 'done' && charmTaken.revision === application.revision);
	if (areAllDone) {
		application.workloadVersion = application.taking?.workloadVersion ?? application.workloadVersion;
	}
};

/**
A unit is done with its new charm: both hooks have run.
*/
export const finishUnit = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	const unit = place?.unit;
	const application = place?.model.applications.get(unit?.application ?? '');
	if (!place || !unit || !application || unit.trouble !== undefined || unit.charmTaken?.state !== 'hook') {
		return;
	}

	logHook(cloud, place, 'config-changed');
	const isNewest = unit.charmTaken.revision === application.revision;
	if (application.pause === 'ahead' && isNewest) {
		application.pause = 'waiting';
	}

	const {current, message} = isNewest ? workloadAfter(application, unit) : unit.charmTaken.calm;
	setWorkload(unit, cloud.now, current, message);
	setAgentStatus(unit, cloud.now, 'idle');
	unit.charmTaken.state = 'done';
	sayVersion(place.model, application);
	scheduleNext(cloud, {controller: place.controller, model: place.model, application});
};

/**
Its `upgrade-charm` hook was passed over: nothing says that the workload is the old one still.
*/
export const skipUpgradeHook = (cloud: Cloud, {controller, model, unit}: AgentPlace): void => {
	const application = unit && model.applications.get(unit.application);
	if (!application || unit.charmTaken?.state !== 'hook') {
		return;
	}

	unit.charmTaken.state = 'skipped';
	scheduleNext(cloud, {controller, model, application});
};
