import {
	modelKey,
	shortModelName,
	type ModelReference,
	type RenderedCommand,
} from '../../domain/intent.js';
import {isAtLeast, parseVersion, type JujuVersion} from '../../domain/version.js';
import {noBrowser} from '../dialects/dialect.js';
import {controllerModel} from './controller-model.js';
import {
	change,
	question,
	timeLimits,
	unavailable,
	type CommandContext,
	type Commands,
} from './command.js';

type Wanted = {
	readonly version: string | undefined;
	readonly isDryRun: boolean;
	readonly ignoresAgentVersions: boolean;
};

type Order = Wanted & {readonly subject: 'controller' | 'model'; readonly command: readonly string[]};

const isNewerMinor = (wanted: JujuVersion, running: JujuVersion): boolean =>
	wanted.major > running.major || (wanted.major === running.major && wanted.minor > running.minor);

// 2.9.36 and later refuse every way to 3.x; what offered it before led to half a controller. Source: 2.9.52 upgrades/upgradevalidation/version.go.
const jumpRefusal = (wanted: JujuVersion, {controller}: CommandContext, subject: Order['subject']): string | undefined => {
	if (controller === undefined || !isNewerMinor(wanted, controller) || (controller.major < 3 && wanted.major === controller.major)) {
		return undefined;
	}

	const line = `${controller.major}.${controller.minor}`;
	return subject === 'controller'
		? `A ${line} controller is upgraded within ${line} only; for ${wanted.major}.${wanted.minor} a new controller is made and the models are migrated to it.`
		: `A model cannot be newer than its ${line} controller; for ${wanted.major}.${wanted.minor} it is migrated to a newer controller first.`;
};

const ignoreRefusal = ({dialect, controller}: CommandContext): string | undefined => {
	if (!dialect.canIgnoreAgentVersions) {
		return 'Clients before 2.2.6 cannot ignore the versions of agents.';
	}

	if (controller === undefined) {
		return undefined;
	}

	if (controller.major >= 4) {
		return 'Controllers since 4.0 do not compare the versions of agents, so there is nothing to ignore.';
	}

	return isAtLeast(controller, 2, 2, 6) ? undefined : 'Controllers before 2.2.6 cannot ignore the versions of agents.';
};

const versionRefusal = ({version, subject}: Order, context: CommandContext): string | undefined => {
	if (version === undefined) {
		return undefined;
	}

	const wanted = parseVersion(version);
	return wanted ? jumpRefusal(wanted, context, subject) : `${version} is no version of Juju; one has three parts, such as 3.6.4.`;
};

const upgrade = (order: Order, context: CommandContext): RenderedCommand => {
	const refusal = versionRefusal(order, context) ?? (order.ignoresAgentVersions ? ignoreRefusal(context) : undefined);
	if (refusal !== undefined) {
		return unavailable(refusal);
	}

	const words = [
		...order.command,
		...(order.isDryRun ? ['--dry-run'] : []),
		...(order.version === undefined ? [] : ['--agent-version', order.version]),
		...(order.ignoresAgentVersions ? ['--ignore-agent-versions'] : []),
		noBrowser,
	];
	return order.isDryRun ? question(words, timeLimits.longQuestion) : change(words, 'disruptive');
};

const ofController = (controller: string, wanted: Wanted, context: CommandContext): RenderedCommand => {
	const name = context.dialect.upgradeController;
	const command = name === 'upgrade-controller' ? [name, '-c', controller] : [name, '-m', modelKey(controllerModel(controller))];
	return upgrade({...wanted, subject: 'controller', command}, context);
};

const ofModel = (model: ModelReference, wanted: Wanted, context: CommandContext): RenderedCommand => {
	const {dialect} = context;
	return dialect.refusesControllerModel && shortModelName(model.name) === 'controller'
		? unavailable(`A ${dialect.name} client upgrades the controller's model with the controller, not by itself.`)
		: upgrade({...wanted, subject: 'model', command: [dialect.upgradeModel, '-m', modelKey(model)]}, context);
};

/**
Upgrades, and what they would do. No version leaves the choice to Juju, which only a preview may.

Source: options recorded of 2.8.13 to 4.0.15; 3.6.28 `upgrades/upgradevalidation/validation.go`; 4.0.15 `controllerupgrader.go`.
*/
export const upgrades: Commands<'preview-controller-upgrade' | 'preview-model-upgrade' | 'upgrade-controller' | 'upgrade-model'> = {
	'preview-controller-upgrade': ({controller, version}, context) =>
		ofController(controller, {version, isDryRun: true, ignoresAgentVersions: false}, context),

	'preview-model-upgrade': ({model, version}, context) =>
		ofModel(model, {version, isDryRun: true, ignoresAgentVersions: false}, context),

	'upgrade-controller': ({controller, version, ignoreAgentVersions = false}, context) =>
		ofController(controller, {version, isDryRun: false, ignoresAgentVersions: ignoreAgentVersions}, context),

	'upgrade-model': ({model, version, ignoreAgentVersions = false}, context) =>
		ofModel(model, {version, isDryRun: false, ignoresAgentVersions: ignoreAgentVersions}, context),
};
