import {agentStreams, type AgentStream} from '../domain/agent-stream.js';
import {takeVersion} from './choose-version.js';
import {askFor} from './knowledge.js';
import {choicePreview, presentStream, previewFrom} from './preview-streams.js';
import {only, popOverlay, replaceTop} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {versionChoices} from './version-choices.js';
import {showWay, wayTo} from './way.js';
import {
	type ActionId,
	type Overlay,
	type State,
	type Update,
} from './state.js';

type VersionOverlay = Extract<Overlay, {name: 'version'}>;

const settled = (state: State): Update => {
	const {version, stream} = state;
	const reason = stream === undefined ? version?.reason : `${version?.text ?? ''} from the stream ${stream}, which the upgrade sets for good.`;
	return only({...popOverlay(state), notice: reason});
};

const refuse = (state: State, overlay: VersionOverlay, problem: string): Update => only(replaceTop(state, {...overlay, problem}));

/**
What Tab goes through: the stream that is set, then the others. `testing` is among them only where it was asked for: it is for Juju's own tests.
*/
export const streamCycle = (state: State): ReadonlyArray<AgentStream | undefined> => {
	const present = presentStream(state).value?.stream;
	const asked = state.session.agentStream;
	return [undefined, ...agentStreams.filter(stream => stream === asked || (stream !== present && stream !== 'testing'))];
};

/**
Why this client cannot name a stream; undefined where it can.
*/
export const streamProblem = (state: State, stream: AgentStream | undefined): string | undefined => {
	if (stream === undefined || state.controller === undefined) {
		return undefined;
	}

	const rendered = state.render(choicePreview(state.controller, stream));
	return rendered.kind === 'unavailable' ? rendered.reason : undefined;
};

/** Goes to the next stream, and asks Juju what it would choose from there where that is not known. */
const turnStream = (state: State, overlay: VersionOverlay): Update => {
	const cycle = streamCycle(state);
	const stream = cycle[(cycle.indexOf(overlay.stream) + 1) % cycle.length];
	const turned = replaceTop(state, {
		...overlay, stream, cursor: 0, problem: undefined,
	});
	const {value, isAsking} = previewFrom(state, stream);
	return state.controller === undefined || value !== undefined || isAsking || streamProblem(state, stream) !== undefined
		? only(turned)
		: askFor(turned, [choicePreview(state.controller, stream)]);
};

/** What was typed goes before the cursor. */
const confirm = (before: State, overlay: VersionOverlay): Update => {
	const {stream} = overlay;
	const impossible = streamProblem(before, stream);
	if (impossible !== undefined) {
		return refuse(before, overlay, impossible);
	}

	const state: State = {...before, stream};
	const typed = overlay.typed.trim();
	if (typed !== '') {
		const way = wayTo(before, typed);
		if (way) {
			return only(showWay(before, way));
		}

		const taken = takeVersion(state, typed);
		return taken.ok ? settled(taken.state) : refuse(before, overlay, `${taken.problem} ${taken.advice}`);
	}

	const choice = versionChoices(state, stream)[overlay.cursor];
	if (!choice) {
		return refuse(before, overlay, 'No version is known yet. Type one, such as 3.6.28.');
	}

	const {text, reason, source, problem} = choice;
	// What Juju itself would choose is one upgrade, whatever the rules say.
	const way = source === 'juju' ? undefined : wayTo(before, text);
	if (way) {
		return only(showWay(before, way));
	}

	return problem === undefined ? settled({...state, version: {text, reason, source}}) : refuse(before, overlay, problem);
};

/**
Keys on the version screen: arrows move among what is known, Tab goes to another stream, Enter takes what was typed or what is under the cursor.
*/
export const actOnVersion = (state: State, overlay: VersionOverlay, action: ActionId): Update => {
	if (action === 'other-stream') {
		return turnStream(state, overlay);
	}

	const move = moveOf(action, 5);
	if (move !== undefined) {
		const last = Math.max(0, versionChoices(state, overlay.stream).length - 1);
		// The first arrow leaves the field for the list where the cursor stood.
		const cursor = clamp(overlay.cursor + (overlay.typed === '' ? move : 0), 0, last);
		return only(replaceTop(state, {
			...overlay, typed: '', problem: undefined, cursor,
		}));
	}

	return action === 'confirm' ? confirm(state, overlay) : only(state);
};
