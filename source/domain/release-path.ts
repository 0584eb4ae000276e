import {explainKnownBad, findKnownBad} from './known-bad-releases.js';
import {modelPreChecks, preChecksOf} from './release-path/pre-checks.js';
import {findStops, type Means, type Stop} from './release-path/stops.js';
import {
	compareVersions,
	isNewer,
	isSameMinor,
	isSameVersion,
	parseBinaryVersion,
	parseVersion,
	type JujuVersion,
} from './version.js';

export type PathHop = {
	/** `controller`: it is upgraded in place, or a new one is made and takes all models over. `models`: they are brought to the version of their controller. */
	readonly subject: 'controller' | 'models';
	/** Names of the models that are moved or upgraded; empty where a controller is upgraded in place. */
	readonly models: readonly string[];
	readonly from: string;
	readonly to: string;
	readonly means: Means;
	/** One or more sentences. */
	readonly why: string;
	/** Sentences that have to be true before the hop is made. */
	readonly preChecks: readonly string[];
	/** The lowest version that models may have. */
	readonly minimum?: string;
};

export type PathProblem = {
	/** `unreachable`: there is no path. `model`: one model cannot go along. `known-bad`: the path is there, but its end is known to be bad. */
	readonly kind: 'invalid' | 'unreachable' | 'model' | 'known-bad';
	readonly text: string;
};

export type Path = {
	readonly from: string;
	readonly to: string;
	/** In order. Empty where the wanted version cannot be reached or everything runs it already. */
	readonly hops: readonly PathHop[];
	readonly problems: readonly PathProblem[];
	/** Whether the hops bring the controller and all of its models to the wanted version. */
	readonly isComplete: boolean;
};

export type PathInput = {
	readonly from: {
		readonly controller: string;
		/** The models apart from the controller's own. */
		readonly models: ReadonlyArray<{readonly name: string; readonly version: string | undefined}>;
	};
	readonly to: string;
	/** What can be stopped at on the way; see `knownVersions`. Texts that are no versions count as nothing. */
	readonly releases: readonly string[];
};

type Model = {readonly name: string; readonly version: JujuVersion};

/** Brings the models given to the version of their controller, those of one version in one hop, the oldest first. */
const followController = (models: readonly Model[], controller: JujuVersion, why: string): readonly PathHop[] => {
	const groups = Map.groupBy(models.toSorted((left, right) => compareVersions(left.version, right.version)), ({version}) => version.text);
	return [...groups].map(([from, group]) => ({
		subject: 'models', models: group.map(({name}) => name), from, to: controller.text, means: 'upgrade', why, preChecks: modelPreChecks(controller),
	}));
};

const controllerHop = (from: JujuVersion, stop: Stop, models: readonly Model[]): PathHop => ({
	subject: 'controller',
	models: stop.means === 'migrate' ? models.map(({name}) => name) : [],
	from: from.text,
	to: stop.version.text,
	means: stop.means,
	why: stop.why,
	preChecks: preChecksOf(from, stop),
	...(stop.minimum !== undefined && {minimum: stop.minimum}),
});

type Progress = {
	readonly controller: JujuVersion;
	readonly models: readonly Model[];
	/** Whether the models have just been migrated. */
	readonly isMoved: boolean;
	readonly hops: readonly PathHop[];
};

const catchUp = (progress: Progress, why: string, isNeeded: (model: Model) => boolean = () => true): Progress => {
	const {controller, models, isMoved, hops} = progress;
	const behind = models.filter(model => !isSameVersion(model.version, controller) && isNeeded(model));
	return {
		...progress,
		models: models.map(model => (behind.includes(model) ? {...model, version: controller} : model)),
		hops: [...hops, ...followController(behind, controller, isMoved ? 'A migrated model keeps its version until it is upgraded itself.' : why)],
	};
};

const goTo = (progress: Progress, stop: Stop): Progress => ({
	...progress,
	controller: stop.version,
	isMoved: stop.means === 'migrate',
	hops: [...progress.hops, controllerHop(progress.controller, stop, progress.models)],
});

