import {type Risk} from '../../domain/intent.js';
import {type Tone} from '../line.js';

/** Words and colours of the risks; what is safe is green because it never needs a second thought. */
export const riskWords: Readonly<Record<Risk, {readonly word: string; readonly tone: Tone}>> = {
	safe: {word: 'safe', tone: 'ok'},
	disruptive: {word: 'disruptive', tone: 'warn'},
	'data-loss': {word: 'data loss', tone: 'bad'},
};
