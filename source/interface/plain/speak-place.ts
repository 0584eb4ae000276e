import {type State} from '../../state/state.js';
import {drawHeader} from '../header.js';
import {type Stage} from '../../state/stage.js';
import {sayLine} from './say-line.js';

const titles: Partial<Record<Stage['name'], string>> = {
	start: 'Start', resume: 'Resume', target: 'Target', prepare: 'Prepare', plan: 'Plan', perform: 'Perform', verify: 'Verify', lessons: 'Lessons', finished: 'Finished', charm: 'Charms',
};

const modes = {live: 'live', 'read-only': 'read-only, nothing can be changed', simulation: 'a simulation, nothing real is touched'} as const;

/** Whom, from which version to which: what the first line of each screen says in its middle. */
const subjectOf = (state: State): string => {
	const [, second] = drawHeader(state, 2000).spans;
	const words = second?.tone === undefined ? second?.text.trim() ?? '' : '';
	return sayLine({key: 'subject', spans: [{text: ` ${words.replace(/ {2,}/v, () => (state.stage.name === 'charm' ? ', ' : ' from '))}`}]});
};

/**
Where the wizard is: the stage, and what it is about. Said when either changes.
*/
export const speakPlace = (state: State): string => {
	const {stage} = state;
	const title = titles[stage.name] ?? stage.name;
	const subject = subjectOf(state);
	const step = (stage.name === 'perform' || stage.name === 'verify') ? `, step ${stage.index + 1} of ${stage.plan.steps.length}` : '';
	return `${title}${subject === '' ? '' : `, ${subject}`}${step}.`;
};

/** What kind of session it is; said once. */
export const speakSession = ({session}: State): string => `This session is ${modes[session.mode]}.`;
