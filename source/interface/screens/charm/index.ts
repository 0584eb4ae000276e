import {type CharmStage} from '../../../state/charm/charm-stage.js';
import {type State} from '../../../state/state.js';
import {type Area} from '../../line.js';
import {line} from '../../make-line.js';
import {charmWords} from '../../words/charm/index.js';
import {type Page} from '../text-page.js';
import {choosePage} from './choose.js';
import {donePage} from './done.js';
import {orderPage} from './order.js';
import {performPage} from './perform.js';
import {planPage} from './plan.js';
import {doneView, performView, verifyView} from './result-views.js';
import {reviewPage} from './review.js';
import {verifyPage} from './verify.js';
import {
	chooseView,
	orderView,
	planView,
	reviewView,
} from './views.js';

/**
The part about charms.
*/
export const charmPage = (state: State, stage: CharmStage, area: Area): Page => {
	switch (stage.step) {
		case 'choose': {
			return choosePage(chooseView(state, stage), area);
		}

		case 'order': {
			return orderPage(orderView(state, stage), area);
		}

		case 'review': {
			return reviewPage(reviewView(state, stage), area);
		}

		case 'plan': {
			return planPage(planView(state, stage), area);
		}

		case 'perform': {
			const view = performView(state, stage);
			return view ? performPage(view, area) : {head: [], list: [line('gone', ' ', charmWords.noSuchApplication)], tail: []};
		}

		case 'verify': {
			return verifyPage(verifyView(state, stage), area);
		}

		case 'done': {
			return donePage(doneView(state, stage), area);
		}
	}
};
