import {findCase} from '../../domain/cases/index.js';
import {type Finding} from '../../domain/case.js';
import {selectFindings} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {plainNewsWords} from '../words/plain/speak-news.js';

const keyOf = ({case: id, model, subjects}: Finding): string => JSON.stringify([id, model, subjects]);

/**
What was found since it was asked last, one sentence each; nothing twice.

@param known Keys of what was found before; grows.
*/
export const speakNews = (state: State, known: Set<string>): readonly string[] => selectFindings(state).flatMap(finding => {
	const key = keyOf(finding);
	if (known.has(key)) {
		return [];
	}

	known.add(key);
	return [plainNewsWords.found(findCase(finding.case)?.title ?? finding.case, finding.summary)];
});
