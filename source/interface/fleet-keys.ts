import {canGoBackToFleet} from '../state/fleet-agents.js';
import {isFleetFiltered} from '../state/fleet-view.js';
import {type State} from '../state/state.js';
import {enter, letter, type Binding} from './binding.js';
import {type Surface} from './surface.js';

const isFiltered = ({overlays}: State): boolean => {
	const top = overlays.at(-1);
	return top?.name === 'fleet' && isFleetFiltered(top);
};

const opened = 'Shows all models, of other controllers too: how far each is, its place in the plan and what is wrong';

/**
Keys that open all models.

@param surfaces Where they do; the footer says so on `named`.
*/
export const fleetOpening = ({surfaces, named}: {readonly surfaces: readonly Surface[]; readonly named: readonly Surface[]}): readonly Binding[] => [
	letter('F', 'fleet', {label: 'all models', surfaces: named, description: opened}),
	letter('F', 'fleet', {label: undefined, surfaces: surfaces.filter(surface => !named.includes(surface)), description: opened}),
];

/**
Keys on all models, in the order of the footer, and the way back from a table that was opened there.
*/
export const fleetKeys: readonly Binding[] = [
	enter('agents', ['fleet'], 'Shows the agents of the model under the cursor'),
	{
		actions: {'/': 'filter'}, surfaces: ['fleet'], name: '/', label: 'filter', description: 'Filters models: all words must occur, !word must not',
	},
	letter('s', 'sort', {label: 'sort', surfaces: ['fleet'], description: 'Sorts the models of each controller by state, version, latest change, or as it tells them'}),
	letter('b', 'quick-behind', {label: 'behind', surfaces: ['fleet'], description: 'Shows only models that are not complete; again: all'}),
	letter('d', 'quick-down', {label: 'down', surfaces: ['fleet'], description: 'Shows only models and controllers that do not answer; again: all'}),
	letter('e', 'quick-error', {label: 'error', surfaces: ['fleet'], description: 'Shows only models in which something is found to be wrong; again: all'}),
	{
		actions: {escape: 'back', a: 'quick-all'}, surfaces: ['fleet'], name: 'Esc', label: 'all rows', description: 'Shows all models again', isUseful: isFiltered,
	},
	{
		actions: {escape: 'back'}, surfaces: ['fleet'], name: 'Esc', label: 'back', description: 'Goes back; other controllers are asked no more', isUseful: state => !isFiltered(state),
	},
	{
		actions: {escape: 'back'}, surfaces: ['watch', 'perform'], name: 'Esc', label: 'all models', description: 'Goes back to all models, where the table was opened from there', isUseful: canGoBackToFleet,
	},
];
