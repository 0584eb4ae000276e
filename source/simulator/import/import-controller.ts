import {type ModelStatus} from '../../domain/status.js';
import {chooseBetween} from '../chance.js';
import {
	type Cloud,
	type Controller,
	type Model,
} from '../cloud.js';
import {compareTexts, isFourth, isFrom} from '../era.js';
import {membersOf} from '../members.js';
import {schedule} from '../schedule.js';
import {isControllerModel, isEnvironment, versionOfModel} from './judge-statuses.js';
import {oldestOf} from './import-model.js';

/**
What runs as API server: what the controller's own agents say where their model was given, else no less than any model wants.
*/
export const versionOfController = (statuses: readonly ModelStatus[]): string => {
	const own = statuses.find(status => isControllerModel(status));
	const members = own?.agents.filter(({kind, application}) => kind === 'controller' || (own.kind === 'caas' && application === 'controller')) ?? [];
	const running = oldestOf(members.map(({version}) => version));
	if (own) {
		return running ?? versionOfModel(own);
	}

	return statuses.map(status => versionOfModel(status)).toSorted(compareTexts).at(-1) ?? '';
};

const types: ReadonlyMap<string, string> = new Map([
	['localhost', 'lxd'], ['lxd', 'lxd'], ['aws', 'ec2'], ['amazon', 'ec2'], ['azure', 'azure'], ['google', 'gce'], ['oracle', 'oci'], ['equinix', 'equinix'],
]);

/** A status names a cloud and not what it is; a name of one's own is most often one of MAAS. */
export const cloudTypeOf = ({cloud = '', kind}: Pick<ModelStatus, 'cloud' | 'kind'>): string => (kind === 'caas' ? 'kubernetes' : types.get(cloud) ?? 'maas');

/** Databases as they were at the time. */
export const databaseOf = (version: string): string | undefined => {
	if (!isFrom(version, 2) || isFourth(version)) {
		return undefined;
	}

	return isFrom(version, 2, 9) ? '4.4.30' : (isFrom(version, 2, 7) ? '4.0.18' : '3.6.3');
};

const failure = /^upgrade to (?<to>\S{1,40}) failed \((?:giving up|will retry)\): (?<reason>.+)$/sv;

const markPrimary = (model: Model) => {
	const members = model.machines.values().filter(({member}) => member !== undefined).toArray();
	const primary = members.find(({member, isConnected}) => member === 'has-vote' && isConnected) ?? members[0];
	if (primary) {
		primary.isPrimary = true;
	}
};

/** A step of the upgrade failed for good: its agent says so. */
const didFail = (cloud: Cloud, controller: Controller): boolean => {
	const words = membersOf(controller).map(({status}) => failure.exec(status.message ?? '')?.groups).find(groups => groups !== undefined);
	const to = words?.['to'];
	if (to === undefined) {
		return false;
	}

	controller.upgrade = {
		from: controller.version, to, startedAt: cloud.startedAt, phase: 'failed',
	};
	controller.api = isFourth(controller.version) ? 'up' : 'restricted';
	cloud.faults.push({
		id: `upgrade-failed-${cloud.faults.length + 1}`, state: 'active', type: 'upgrade-failed', controller: controller.name, reason: words?.['reason'] ?? '',
	});
	return true;
};

const upgradingWords = /^(?:upgrading|waiting on primary) /v;

/** Juju says that it upgrades: a controller's machine says so too, or the upgrade broke off and Juju waits for its end. */
const phaseOf = (controller: Controller, {version, status}: Model): NonNullable<Controller['upgrade']>['phase'] | undefined => {
	if (compareTexts(controller.version, version) < 0) {
		return 'waiting';
	}

	if (isFourth(controller.version) || status.message?.startsWith('upgrade in progress') !== true) {
		return undefined;
	}

	return membersOf(controller).some(member => upgradingWords.test(member.status.message ?? '')) ? 'database' : 'failed';
};

const goOn = (cloud: Cloud, controller: Controller, model: Model) => {
	const phase = phaseOf(controller, model);
	if (phase === undefined) {
		return;
	}

	controller.upgrade = {
		from: controller.version, to: model.version, startedAt: Math.min(cloud.startedAt, model.status.since), phase,
	};
	if (phase === 'waiting') {
		const at = cloud.now + chooseBetween(cloud.seed, cloud.profile.controllerDelay, `import ${controller.name}`);
		schedule(cloud, at, {type: 'controller-considers', controller: controller.name});
	} else if (phase === 'database') {
		controller.api = 'restricted';
		controller.apiUntil = cloud.now + chooseBetween(cloud.seed, cloud.profile.controllerDatabase, `import ${controller.name}`);
		schedule(cloud, controller.apiUntil, {type: 'controller-finishes', controller: controller.name});
	}
};

/**
Finishes a controller whose own model was given: who is its primary, and an upgrade that was under way or had failed.
*/
export const settleController = (cloud: Cloud, controller: Controller, {model, status}: {readonly model: Model; readonly status: ModelStatus}): void => {
	markPrimary(model);
	controller.endpoints = model.kind === 'caas'
		? controller.endpoints
		: model.machines.values().filter(({member, addresses}) => member !== undefined && addresses.length > 0).map(({addresses}) => `${addresses[0] ?? ''}:17070`).toArray();
	if (isEnvironment(status) || didFail(cloud, controller)) {
		return;
	}

	goOn(cloud, controller, model);
};
