import {commandLine, type Intent, type Renderer} from '../intent.js';
import {type PathHop} from '../release-path.js';
import {
	isAtLeast,
	isNewer,
	parseBinaryVersion,
	type JujuVersion,
} from '../version.js';

/** One command of a hop, for a person to run. Words in capitals are to be filled in. */
export type HopCommand = {
	/** What it does, in one sentence. */
	readonly why: string;
	/** Without `juju` itself. */
	readonly arguments: readonly string[];
	/** The version of the client that runs it. */
	readonly client: string;
};

/** How a hop is made by hand. */
export type HopGuide = {
	/** Name of the controller before the hop, and after it: another one where a new controller is made. */
	readonly controller: string;
	readonly nextController: string;
	readonly commands: readonly HopCommand[];
};

export type GuideOptions = {
	readonly controller: string;
	/** Where the new controllers are made: `aws` or `aws/us-east-1`; undefined where it is not known. */
	readonly cloud: string | undefined;
	/** The client at hand. */
	readonly client: JujuVersion | undefined;
	/** How intents read on a client and a controller of these versions. */
	readonly renderFor: (client: JujuVersion | undefined, controller: JujuVersion | undefined) => Renderer;
};

/** `migrate --dry-run` came with 3.6 (recorded: 3.0.4 and older clients refuse it, 3.6.28 and 4.0.15 take it). */
const hasMigrationDryRun = (client: JujuVersion): boolean => isAtLeast(client, 3, 6);

/** The client that fits both ends of a hop in place: the one at hand where it is of the same major version and not older, else one of the version that is gone to. */
const clientFor = (to: JujuVersion, client: JujuVersion | undefined): JujuVersion =>
	client?.major === to.major && !isNewer(to, client) ? client : to;

const rendered = (render: Renderer, client: JujuVersion, entries: ReadonlyArray<{readonly intent: Intent; readonly why: string}>): readonly HopCommand[] =>
	entries.flatMap(({intent, why}) => {
		const command = render(intent);
		return command.kind === 'command' ? [{why, arguments: command.arguments, client: client.text}] : [];
	});

const upgradeInPlace = (hop: PathHop, controller: string, {client: present, renderFor}: GuideOptions): readonly HopCommand[] => {
	const to = parseBinaryVersion(hop.to);
	if (!to) {
		return [];
	}

	const client = clientFor(to, present);
	const render = renderFor(client, parseBinaryVersion(hop.from));
	const {to: version} = hop;
	return rendered(render, client, [
		{intent: {type: 'preview-controller-upgrade', controller, version}, why: 'Asks Juju what it makes of this version; nothing is changed.'},
		{intent: {type: 'create-backup', controller, file: `${controller}-${hop.from}.tar.gz`}, why: 'Makes a backup of the controller and brings it here.'},
		{intent: {type: 'upgrade-controller', controller, version}, why: `Upgrades the controller to ${version}. Go on when each of its agents runs it.`},
	]);
};

const upgradeModels = (hop: PathHop, controller: string, {client: present, renderFor}: GuideOptions): readonly HopCommand[] => {
	const to = parseBinaryVersion(hop.to);
	if (!to) {
		return [];
	}

	const client = clientFor(to, present);
	return hop.models.flatMap(name => rendered(renderFor(client, to), client, [{
		intent: {type: 'upgrade-model', model: {controller, name}, version: hop.to}, why: `Upgrades ${name} to ${hop.to}, which its controller runs by then.`,
	}]));
};

/**
A new controller and the move of every model. The client of the new version runs all of it: a client bootstraps its own minor version only, and speaks to both controllers.

Sources: recorded forms of `bootstrap` and `migrate` of 2.8.13 to 4.0.15; documentation of Juju 3.6, "Upgrade your Juju deployment" and "Manage models".
*/
const migrate = (hop: PathHop, {controller, next}: {readonly controller: string; readonly next: string}, {cloud}: GuideOptions): readonly HopCommand[] => {
	const version = parseBinaryVersion(hop.to);
	if (!version) {
		return [];
	}

	const client = hop.to;
	const move = (name: string): readonly HopCommand[] => [
		...(hasMigrationDryRun(version)
			? [{
				why: `Asks both controllers whether ${name} can be moved; nothing is changed.`, arguments: ['migrate', `${controller}:${name}`, next, '--dry-run'], client,
			}]
			: []),
		{why: `Begins to move ${name}. The command returns at once; the move goes on by itself.`, arguments: ['migrate', `${controller}:${name}`, next], client},
		{
			why: `Shows ${name} on its new controller. Go on when it answers there and each agent has reported.`, arguments: ['status', '-m', `${next}:${name}`], client,
		},
	];
	return [
		{
			why: 'Makes the new controller beside the old one; the name is a proposal.',
			arguments: ['bootstrap', cloud ?? 'CLOUD', next, '--agent-version', hop.to, '--no-switch'],
			client,
		},
		...(hop.models.length === 0
			? []
			: [
				{why: 'Lists the users of the old controller.', arguments: ['users', '-c', controller], client},
				{why: 'Makes one of them on the new controller; once for each who has access to a model.', arguments: ['add-user', 'USER', '-c', next], client},
			]),
		...hop.models.flatMap(name => move(name)),
	];
};

const nameOf = (controller: string, version: string): string => `${controller}-${version.replaceAll('.', '-')}`;

/**
The commands of every hop in order, each with its target and the client that runs it. They are shown, never run: where one of them makes a controller, the one before is no longer spoken to.
*/
export const guideHops = (hops: readonly PathHop[], options: GuideOptions): readonly HopGuide[] => {
	let {controller} = options;
	return hops.map(hop => {
		const before = controller;
		if (hop.means === 'migrate') {
			controller = nameOf(options.controller, hop.to);
			return {controller: before, nextController: controller, commands: migrate(hop, {controller: before, next: controller}, options)};
		}

		return {
			controller: before,
			nextController: before,
			commands: hop.subject === 'controller' ? upgradeInPlace(hop, before, options) : upgradeModels(hop, before, options),
		};
	});
};

/** A command of a hop as a line to type. */
export const hopCommandLine = ({arguments: words}: HopCommand): string => commandLine(words);
