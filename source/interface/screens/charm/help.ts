import {type Overlay, type State} from '../../../state/state.js';
import {type Area} from '../../line.js';
import {type Page} from '../text-page.js';
import {helpView} from './result-views.js';
import {unitHelpPage} from './unit-help.js';

/**
What can be done about a unit that does not come through.
*/
export const charmHelpPage = (state: State, overlay: Extract<Overlay, {name: 'charm-help'}>, area: Area): Page => unitHelpPage(helpView(state, overlay), area);
