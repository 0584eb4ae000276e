import {type Question} from '../../state/state.js';
import {riskWords} from '../screens/risk-words.js';
import {plainQuestionWords} from '../words/plain/speak-question.js';

/** What has to be answered, and how. */
const answerLines = ({phrase, yes, no, risk}: Question): readonly string[] => (phrase === undefined
	? [
		plainQuestionWords.yes(yes),
		plainQuestionWords.no(no),
		risk === 'safe' ? plainQuestionWords.yesOrNo : plainQuestionWords.yesOrNoOrEmpty,
	]
	: [
		plainQuestionWords.typeInFull(yes),
		phrase,
		plainQuestionWords.emptyMeansNo,
	]);

/**
A question read aloud: what is asked, what would run, the facts with their age, what follows, how it is answered.
*/
export const speakQuestion = (question: Question): readonly string[] => {
	const {title, risk, commands, facts} = question;
	return [
		plainQuestionWords.question(title, risk === 'safe' ? undefined : riskWords[risk].word),
		...commands.map((line, index) => plainQuestionWords.command({line, number: index + 1, count: commands.length})),
		...facts,
		...answerLines(question),
	];
};

/**
What a question rests on, but for how it ages from second to second: while it is the same, an answer is one to what was said.
*/
export const groundOf = ({title, commands, facts}: Question): string => JSON.stringify([title, commands, facts.map(text => plainQuestionWords.withoutSeconds(text))]);
