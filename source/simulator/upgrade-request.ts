import {rouseModel} from './agent-upgrade.js';
import {agentsBehind} from './agents-behind.js';
import {type Cloud, type Controller} from './cloud.js';
import {
	type UpgradeOutcome,
	type UpgradeRefusal,
	type UpgradeRequest,
} from './upgrade-outcome.js';
import {startControllerUpgrade} from './controller-upgrade.js';
import {
	isChosenByClient,
	compareTexts,
	hasSameMinor,
	isFourth,
	isFrom,
} from './era.js';
import {countUnsupported, findBlockers} from './upgrade-blockers.js';
import {planByClient} from './upgrade-by-client.js';
import {chooseVersion, isVersionKnown, streamOf} from './upgrade-choice.js';

export {agentsBehind} from './agents-behind.js';

type Decision = UpgradeOutcome | undefined;

const nothing: UpgradeOutcome = {outcome: 'nothing'};

const refuse = (refusal: UpgradeRefusal): UpgradeOutcome => ({outcome: 'refused', refusal});

/** What the client itself decides, before the controller is asked. */
const askClient = (cloud: Cloud, request: UpgradeRequest): Decision => {
	const {command, controller, model, version} = request;
	if (command === 'upgrade-controller' && controller.access !== 'superuser') {
		return refuse({reason: 'missing-permission', access: controller.access});
	}

	if (version !== undefined && compareTexts(version, model.version) === 0) {
		return nothing;
	}

	return command === 'upgrade-model' && model.isController && isFrom(cloud.clientVersion, 3, 5)
		? refuse({reason: 'use-upgrade-controller'})
		: undefined;
};

const askAccess = ({controller, model}: UpgradeRequest): Decision => {
	if (controller.api === 'restricted') {
		return refuse({reason: 'upgrade-in-progress', isRestricted: true});
	}

	if (controller.access !== 'superuser' && model.access === 'read') {
		return refuse({reason: 'permission-denied'});
	}

	const lock = model.disabled.find(({set}) => set === 'all');
	return lock && refuse({reason: 'changes-disabled', message: lock.message});
};

const askStream = ({stream}: UpgradeRequest): Decision =>
	stream === undefined || ['released', 'proposed', 'devel', 'testing'].includes(stream)
		? undefined
		: refuse({reason: 'unknown-stream', stream});

/** A version below the present one. */
const askLower = ({controller, model, version}: UpgradeRequest): Decision => {
	if (version === undefined || compareTexts(version, model.version) > 0) {
		return undefined;
	}

	return isFrom(controller.version, 3, 6) ? refuse({reason: 'too-low', from: model.version, to: version}) : nothing;
};

const askHigher = ({controller, model, version}: UpgradeRequest): Decision => {
	if (version === undefined || model.isController || compareTexts(version, controller.version) <= 0) {
		return undefined;
	}

	return refuse({reason: 'above-controller', to: version, controllerVersion: controller.version});
};

const askMinor = ({controller, model}: UpgradeRequest, to: string): Decision => {
	if (!model.isController || hasSameMinor(to, model.version)) {
		return undefined;
	}

	if (isFourth(controller.version)) {
		return refuse({reason: 'not-supported', from: model.version, to});
	}

	return isFrom(to, 3) && !isFrom(controller.version, 3) ? refuse({reason: 'not-supported', from: model.version, to}) : undefined;
};

const askBinaries = ({controller, model, stream}: UpgradeRequest, to: string): Decision => {
	if (isVersionKnown(controller, to, stream ?? streamOf(model))) {
		return undefined;
	}

	return isFourth(controller.version) ? refuse({reason: 'binaries-missing', version: to}) : nothing;
};

const askBlockers = ({controller, model}: UpgradeRequest, to: string): Decision => {
	const models = findBlockers(controller, model, to);
	return models.length > 0 ? refuse({reason: 'blockers', to, models}) : undefined;
};

/** 4.0 asks it of the model that is upgraded (4.0.15 `domain/modelagent/service/service.go`). */
const askBases = ({controller, model}: UpgradeRequest): Decision => {
	const count = isFourth(controller.version) && !model.isController ? countUnsupported(model) : 0;
	return count > 0 ? refuse({reason: 'unsupported-bases', count}) : undefined;
};

