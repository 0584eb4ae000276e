import {type State} from '../../state/state.js';
import {drawHeader} from '../header.js';
import {type Stage} from '../../state/stage.js';
import {plainPlaceWords} from '../words/plain/speak-place.js';
import {sayLine} from './say-line.js';

const titles: Partial<Record<Stage['name'], string>> = plainPlaceWords.stages;

/** Whom, from which version to which: what the first line of each screen says in its middle. */
const subjectOf = (state: State): string => {
	const [, second] = drawHeader(state, 2000).spans;
	const words = second?.tone === undefined ? second?.text.trim() ?? '' : '';
	return sayLine({key: 'subject', spans: [{text: ` ${words.replace(/ {2,}/v, () => (state.stage.name === 'charm' ? ', ' : ` ${plainPlaceWords.from} `))}`}]});
};

/**
Where the wizard is: the stage, and what it is about. Said when either changes.
*/
export const speakPlace = (state: State): string => {
	const {stage} = state;
	return plainPlaceWords.place({
		stage: titles[stage.name] ?? stage.name,
		subject: subjectOf(state),
		step: stage.name === 'perform' || stage.name === 'verify' ? {number: stage.index + 1, count: stage.plan.steps.length} : undefined,
	});
};

/** What kind of session it is; said once. */
export const speakSession = ({session}: State): string => plainPlaceWords.session(session.mode);
