import {findCase} from '../domain/cases/index.js';
import {type Remedy} from '../domain/check.js';
import {actOnCharmField} from './charm/field.js';
import {actOnCharmHelp} from './charm/help.js';
import {actOnVersion} from './version-actions.js';
import {actOnWay} from './way.js';
import {proveEarlier} from './earlier-backup.js';
import {answerQuestion} from './answer-question.js';
import {actOnGlossary} from './glossary.js';
import {actOnFleet} from './fleet-actions.js';
import {actOnPalette} from './palette.js';
import {actOnClient} from './client.js';
import {actOnFindings} from './findings-actions.js';
import {readCase, readCheck} from './read-all.js';
import {chooseRemedy, linesOf, replaceCase} from './remedies.js';
import {
	notice,
	only,
	popOverlay,
	replaceTop,
} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {selectCheckResults, selectSituation} from './selectors.js';
import {askForAgentAgain} from './table-actions.js';
import {actOnLessonPage} from './training.js';
import {closeQuestion} from './take-over.js';
import {
	type ActionId,
	type Overlay,
	type State,
	type Update,
} from './state.js';

type Open<Name extends Overlay['name']> = Extract<Overlay, {name: Name}>;

/** The remedies of the case that is open, for the finding as it was opened. */
export const caseRemedies = (state: State, overlay: Open<'case'>): readonly Remedy[] =>
	findCase(overlay.case)?.remedies(overlay.finding, selectSituation(state)) ?? [];

/** The remedies of the check that is open. */
export const checkRemedies = (state: State, overlay: Open<'remedies'>): readonly Remedy[] =>
	selectCheckResults(state).find(({id, subject}) => id === overlay.check && subject === overlay.subject)?.remedies ?? [];

const scroll = (state: State, overlay: Open<'help' | 'agent' | 'text'>, {action, limit}: {readonly action: ActionId; readonly limit: number}): Update => {
	const move = moveOf(action, 10);
	return move === undefined ? only(state) : only(replaceTop(state, {...overlay, top: clamp(overlay.top + move, 0, limit)}));
};

const copyLines = (state: State, remedy: Remedy | undefined): Update => {
	const lines = remedy ? linesOf(state, remedy) : [];
	return lines.length === 0 ? notice(state, 'There is no command to copy.') : {state, effects: [{type: 'copy', text: lines.join('\n')}]};
};

const actOnCase = (state: State, overlay: Open<'case'>, action: ActionId): Update => {
	const remedies = caseRemedies(state, overlay);
	const found = findCase(overlay.case);
	if (action === 'page-down' && found) {
		return readCase(state, found, {finding: overlay.finding, remedies});
	}

	const move = moveOf(action, 5);
	if (move !== undefined) {
		return only(replaceCase(state, {cursor: clamp(overlay.cursor + move, 0, Math.max(0, remedies.length - 1))}));
	}

	const remedy = remedies[overlay.cursor];
	switch (action) {
		case 'confirm': {
			return remedy ? chooseRemedy(state, remedy, overlay.finding) : notice(state, 'This case has no remedy from here.');
		}

		case 'copy': {
			return copyLines(state, remedy);
		}

		case 'ask-again': {
			return {state: {...state, notice: 'Asking again.'}, effects: [{type: 'poll-now'}]};
		}

		default: {
			return only(state);
		}
	}
};

const actOnRemedies = (state: State, overlay: Open<'remedies'>, action: ActionId): Update => {
	const result = selectCheckResults(state).find(({id, subject}) => id === overlay.check && subject === overlay.subject);
	if (action === 'page-down' && result) {
		return readCheck(state, result);
	}

	const remedies = checkRemedies(state, overlay);
	const move = moveOf(action, 5);
	if (move !== undefined) {
		return only(replaceTop(state, {...overlay, cursor: clamp(overlay.cursor + move, 0, Math.max(0, remedies.length - 1))}));
	}

	const remedy = remedies[overlay.cursor];
	if (action === 'copy') {
		return copyLines(state, remedy);
	}

	return action === 'confirm' && remedy ? chooseRemedy(popOverlay(state), remedy, undefined) : only(state);
};

const actOnLog = (state: State, overlay: Open<'log'>, {action, limit}: {readonly action: ActionId; readonly limit: number}): Update => {
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return overlay.isOpen
			? only(replaceTop(state, {...overlay, top: clamp(overlay.top + move, 0, limit)}))
			: only(replaceTop(state, {...overlay, cursor: clamp(overlay.cursor + move, 0, Math.max(0, state.commands.length - 1))}));
	}

	// The newest command stands first.
	const record = state.commands.at(-1 - overlay.cursor);
	switch (action) {
		case 'confirm': {
			return record ? only(replaceTop(state, {...overlay, isOpen: !overlay.isOpen, top: 0})) : only(state);
		}

		case 'back': {
			return only(overlay.isOpen ? replaceTop(state, {...overlay, isOpen: false, top: 0}) : popOverlay(state));
		}

		case 'copy': {
			return record ? {state, effects: [{type: 'copy', text: record.line}]} : only(state);
		}

		default: {
			return only(state);
		}
	}
};

const actOnAgent = (state: State, overlay: Open<'agent'>, options: {readonly action: ActionId; readonly limit: number}): Update =>
	(options.action === 'ask-again' ? askForAgentAgain(state, overlay) : scroll(state, overlay, options));

/**
Keys on whatever is open over the stage. Esc closes it, and nothing else.

@param options.limit The furthest that its text can be scrolled.
*/
export const actOnOverlay = (state: State, overlay: Overlay, options: {readonly action: ActionId; readonly limit: number}): Update => {
	const {action} = options;
	if (action === 'back' && overlay.name !== 'log' && overlay.name !== 'fleet') {
		return overlay.name === 'question' ? closeQuestion(state, overlay.question) : only(popOverlay(state));
	}

	switch (overlay.name) {
		case 'help':
		case 'text': {
			return scroll(state, overlay, options);
		}

		case 'glossary': {
			return actOnGlossary(state, overlay, options);
		}

		case 'palette': {
			return actOnPalette(state, overlay, action);
		}

		case 'log': {
			return actOnLog(state, overlay, options);
		}

		case 'lesson': {
			return actOnLessonPage(state, overlay, options);
		}

		case 'agent': {
			return actOnAgent(state, overlay, options);
		}

		case 'findings': {
			return actOnFindings(state, overlay, action);
		}

		case 'case': {
			return actOnCase(state, overlay, action);
		}

		case 'remedies': {
			return actOnRemedies(state, overlay, action);
		}

		case 'client': {
			return actOnClient(state, overlay, options);
		}

		case 'backup-file': {
			return action === 'confirm' ? proveEarlier(state, overlay) : only(state);
		}

		case 'version': {
			return actOnVersion(state, overlay, action);
		}

		case 'way': {
			return actOnWay(state, overlay, options);
		}

		case 'fleet': {
			return actOnFleet(state, overlay, action);
		}

		case 'charm-field': {
			return actOnCharmField(state, overlay, action);
		}

		case 'charm-help': {
			return actOnCharmHelp(state, overlay, action);
		}

		case 'question': {
			return answerQuestion(state, overlay.question, action);
		}
	}
};
