import {charmModel} from '../state/charm/wave.js';
import {type CharmStage} from '../state/charm/charm-stage.js';
import {fullPlaceName} from '../state/place-name.js';
import {controllerModel, wantedVersion} from '../state/selectors.js';
import {type State} from '../state/state.js';
import {type Line, type Span} from './line.js';
import {
	bold,
	line,
	lineWidth,
	span,
} from './make-line.js';
import {actualChange} from './screens/charm/result-views.js';
import {plannedChange} from './screens/charm/views.js';
import {symbols} from './symbols.js';
import {truncateText} from './text-width.js';
import {headerWords} from './words/header.js';

const modes: Readonly<Record<State['session']['mode'], Span>> = {
	live: {text: headerWords.modes.live, tone: 'ok'},
	'read-only': {text: headerWords.modes['read-only'], tone: 'warn'},
	simulation: {text: headerWords.modes.simulation, tone: 'busy', isBold: true},
};

/** A controller that has the version already goes nowhere, though its models may. */
const wayOf = (from: string, to: string): string => from === to ? from : `${from} ${symbols.arrow} ${to}`;

/** From which version to which; undefined while no controller is chosen. */
const versions = (state: State): string | undefined => {
	const {stage} = state;
	if ('plan' in stage) {
		return wayOf(stage.plan.from, stage.plan.to);
	}

	if (stage.name === 'watch') {
		const wanted = wantedVersion(state);
		return wanted === undefined ? undefined : headerWords.wanted(wanted);
	}

	if (state.controller === undefined) {
		return undefined;
	}

	const from = state.target?.controllerVersion ?? state.details[state.controller]?.value?.version
		?? state.controllers.value?.controllers.find(({name}) => name === state.controller)?.version;
	const to = stage.name === 'prepare' && state.target?.isMove ? state.target.finally : state.version?.text;
	return from === undefined ? undefined : (to === undefined ? from : wayOf(from, to));
};

const userOf = (state: State): string | undefined => (state.controller === undefined
	? undefined
	: state.details[state.controller]?.value?.user ?? state.controllers.value?.controllers.find(({name}) => name === state.controller)?.user);

/** What is left out first where a terminal is narrow stands last. */
const fit = (parts: readonly string[], columns: number): string => {
	let kept = parts;
	while (kept.length > 0 && kept.join('  ').length > columns) {
		kept = kept.slice(0, -1);
	}

	return kept.join('  ');
};

/** In the part about charms: which application goes from which revision to which; undefined while none is worked on. */
const charmChange = (state: State, stage: CharmStage): string | undefined => {
	if (!('index' in stage)) {
		return undefined;
	}

	const {index, wave} = stage;
	const isPlanned = stage.step === 'order' || stage.step === 'review' || (stage.step === 'perform' && stage.phase.type !== 'waiting');
	return `${wave.items[index]?.application ?? ''} ${isPlanned ? plannedChange(state, wave, index) : actualChange(state, wave, index)}`;
};

/** What is worked on, and what becomes of it. */
const subject = (state: State): readonly string[] => {
	const {stage} = state;
	const name = stage.name === 'charm' ? fullPlaceName(state, charmModel(stage)) : state.controller ?? controllerModel(state)?.controller;
	const change = stage.name === 'charm' ? charmChange(state, stage) : versions(state);
	return [name, change].filter(text => text !== undefined);
};

/**
The first line of every screen: which controller, which versions, who, with which client, and whether anything real is touched.
*/
export const drawHeader = (state: State, columns: number): Line => {
	const mode = modes[state.session.mode];
	const title = ` ${headerWords.program}`;
	const target = subject(state).join(' '.repeat(3));
	const room = columns - title.length - mode.text.length - 2;
	const left = target === '' ? '' : `   ${truncateText(target, Math.max(0, room - 5))}`;
	const user = userOf(state);
	const client = state.client === undefined ? [] : [headerWords.client(state.client.text.split('-', 1)[0] ?? state.client.text)];
	const right = fit([...(user === undefined ? [] : [user]), ...client], room - lineWidth(line('left', left)) - 3);
	const used = title.length + lineWidth(line('left', left, right)) + mode.text.length + (right === '' ? 0 : 2) + 1;
	return line(
		'header',
		bold(title),
		left,
		' '.repeat(Math.max(1, columns - used)),
		...(right === '' ? [] : [span(`${right}  `, 'quiet')]),
		mode,
	);
};
