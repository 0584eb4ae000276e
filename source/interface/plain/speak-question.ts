import {type Question} from '../../state/state.js';
import {riskWords} from '../screens/risk-words.js';

/** What has to be answered, and how. */
const answerLines = ({phrase, yes, no, risk}: Question): readonly string[] => (phrase === undefined
	? [
		`yes: ${yes.replace(/^Yes, /v, '')}`,
		`no: ${no.replace(/^No, /v, '')}`,
		risk === 'safe' ? 'Type yes or no:' : 'Type yes or no; an empty line means no:',
	]
	: [
		`${yes}: to go on, type this in full, letter by letter:`,
		phrase,
		'An empty line means no:',
	]);

/**
A question read aloud: what is asked, what would run, the facts with their age, what follows, how it is answered.
*/
export const speakQuestion = (question: Question): readonly string[] => {
	const {title, risk, commands, facts} = question;
	return [
		`Question${risk === 'safe' ? '' : `, ${riskWords[risk].word}`}: ${title}`,
		...commands.map((command, index) => `Command${commands.length === 1 ? '' : ` ${index + 1} of ${commands.length}`}: ${command}`),
		...facts,
		...answerLines(question),
	];
};

/** An age that grew by seconds is the same fact; one that grew by minutes is not. */
const withoutSeconds = (text: string): string => (text.startsWith('Status ')
	? text.replaceAll(/\d{1,9}s\b/gv, '')
	: text.replaceAll(/\d{1,9}[dhms](?: \d{1,2}[hms])?\b/gv, ''));

/**
What a question rests on, but for how it ages from second to second: while it is the same, an answer is one to what was said.
*/
export const groundOf = ({title, commands, facts}: Question): string => JSON.stringify([title, commands, facts.map(text => withoutSeconds(text))]);
