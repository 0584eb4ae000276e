import {type Stage, type State} from '../../state/state.js';
import {type Area} from '../line.js';
import {controllersPage} from './target-controllers.js';
import {modelsPage} from './target-models.js';
import {type Page} from './text-page.js';

/**
Target: which controller, then which of its models, and to which version.
*/
export const targetPage = (state: State, stage: Extract<Stage, {name: 'target'}>, area: Area): Page =>
	stage.step === 'controller' ? controllersPage(state, stage.cursor, area) : modelsPage(state, stage, area);
