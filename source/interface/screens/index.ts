import {topOverlay} from '../../state/selectors.js';
import {type Overlay, type Stage, type State} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {agentLimit, agentScreen} from './agent.js';
import {backupFilePage} from './backup-file.js';
import {casePage} from './case.js';
import {charmFieldPage} from './charm/field.js';
import {charmHelpPage} from './charm/help.js';
import {charmPage} from './charm/index.js';
import {clientPage} from './client.js';
import {findingsPage} from './findings.js';
import {finishedPage} from './finished.js';
import {fleetPage} from './fleet.js';
import {glossaryPage} from './glossary.js';
import {helpPage} from './help.js';
import {lessonPage} from './lesson.js';
import {lessonsPage} from './lessons.js';
import {logPage} from './log.js';
import {palettePage} from './palette.js';
import {performScreen} from './perform.js';
import {planPage} from './plan.js';
import {preparePage} from './prepare.js';
import {questionPage} from './question.js';
import {remediesPage} from './remedies.js';
import {resumePage} from './resume.js';
import {startPage} from './start.js';
import {targetPage} from './target.js';
import {
	clipLine,
	layOutPage,
	pageLimit,
	type Page,
} from './text-page.js';
import {textPage} from './text.js';
import {verifyPage} from './verify.js';
import {versionPage} from './version.js';
import {watchScreen} from './watch.js';
import {wayPage} from './way.js';

const overlayPage = (state: State, overlay: Exclude<Overlay, {name: 'agent'}>, area: Area): Page => {
	switch (overlay.name) {
		case 'help': {
			return helpPage(state, overlay, area);
		}

		case 'palette': {
			return palettePage(overlay, area);
		}

		case 'glossary': {
			return glossaryPage(overlay, area);
		}

		case 'log': {
			return logPage(state, overlay, area);
		}

		case 'findings': {
			return findingsPage(state, overlay, area);
		}

		case 'case': {
			return casePage(state, overlay, area);
		}

		case 'remedies': {
			return remediesPage(state, overlay, area);
		}

		case 'version': {
			return versionPage(state, overlay, area);
		}

		case 'backup-file': {
			return backupFilePage(state, overlay, area);
		}

		case 'way': {
			return wayPage(state, overlay, area);
		}

		case 'client': {
			return clientPage(state, overlay, area);
		}

		case 'lesson': {
			return lessonPage(state, overlay, area);
		}

		case 'fleet': {
			return fleetPage(state, overlay, area);
		}

		case 'text': {
			return textPage(overlay, area);
		}

		case 'charm-field': {
			return charmFieldPage(state, overlay, area);
		}

		case 'charm-help': {
			return charmHelpPage(state, overlay, area);
		}

		case 'question': {
			return questionPage(overlay, area);
		}
	}
};

const stagePage = (state: State, stage: Exclude<Stage, {name: 'perform' | 'watch'}>, area: Area): Page => {
	switch (stage.name) {
		case 'start': {
			return startPage(state, stage, area);
		}

		case 'lessons': {
			return lessonsPage(state, stage, area);
		}

		case 'resume': {
			return resumePage(state, stage, area);
		}

		case 'target': {
			return targetPage(state, stage, area);
		}

		case 'prepare': {
			return preparePage(state, stage, area);
		}

		case 'plan': {
			return planPage(stage, area);
		}

		case 'verify': {
			return verifyPage(state, stage, area);
		}

		case 'charm': {
			return charmPage(state, stage, area);
		}

		case 'finished': {
			return finishedPage(state, stage, area);
		}
	}
};

/** What is on top as a page; undefined for the screens that lay themselves out. */
export const pageOf = (state: State, area: Area): Page | undefined => {
	const overlay = topOverlay(state);
	if (overlay) {
		return overlay.name === 'agent' ? undefined : overlayPage(state, overlay, area);
	}

	return state.stage.name === 'perform' || state.stage.name === 'watch' ? undefined : stagePage(state, state.stage, area);
};

/**
What is on top, drawn: the overlay opened last, else the stage. At most `area.rows` lines, each at most `area.columns` cells wide.
*/
export const drawBody = (state: State, area: Area): readonly Line[] => {
	const page = pageOf(state, area);
	if (page) {
		return layOutPage(page, area);
	}

	const lines = topOverlay(state) ? agentScreen(state, area) : (state.stage.name === 'watch' ? watchScreen(state, area) : performScreen(state, area));
	return lines.map(row => clipLine(row, area.columns));
};

/**
The furthest that what is on top can be scrolled, as the index of its first line; undefined where a cursor moves instead.
*/
export const furthestScroll = (state: State, area: Area): number | undefined => {
	const page = pageOf(state, area);
	if (page) {
		return pageLimit(page, area);
	}

	return topOverlay(state) ? agentLimit(state, area) : undefined;
};
