import {describeAgent} from '../domain/completion.js';
import {findCase} from '../domain/cases/index.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {countOf} from '../domain/words.js';
import {findingsElsewhere, observationOf} from './elsewhere.js';
import {notice, only, pushOverlay} from './result.js';
import {currentModel, selectFindings} from './selectors.js';
import {type Overlay, type State, type Update} from './state.js';

type Text = Extract<Overlay, {name: 'text'}>;

const widest = (texts: readonly string[]): number => {
	let width = 0;
	for (const {length} of texts) {
		width = Math.max(width, length);
	}

	return width;
};

/** What is found in the model, then its agents, one a line. */
const agentsText = (state: State, model: ModelReference): Text | undefined => {
	const key = modelKey(model);
	const observation = observationOf(state, model);
	const agents = observation?.status.value?.agents;
	if (!agents) {
		return undefined;
	}

	const findings = model.controller === state.controller ? selectFindings(state) : findingsElsewhere(state, model.controller);
	const found = findings.filter(finding => finding.model && modelKey(finding.model) === key).map(finding => `${findCase(finding.case)?.title ?? finding.case}: ${finding.summary}`);
	const cells = agents.map(agent => [describeAgent(agent), agent.version ?? '-', agent.state, agent.message ?? '']);
	const widths = [0, 1, 2].map(index => Math.min(28, widest(cells.map(cell => cell[index] ?? ''))));
	const silence = observation.failingSince === undefined ? '' : ` It gives no answer now: ${observation.lastReason ?? 'no reason is known.'}`;
	return {
		name: 'text',
		title: `Agents of ${key}: ${countOf(agents.length, 'agent')}, asked again while this is open.${silence}`,
		lines: [
			...found,
			...(found.length > 0 ? [''] : []),
			...cells.map(cell => cell.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ').trimEnd()),
		],
		top: 0,
		agentsOf: model,
	};
};

/** The agents of a model as they were told last, as a text to read. */
export const readAgents = (state: State, model: ModelReference, name: string): Update => {
	const text = agentsText(state, model);
	return text ? only(pushOverlay(state, text)) : notice(state, `${name} has not told its agents yet. They can be read once it has answered.`);
};

/** The text of agents that is open says what they said last. */
export const refreshAgents = (before: State, state: State): State => {
	const overlays = state.overlays.map(overlay => {
		const model = overlay.name === 'text' ? overlay.agentsOf : undefined;
		const isOld = model !== undefined && observationOf(before, model) !== observationOf(state, model);
		const text = isOld ? agentsText(state, model) : undefined;
		return text && overlay.name === 'text' ? {...text, top: overlay.top} : overlay;
	});
	return overlays.every((overlay, index) => overlay === state.overlays[index]) ? state : {...state, overlays};
};

/** Whether the table on the screen was opened from the list of all models, and nothing is left out of it: Esc goes back there. */
export const canGoBackToFleet = (state: State): boolean => {
	const {stage, overlays, table, fleet} = state;
	const model = currentModel(state);
	const hasTable = stage.name === 'watch' || (stage.name === 'perform' && stage.step.phase !== 'ready' && stage.step.phase !== 'refused');
	return fleet?.cameFrom !== undefined && hasTable && overlays.length === 0
		&& table.filter === '' && table.quick === 'all' && !table.isFiltering
		&& model !== undefined && modelKey(model) === fleet.cameFrom.selected;
};
