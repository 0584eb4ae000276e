import {takeVersion} from './choose-version.js';
import {only, popOverlay, replaceTop} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {versionChoices} from './version-choices.js';
import {
	type ActionId,
	type Overlay,
	type State,
	type Update,
} from './state.js';

type VersionOverlay = Extract<Overlay, {name: 'version'}>;

const settled = (state: State): Update => only({...popOverlay(state), notice: state.version?.reason});

const refuse = (state: State, overlay: VersionOverlay, problem: string): Update => only(replaceTop(state, {...overlay, problem}));

/** What was typed goes before the cursor. */
const confirm = (state: State, overlay: VersionOverlay): Update => {
	const typed = overlay.typed.trim();
	if (typed !== '') {
		const taken = takeVersion(state, typed);
		return taken.ok ? settled(taken.state) : refuse(state, overlay, `${taken.problem} ${taken.advice}`);
	}

	const choice = versionChoices(state)[overlay.cursor];
	if (!choice) {
		return refuse(state, overlay, 'No version is known yet. Type one, such as 3.6.28.');
	}

	const {text, reason, source, problem} = choice;
	return problem === undefined ? settled({...state, version: {text, reason, source}}) : refuse(state, overlay, problem);
};

/**
Keys on the version screen: arrows move among what is known, Enter takes what was typed or what is under the cursor.
*/
export const actOnVersion = (state: State, overlay: VersionOverlay, action: ActionId): Update => {
	const move = moveOf(action, 5);
	if (move !== undefined) {
		const last = Math.max(0, versionChoices(state).length - 1);
		// The first arrow leaves the field for the list where the cursor stood.
		const cursor = clamp(overlay.cursor + (overlay.typed === '' ? move : 0), 0, last);
		return only(replaceTop(state, {
			...overlay, typed: '', problem: undefined, cursor,
		}));
	}

	return action === 'confirm' ? confirm(state, overlay) : only(state);
};
