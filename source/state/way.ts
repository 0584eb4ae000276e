import {knownVersions} from '../domain/known-releases.js';
import {explainKnownBad, findKnownBad} from '../domain/known-bad-releases.js';
import {guideHops, hopCommandLine, type HopCommand} from '../domain/release-path/hop-commands.js';
import {findPath, type PathHop} from '../domain/release-path.js';
import {validateWantedVersion} from '../domain/select-version.js';
import {
	isNewer,
	isSameMinor,
	parseBinaryVersion,
	parseVersion,
} from '../domain/version.js';
import {runningVersion} from './choose-version.js';
import {enterPrepare} from './prepare-stage.js';
import {notice, only, replaceTop} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {
	type ActionId,
	type Overlay,
	type State,
	type Update,
} from './state.js';

/** A hop with how it is made by hand. */
export type WayHop = {
	readonly hop: PathHop;
	/** Names of the controller before it and after it. */
	readonly controller: string;
	readonly nextController: string;
	readonly commands: readonly HopCommand[];
	/** What is known to be wrong with where it begins or ends, in one sentence each. */
	readonly warnings: readonly string[];
};

/** The way of a controller and its models to a version that one upgrade does not lead to. */
export type Way = {
	readonly controller: string;
	readonly from: string;
	readonly to: string;
	/** Empty where nothing leads there. */
	readonly hops: readonly WayHop[];
	/** Why it cannot be gone, or who cannot come along; sentences. */
	readonly problems: readonly string[];
};

const knownBad = (text: string): readonly string[] => {
	const version = parseBinaryVersion(text);
	const bad = version && findKnownBad(version);
	return version && bad ? [explainKnownBad(version, bad)] : [];
};

/** A typing error in a number far away costs a whole journey: what is newer than all that is known of its minor version is named. */
const notKnown = (text: string): readonly string[] => {
	const version = parseVersion(text);
	const isKnown = version !== undefined && knownVersions.some(known => {
		const other = parseVersion(known);
		return other !== undefined && isSameMinor(other, version) && !isNewer(version, other);
	});
	return isKnown ? [] : [`${text} is newer than what this program knows of. Make sure that it has been released.`];
};

const placeOf = ({details}: State, controller: string): string | undefined => {
	const {cloud, region} = details[controller]?.value ?? {};
	return cloud === undefined ? undefined : [cloud, region].filter(Boolean).join('/');
};

/**
Every hop from what the chosen controller and its models run to a version.

@returns Undefined where one upgrade leads there, and for what is no version or none that is newer.
*/
export const wayTo = (state: State, wanted: string): Way | undefined => {
	const {controller} = state;
	const from = runningVersion(state);
	const current = from === undefined ? undefined : parseBinaryVersion(from);
	const target = parseVersion(wanted.trim());
	if (controller === undefined || from === undefined || !current || !target || !isNewer(target, current)) {
		return undefined;
	}

	const models = (state.models.value ?? []).filter(({isController}) => !isController).map(({name, version}) => ({name, version}));
	const {hops, problems} = findPath({from: {controller: from, models}, to: target.text, releases: knownVersions});
	const stops = hops.filter(({subject}) => subject === 'controller');
	if (stops.length === 1 && stops[0]?.means === 'upgrade') {
		return undefined;
	}

	const guides = guideHops(hops, {
		controller,
		cloud: placeOf(state, controller),
		client: state.client?.version,
		renderFor: (client, version) => state.session.createRenderer({client, controller: version, isKubernetes: state.details[controller]?.value?.isKubernetes ?? false}),
	});
	return {
		controller,
		from,
		to: target.text,
		hops: hops.map((hop, index) => ({
			hop,
			controller: guides[index]?.controller ?? controller,
			nextController: guides[index]?.nextController ?? controller,
			commands: guides[index]?.commands ?? [],
			warnings: hop.subject === 'controller' ? [...knownBad(hop.to), ...notKnown(hop.to)] : [],
		})),
		problems: problems.filter(({kind}) => kind !== 'known-bad').map(({text}) => text),
	};
};

/** What was shown last for the chosen controller; undefined where nothing was. */
export const lastWay = ({shownWay, controller}: State): string | undefined => shownWay?.controller === controller ? shownWay?.wanted : undefined;