/**
Puts the models between the stops of their controller: before it leaves a minor version all of them are at its version, and so are models of another minor before any stop,
because Juju refuses models that are too far behind (2.9.52 and 3.6.28 `upgrades/upgradevalidation/validation.go`, 3.6.28 `migration/precheck.go`).
*/
const assemble = (start: JujuVersion, stops: readonly Stop[], models: readonly Model[]): readonly PathHop[] => {
	let progress: Progress = {
		controller: start, models, isMoved: false, hops: [],
	};
	for (const stop of stops) {
		const {controller} = progress;
		progress = goTo(isSameMinor(controller, stop.version)
			? catchUp(progress, 'Models of an older minor version catch up before their controller goes on.', ({version}) => !isSameMinor(version, controller))
			: catchUp(progress, `Models catch up with their controller before it leaves ${controller.major}.${controller.minor}.`), stop);
	}

	return catchUp(progress, 'Models follow their controller, never ahead of it.').hops;
};

type SortedModels = {readonly usable: readonly Model[]; readonly problems: readonly PathProblem[]};

const sortModels = ({models}: PathInput['from'], controller: JujuVersion): SortedModels => {
	const usable: Model[] = [];
	const problems: PathProblem[] = [];
	for (const {name, version: text} of models) {
		const version = text === undefined ? undefined : parseBinaryVersion(text);
		if (!version) {
			problems.push({kind: 'model', text: `The version of model ${name} is not known, so it is not on this path. Read its status and look again.`});
		} else if (isNewer(version, controller)) {
			const what = `Model ${name} is at ${version.text}, above its controller at ${controller.text}`;
			problems.push({kind: 'model', text: `${what}, so it is not on this path. Read both again: Juju lets no model overtake its controller.`});
		} else {
			usable.push({name, version});
		}
	}

	return {usable, problems};
};

/**
Every hop from where a cloud is to a wanted version, in order: in place where Juju lets a controller be upgraded, else by a new controller and migration, and the models in between.

Up to 2.9 controllers are upgraded in place, minor by minor; from 2.9.36 on they refuse 3.x, and from 3.0 on anything but patches (2.9.52 `upgrades/upgradevalidation/version.go`; 3.6.28 `validation.go`;
4.0.15 `controllerupgrader.go`). Releases known to be bad are no stops; a wanted version that is one is reached, and named among the problems.
*/
export const findPath = ({from, to, releases}: PathInput): Path => {
	const controller = parseBinaryVersion(from.controller);
	const wanted = parseVersion(to);
	const failed = (kind: PathProblem['kind'], text: string): Path => ({
		from: from.controller, to, hops: [], problems: [{kind, text}], isComplete: false,
	});
	if (!controller) {
		return failed('invalid', `What the controller runs is no version: ${from.controller}. Read it again.`);
	}

	if (!wanted) {
		return failed('invalid', `${to} is no version of Juju. Write three numbers with dots, such as 3.6.28.`);
	}

	const stops = findStops(controller, wanted, releases.flatMap(text => parseVersion(text) ?? []));
	if ('problem' in stops) {
		return failed('unreachable', stops.problem);
	}

	const {usable, problems} = sortModels(from, controller);
	const bad = findKnownBad(wanted);
	return {
		from: from.controller,
		to,
		hops: assemble(controller, stops, usable),
		problems: [...problems, ...(bad ? [{kind: 'known-bad', text: explainKnownBad(wanted, bad)} as const] : [])],
		isComplete: problems.length === 0,
	};
};

const describeHop = ({to, means}: PathHop): string => (means === 'migrate' ? `a new ${to} controller and migration` : `${to} in place`);

/**
The stops of a controller in one line: `2.9.57 in place, a new 3.6.28 controller and migration`.
*/
export const describePath = ({hops}: Path): string => hops.filter(({subject}) => subject === 'controller').map(hop => describeHop(hop)).join(', ');