const isRunning = (controller: Controller): boolean =>
	controller.upgrade !== undefined && controller.upgrade.phase !== 'done';

const askProgress = ({controller, model, resetsPreviousUpgrade}: UpgradeRequest): Decision => {
	if (!model.isController || !isRunning(controller)) {
		return undefined;
	}

	if (isFourth(controller.version)) {
		return refuse({reason: 'controller-nodes-behind', nodes: ['0'], version: model.version});
	}

	return resetsPreviousUpgrade ? undefined : refuse({reason: 'upgrade-in-progress', isRestricted: false});
};

const askAgents = ({controller, model, ignoresAgentVersions}: UpgradeRequest, to: string): Decision => {
	if (isFourth(controller.version) || model.kind === 'caas' || ignoresAgentVersions) {
		return undefined;
	}

	const tags = agentsBehind(model, to);
	return tags.length > 0 ? refuse({reason: 'agents-behind', version: model.version, tags}) : undefined;
};

/** 3.3 to 4.x say that an upgrade started to the version that is wanted already; the others that there is none. */
const withoutChange = ({controller, model, isDryRun}: UpgradeRequest, to: string): UpgradeOutcome => {
	const isSaysStarted = isFourth(controller.version) || (!model.isController && isFrom(controller.version, 3, 3));
	if (!isSaysStarted) {
		return nothing;
	}

	return isDryRun ? {outcome: 'would-start', version: to} : {outcome: 'started', version: to, isChange: false};
};

/** What stands against a newer version, in the order in which it is asked. */
const judge = (request: UpgradeRequest, to: string): UpgradeOutcome =>
	(isFourth(request.controller.version) ? askMinor(request, to) : undefined)
	?? askBinaries(request, to)
	?? askMinor(request, to)
	?? askHigher({...request, version: to})
	?? askBlockers(request, to)
	?? askBases(request)
	?? (request.isDryRun ? {outcome: 'would-start', version: to} : undefined)
	?? askProgress(request)
	?? askAgents(request, to)
	?? {outcome: 'started', version: to, isChange: true};

/**
What a controller that judges by itself says: from 2.9.33 on.

4.0 refuses a new minor version before it looks for its binaries (recorded, 4.0.14: 0.1 s for 4.1.0 and 5.0.0, 3 s for a patch that nobody has).

A dry run is spared the checks for an upgrade in progress and for agents that are behind (2.9.52, 3.6.28 `modelupgrader/upgrader.go`).
*/
const planByController = (cloud: Cloud, request: UpgradeRequest): UpgradeOutcome => {
	const first = askClient(cloud, request) ?? askAccess(request) ?? askStream(request) ?? askLower(request) ?? askHigher(request);
	if (first) {
		return first;
	}

	const {controller, model} = request;
	const to = request.version ?? chooseVersion(controller, model, request.stream);
	if (to === undefined) {
		return isFourth(controller.version) ? withoutChange(request, model.version) : nothing;
	}

	if (compareTexts(to, model.version) <= 0) {
		return (isRunning(controller) ? askProgress(request) : undefined) ?? withoutChange(request, model.version);
	}

	return judge(request, to);
};

/**
What comes of an upgrade command now, without doing it; the caller has advanced the cloud and seen that the API answers.
*/
export const planUpgrade = (cloud: Cloud, request: UpgradeRequest): UpgradeOutcome =>
	isChosenByClient(cloud.clientVersion, request.controller.version) ? planByClient(cloud, request) : planByController(cloud, request);

/**
Carries an upgrade command out: what `planUpgrade` says comes true at once. The target turns in the same moment, the agents follow.
*/
export const requestUpgrade = (cloud: Cloud, request: UpgradeRequest): UpgradeOutcome => {
	const plan = planUpgrade(cloud, request);
	if (plan.outcome !== 'started' || !plan.isChange) {
		return plan;
	}

	const {controller, model, stream} = request;
	if (stream !== undefined) {
		// It stays (3.6.28 `state/state.go`, `SetModelAgentVersion`).
		model.settings = {...model.settings, 'agent-stream': stream};
	}

	if (model.isController) {
		startControllerUpgrade(cloud, controller, plan.version);
	} else {
		model.version = plan.version;
		model.upgradeAvailable = undefined;
		rouseModel(cloud, controller, model, cloud.now);
	}

	return plan;
};
