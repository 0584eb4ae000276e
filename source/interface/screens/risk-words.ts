import {type Risk} from '../../domain/intent.js';
import {type Tone} from '../line.js';
import {riskWords as words} from '../words/risk-words.js';

/** Words and colours of the risks; what is safe is green because it never needs a second thought. */
export const riskWords: Readonly<Record<Risk, {readonly word: string; readonly tone: Tone}>> = {
	safe: {word: words.safe, tone: 'ok'},
	disruptive: {word: words.disruptive, tone: 'warn'},
	'data-loss': {word: words['data-loss'], tone: 'bad'},
};