/** What can be done with the way on top: its first hop is taken, or what matters to the move is checked; only where a target is chosen. */
export const wayChoice = (state: State, {hops}: Pick<Way, 'hops'>): 'take' | 'check' | undefined => {
	const first = hops[0]?.hop;
	return first === undefined || state.stage.name !== 'target' ? undefined : (first.means === 'migrate' ? 'check' : 'take');
};

/** The same for what is on top; undefined where no way is. */
export const topWayChoice = (state: State): 'take' | 'check' | undefined => {
	const top = state.overlays.at(-1);
	const way = top?.name === 'way' ? wayTo(state, top.wanted) : undefined;
	return way && wayChoice(state, way);
};

/**
Opens the way to a version over what is on the screen.
*/
export const showWay = (state: State, {controller, to}: Way): State => ({
	...state, shownWay: {controller, wanted: to}, overlays: [...state.overlays, {name: 'way', wanted: to, top: 0}],
});

/**
Opens the way that was shown last again.
*/
export const showLastWay = (state: State): Update => {
	const wanted = lastWay(state);
	const way = wanted === undefined ? undefined : wayTo(state, wanted);
	return way ? only(showWay(state, way)) : notice(state, 'No version that takes more than one upgrade was asked for. Press o to name one.');
};

type WayOverlay = Extract<Overlay, {name: 'way'}>;

/** Closes the way, and the version screen from which it was opened. */
const closeAll = (state: State): State => {
	const rest = state.overlays.slice(0, -1);
	return {...state, overlays: rest.at(-1)?.name === 'version' ? rest.slice(0, -1) : rest};
};

const takeFirstHop = (state: State, {to, hops}: Way): Update => {
	const [first] = hops;
	if (!first) {
		return notice(state, 'No way leads there. Esc goes back; another version may be reached.');
	}

	if (state.stage.name !== 'target') {
		return notice(state, 'The steps of this run are chosen already. Esc goes back.');
	}

	if (first.hop.means === 'migrate') {
		return notice(state, 'This way begins with a new controller, which this program does not make. n checks what can be checked before, c copies the commands.');
	}

	const verdict = validateWantedVersion({text: first.hop.to, current: runningVersion(state), client: state.client?.version});
	if (!verdict.ok) {
		return notice(state, `${verdict.problem} ${verdict.advice}`);
	}

	const {text} = verdict.version;
	const reason = first.hop.subject === 'models'
		? `Models catch up with ${text} first; the rest of the way to ${to} comes after it.`
		: `${text} is the first stop on the way to ${to}; the rest comes after it.`;
	return only({
		...closeAll(state),
		version: {
			text, reason, source: 'asked', finally: to,
		},
		notice: `${text} is taken, the first stop to ${to}. w shows the way again.`,
	});
};

/** Where the way begins with a new controller: opens the checks that matter to the move of the models. */
const checkMove = (state: State, {controller, from, to, hops}: Way): Update => {
	const first = hops[0]?.hop;
	if (state.stage.name !== 'target' || first?.means !== 'migrate') {
		return notice(state, 'The checks for a move are of use where the way begins with a new controller. Esc goes back.');
	}

	return enterPrepare({
		...closeAll(state),
		target: {
			controller,
			upgradesController: false,
			controllerVersion: from,
			models: first.models.map(name => ({controller, name})),
			version: from,
			reason: `The way to ${to} begins with a new controller.`,
			finally: to,
			isMove: true,
		},
	});
};

/**
Keys on the way: it scrolls, Enter takes its first hop where that is an upgrade, c copies the commands.

@param options.limit The furthest that it can be scrolled.
*/
export const actOnWay = (state: State, overlay: WayOverlay, {action, limit}: {readonly action: ActionId; readonly limit: number}): Update => {
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only(replaceTop(state, {...overlay, top: clamp(overlay.top + move, 0, limit)}));
	}

	const way = wayTo(state, overlay.wanted);
	switch (action) {
		case 'confirm': {
			return way ? takeFirstHop(state, way) : notice(state, 'The controller has changed: this way is not needed any more. Esc goes back.');
		}

		case 'next': {
			return way ? checkMove(state, way) : only(state);
		}

		case 'copy': {
			const lines = (way?.hops ?? []).flatMap(({commands}) => commands.map(command => hopCommandLine(command)));
			return lines.length === 0 ? notice(state, 'There is no command to copy.') : {state, effects: [{type: 'copy', text: lines.join('\n')}]};
		}

		default: {
			return only(state);
		}
	}
};
