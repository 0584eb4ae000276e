import {openCharms} from './charm/open.js';
import {openClient} from './client.js';
import {openTroubleshoot} from './findings-actions.js';
import {openFleet} from './fleet-actions.js';
import {askToLeave, interrupt} from './leave.js';
import {only, pushOverlay} from './result.js';
import {topOverlay} from './selectors.js';
import {showLastWay} from './way.js';
import {type ActionId, type State, type Update} from './state.js';

/** The screens open from anywhere, but never over a question: it wants an answer first. Undefined for other actions. */
export const openAnywhere = (state: State, action: ActionId): Update | undefined => {
	if (topOverlay(state)?.name === 'question') {
		return undefined;
	}

	switch (action) {
		case 'help': {
			return only(pushOverlay(state, {name: 'help', filter: '', top: 0}));
		}

		case 'log': {
			return only(pushOverlay(state, {
				name: 'log', cursor: 0, isOpen: false, top: 0,
			}));
		}

		case 'fleet': {
			return openFleet(state);
		}

		case 'troubleshoot': {
			return openTroubleshoot(state);
		}

		case 'client': {
			return openClient(state);
		}

		case 'way': {
			return showLastWay(state);
		}

		case 'charms': {
			return openCharms(state);
		}

		case 'quit': {
			return askToLeave(state);
		}

		case 'interrupt': {
			return interrupt(state);
		}

		default: {
			return undefined;
		}
	}
};
