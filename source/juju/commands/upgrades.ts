import {type AgentStream} from '../../domain/agent-stream.js';
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
	readonly stream: AgentStream | undefined;
	readonly isDryRun: boolean;
	readonly ignoresAgentVersions: boolean;
	readonly resetsPreviousUpgrade?: boolean;
};

type Order = Wanted & {
	readonly subject: 'controller' | 'model';
	/** The controller's own for a controller. */
	readonly model: ModelReference;
	readonly command: readonly string[];
};

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

/** Up to 3.6; the question that comes with it is answered in advance, as there is no terminal (2.8.13 to 3.6.28, options recorded; 4.0.15 refuses it). */
const resetRefusal = ({client, controller}: CommandContext): string | undefined =>
	client.major >= 4 || (controller?.major ?? 0) >= 4 ? 'Juju 4 has no option that clears an upgrade.' : undefined;

const versionRefusal = ({version, subject}: Order, context: CommandContext): string | undefined => {
	if (version === undefined) {
		return undefined;
	}

	const wanted = parseVersion(version);
	return wanted ? jumpRefusal(wanted, context, subject) : `${version} is no version of Juju; one has three parts, such as 3.6.4.`;
};

/** Came with 2.4-beta2 (2.5.8 `cmd/juju/commands/upgrademodel.go`). */
const streamRefusal = ({stream, model}: Order, {dialect}: CommandContext): string | undefined => stream === undefined || dialect.hasAgentStream
	? undefined
	: `A ${dialect.name} client cannot name a stream: set it first with juju model-config -m ${modelKey(model)} agent-stream=${stream}, then leave the stream as it is set.`;

/** Up to 2.3.2 a client names the version that it would take only when it is told to say more (2.0.0 and 2.3.9 `cmd/juju/commands/upgradejuju.go`). */
const dryRun = ({client}: CommandContext): readonly string[] => isAtLeast(client, 2, 3, 3) || client.major < 2 ? ['--dry-run'] : ['--dry-run', '--verbose'];

const upgrade = (order: Order, context: CommandContext): RenderedCommand => {
	const refusal = versionRefusal(order, context)
		?? streamRefusal(order, context)
		?? (order.ignoresAgentVersions ? ignoreRefusal(context) : undefined)
		?? (order.resetsPreviousUpgrade === true ? resetRefusal(context) : undefined);
	if (refusal !== undefined) {
		return unavailable(refusal);
	}

	const words = [
		...order.command,
		...(order.isDryRun ? dryRun(context) : []),
		...(order.version === undefined ? [] : ['--agent-version', order.version]),
		...(order.stream === undefined ? [] : ['--agent-stream', order.stream]),
		...(order.ignoresAgentVersions ? ['--ignore-agent-versions'] : []),
		...(order.resetsPreviousUpgrade === true ? ['--reset-previous-upgrade', '--yes'] : []),
		noBrowser,
	];
	return order.isDryRun ? question(words, timeLimits.longQuestion) : change(words, order.resetsPreviousUpgrade === true ? 'data-loss' : 'disruptive');
};

const ofController = (controller: string, wanted: Wanted, context: CommandContext): RenderedCommand => {
	const name = context.dialect.upgradeController;
	const model = controllerModel(controller);
	const command = name === 'upgrade-controller' ? [name, '-c', controller] : [name, '-m', modelKey(model)];
	return upgrade({
		...wanted, subject: 'controller', model, command,
	}, context);
};

const ofModel = (model: ModelReference, wanted: Wanted, context: CommandContext): RenderedCommand => {
	const {dialect} = context;
	return dialect.refusesControllerModel && shortModelName(model.name) === 'controller'
		? unavailable(`A ${dialect.name} client upgrades the controller's model with the controller, not by itself.`)
		: upgrade({
			...wanted, subject: 'model', model, command: [dialect.upgradeModel, '-m', modelKey(model)],
		}, context);
};

type Asked = {readonly version?: string | undefined; readonly stream?: AgentStream | undefined; readonly ignoreAgentVersions?: boolean; readonly resetPreviousUpgrade?: boolean};

const previewOf = ({version, stream}: Asked): Wanted => ({
	version, stream, isDryRun: true, ignoresAgentVersions: false,
});

const changeOf = ({version, stream, ignoreAgentVersions = false, resetPreviousUpgrade = false}: Asked): Wanted => ({
	version, stream, isDryRun: false, ignoresAgentVersions: ignoreAgentVersions, resetsPreviousUpgrade: resetPreviousUpgrade,
});

/**
Upgrades, and what they would do. No version leaves the choice to Juju, which only a preview may.

Source: options recorded of 2.8.13 to 4.0.15; 3.6.28 `upgrades/upgradevalidation/validation.go`; 4.0.15 `controllerupgrader.go`.
*/
export const upgrades: Commands<
	'preview-controller-upgrade' | 'preview-model-upgrade' | 'upgrade-controller' | 'upgrade-model' | 'set-agent-stream'
> = {
	'preview-controller-upgrade': ({controller, version, stream}, context) =>
		ofController(controller, previewOf({version, stream}), context),

	'preview-model-upgrade': ({model, version, stream}, context) =>
		ofModel(model, previewOf({version, stream}), context),

	'upgrade-controller': ({controller, ...order}, context) =>
		ofController(controller, changeOf(order), context),

	'upgrade-model': ({model, ...order}, context) =>
		ofModel(model, changeOf(order), context),

	'set-agent-stream': ({model, stream}) =>
		change(['model-config', '-m', modelKey(model), `agent-stream=${stream}`, noBrowser], 'disruptive'),
};
