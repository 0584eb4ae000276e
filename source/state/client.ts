import {
	backUpClientLine,
	planClientUpgrade,
	type ClientQuestion,
	type ClientUpgrade,
} from '../domain/client-upgrade.js';
import {parseBinaryVersion, type JujuVersion} from '../domain/version.js';
import {askHost, hostOf} from './host.js';
import {createInitialState} from './initial-state.js';
import {openQuestion} from './question.js';
import {runningVersion} from './choose-version.js';
import {
	chain,
	notice,
	only,
	pushOverlay,
	replaceTop,
} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {
	type Message,
	type Overlay,
	type State,
	type Update,
} from './state.js';
import {versionChoices} from './version-choices.js';

type ClientOverlay = Extract<Overlay, {name: 'client'}>;

const parse = (text: string | undefined): JujuVersion | undefined => (text === undefined ? undefined : parseBinaryVersion(text));

/** What is typed or under the cursor where a version is being chosen, else the one that is chosen. */
const wantedVersion = (state: State): JujuVersion | undefined => {
	const choosing = state.overlays.findLast(({name}) => name === 'version');
	const text = choosing?.name === 'version' ? (choosing.typed.trim() === '' ? versionChoices(state, choosing.stream)[choosing.cursor]?.text : choosing.typed.trim()) : undefined;
	return parse(text) ?? parse(state.version?.text ?? state.target?.version);
};

/** What the chosen controller runs; until one is chosen, what the one under the cursor does, as the client last saw it. */
const controllerVersion = (state: State): JujuVersion | undefined => {
	const {stage, controllers, details} = state;
	const pointed = state.controller === undefined && stage.name === 'target' && stage.step === 'controller' ? controllers.value?.controllers[stage.cursor] : undefined;
	return parse(runningVersion(state) ?? (pointed && (details[pointed.name]?.value?.version ?? pointed.version)));
};

/** What the choice of a client rests on. */
export const clientQuestion = (state: State): ClientQuestion => ({
	client: state.client?.version,
	controller: controllerVersion(state),
	wanted: wantedVersion(state),
	host: hostOf(state),
});

/** What fits, and how it is come by. */
export const clientUpgrade = (state: State): ClientUpgrade => planClientUpgrade(clientQuestion(state));

/**
Opens the page about the operator's own client, and looks at the machine anew.
*/
export const openClient = (state: State): Update =>
	chain(only(pushOverlay(state, {name: 'client', top: 0})), askHost);

/**
The command for which the operator can have the terminal; undefined where there is none: it is one that needs nothing else, on a real client, before anything is planned.
*/
export const handedCommand = (state: State): readonly string[] | undefined =>
	(state.session.mode === 'live' && state.stage.name === 'target' ? clientUpgrade(state).ways.find(({handOver}) => handOver)?.handOver : undefined);

const refusal = (state: State): string => {
	if (state.session.mode !== 'live') {
		return state.session.mode === 'simulation' ? 'This is a simulation: nothing of your machine is changed.' : 'This session only reads: it runs no such command.';
	}

	return state.stage.name === 'target' ? 'There is no single command here that could be run for you.' : 'The client can be changed from the first screens only: Esc goes back to them.';
};

const askToHandOver = (state: State): Update => {
	const words = handedCommand(state);
	return words === undefined
		? notice(state, refusal(state))
		: only(openQuestion(state, {
			purpose: {type: 'hand-over', arguments: words},
			title: 'Have another client put in the place of this one?',
			commands: [words.join(' ')],
			risk: 'disruptive',
			yes: 'Yes, give it the terminal',
			consequences: [
				'sudo asks you for your password, this program never sees it. Afterwards everything is asked again.',
				`Have you kept a copy? ${backUpClientLine(state.client?.version)}`,
				`Undo: sudo snap revert ${words[3] ?? 'juju'}`,
			],
			models: [],
			phrase: 'yes',
		}));
};

/**
After the terminal came back: the client may be another one, so all that is known through it is forgotten, and asked again.
*/
export const afterHandOver = (state: State, {exitCode, problem}: Extract<Message, {type: 'terminal-returned'}>): Update => {
	if (problem !== undefined || exitCode !== 0) {
		return askHost({...state, notice: problem ?? `It ended with exit code ${exitCode ?? 'unknown'}: the client is probably as it was.`});
	}

	const {session, now, size, commands} = state;
	return only({
		...createInitialState({session, now, size}), commands, surface: state.surface + 1, notice: 'The client was refreshed. Everything is asked again.',
	});
};

/**
Keys on the page about the client.
*/
export const actOnClient = (state: State, overlay: ClientOverlay, {action, limit}: {readonly action: Parameters<typeof moveOf>[0]; readonly limit: number}): Update => {
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only(replaceTop(state, {...overlay, top: clamp(overlay.top + move, 0, limit)}));
	}

	if (action === 'ask-again') {
		return askHost({...state, notice: 'Looking at this machine again.'});
	}

	if (action === 'confirm') {
		return askToHandOver(state);
	}

	const commands = clientUpgrade(state).ways[0]?.commands ?? [];
	if (action !== 'copy') {
		return only(state);
	}

	return commands.length === 0 ? notice(state, 'There is no command to copy.') : {state, effects: [{type: 'copy', text: commands.join('\n')}]};
};
