import {type Operator} from '../operator.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {smallBlueprint} from './small-blueprint.js';

const make = (name: string, title: string, {description, operator}: {readonly description: string; readonly operator: Operator}): Scenario => ({
	name,
	title,
	description,
	operator,
	create: (seed, startedAt = defaultStart) => buildCloud(smallBlueprint(name, title), seed, startedAt),
});

/** Small clouds in which all is well, but for the machine of the operator. */
export const operatorScenarios: readonly Scenario[] = [
	make('client-refresh', 'A client about to refresh itself', {
		description: 'The client is a snap, and its next refresh falls into the time of the upgrade.',
		operator: {refreshesAfter: 25 * 60_000},
	}),
	make('over-ssh', 'A session over ssh', {
		description: 'The wizard runs over ssh and in neither tmux nor screen: a line that drops would end it.',
		operator: {isOnThinLine: true},
	}),
];
