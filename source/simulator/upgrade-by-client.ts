import {type Cloud, type Controller, type Model} from './cloud.js';
import {
	compareTexts,
	hasSameMinor,
	isFrom,
	versionOf,
} from './era.js';
import {agentsBehind} from './agents-behind.js';
import {chooseVersion, isVersionKnown, streamOf} from './upgrade-choice.js';
import {
	type BlockerReason,
	type UpgradeOutcome,
	type UpgradeRefusal,
	type UpgradeRequest,
} from './upgrade-outcome.js';

type Decision = UpgradeOutcome | undefined;

const nothing: UpgradeOutcome = {outcome: 'nothing'};

const refuse = (refusal: UpgradeRefusal): UpgradeOutcome => ({outcome: 'refused', refusal});

const askAccess = (cloud: Cloud, {command, controller, model}: UpgradeRequest): Decision => {
	if (command === 'upgrade-controller' && controller.access !== 'superuser' && isFrom(cloud.clientVersion, 2, 8)) {
		return refuse({reason: 'missing-permission', access: controller.access});
	}

	if (controller.api === 'restricted') {
		return refuse({reason: 'upgrade-in-progress', isRestricted: true});
	}

	return controller.access !== 'superuser' && (command === 'upgrade-controller' || model.access === 'read') ? refuse({reason: 'permission-denied'}) : undefined;
};

/** A lock that `upgrade-series prepare` left; asked for since 2.8, before all else (2.8.13 calls `ModelManager.ValidateModelUpgrades`). */
const askLock = ({controller, model}: UpgradeRequest): Decision => {
	const isLocked = isFrom(controller.version, 2, 8) && model.machines.values().some(({isBetweenBases}) => isBetweenBases === true);
	return isLocked ? refuse({reason: 'blockers', to: model.version, models: [{model: `${model.owner}/${model.name}`, reasons: [{type: 'machine-upgrade'}]}]}) : undefined;
};

const askVersion = ({model, version}: UpgradeRequest): Decision => {
	if (version === undefined) {
		return undefined;
	}

	if (compareTexts(version, model.version) === 0) {
		return nothing;
	}

	if (compareTexts(version, model.version) < 0) {
		return refuse({reason: 'too-low', from: model.version, to: version});
	}

	return versionOf(version).major > versionOf(model.version).major ? refuse({reason: 'not-supported', from: model.version, to: version}) : undefined;
};

const askHigher = ({controller, model}: UpgradeRequest, to: string): Decision => model.isController || compareTexts(to, controller.version) <= 0
	? undefined
	: refuse({reason: 'above-controller', to, controllerVersion: controller.version});

/** Models on their way elsewhere keep their controller from an upgrade (2.5.8 `apiserver/facades/client/client/client.go`). */
const askMigrations = ({controller, model}: UpgradeRequest, to: string): Decision => {
	const hosted = model.isController && isFrom(controller.version, 2, 5) ? controller.models.filter(each => !each.isController) : [];
	const models = hosted.flatMap(({owner, name, migration}) => migration === undefined
		? []
		: [{model: `${owner}/${name}`, reasons: [{type: 'migration', mode: migration} satisfies BlockerReason]}]);
	return models.length > 0 ? refuse({reason: 'blockers', to, models: models.slice(0, 1)}) : undefined;
};

const askAgents = ({model, ignoresAgentVersions}: UpgradeRequest, to: string): Decision => {
	const tags = model.kind === 'caas' || ignoresAgentVersions ? [] : agentsBehind(model, to);
	return tags.length > 0 ? refuse({reason: 'agents-behind', version: model.version, tags}) : undefined;
};

const askProgress = ({model, controller: {upgrade}, resetsPreviousUpgrade}: UpgradeRequest): Decision =>
	model.isController && upgrade !== undefined && upgrade.phase !== 'done' && !resetsPreviousUpgrade
		? refuse({reason: 'upgrade-in-progress', isRestricted: false})
		: undefined;

/** What the controller says when it is told the version; a dry run does not come so far. */
const askController = (request: UpgradeRequest, to: string): Decision => {
	const lock = request.model.disabled.find(({set}) => set === 'all');
	return (lock && refuse({reason: 'changes-disabled', message: lock.message}))
		?? askMigrations(request, to)
		?? askHigher(request, to)
		?? askAgents(request, to)
		?? askProgress(request);
};

/** The newest of the next minor, else of the same: what it has already counts as nothing. */
const chosenVersion = (controller: Controller, model: Model, {version, stream}: UpgradeRequest): string | undefined => {
	const chosen = version ?? chooseVersion(controller, model, stream);
	return chosen === undefined || (version === undefined && hasSameMinor(chosen, model.version) && compareTexts(chosen, model.version) <= 0) ? undefined : chosen;
};

/**
What comes of an upgrade command up to 2.9.32: the client looks for a version and judges it, then the controller is told. A dry run ends before that, so it
finds neither locks nor agents that are behind.

Source: juju 2.3.9, 2.5.8 and 2.9.31 `cmd/juju/commands/upgradejuju.go`, `upgrademodel.go`; `state/state.go` of the same versions.
*/
export const planByClient = (cloud: Cloud, request: UpgradeRequest): UpgradeOutcome => {
	const first = askAccess(cloud, request) ?? askLock(request) ?? askVersion(request);
	if (first) {
		return first;
	}

	const to = chosenVersion(request.controller, request.model, request);
	if (to === undefined) {
		return nothing;
	}

	if (!isVersionKnown(request.controller, to, request.stream ?? streamOf(request.model))) {
		return refuse({reason: 'binaries-missing', version: to});
	}

	return request.isDryRun
		? {outcome: 'would-start', version: to}
		: askController(request, to) ?? {outcome: 'started', version: to, isChange: true};
};
