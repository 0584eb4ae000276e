import {type Agent} from '../agent.js';
import {type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {commandLine, type Intent} from '../intent.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {countOf} from '../words.js';
import {closedRemedy, readLogRemedy, type Place} from './places.js';

type Trouble = {
	readonly place: Place | undefined;
	/** Units whose hook failed, in the order of the status. */
	readonly units: readonly Agent[];
	readonly hook: string | undefined;
};

const reference = 'Juju documentation, Troubleshooting model upgrades, case 2';

const resolveIntents = ({model}: Place, units: readonly Agent[], isRetry: boolean): readonly Intent[] => units.map(({name}) => ({
	type: 'resolve', model, unit: name, retry: isRetry,
}));

const statusLogRemedy = ({model}: Place, {tag, name}: Agent, {render}: Situation): Remedy => performRemedy(render, {
	id: `read-status-log ${tag}`,
	title: `Show the status log of ${name}`,
	risk: 'safe',
	explanation: 'Shows what the unit went through last: which hook, how often, since when.',
	undo: 'nothing to undo',
	reference,
}, [{
	type: 'read-status-log', model, entity: name, limit: 20,
}]);

const debugRemedy = ({model}: Place, {tag, name}: Agent, {render}: Situation): Remedy => performRemedy(render, {
	id: `debug-hooks ${tag}`,
	title: `Debug the hook of ${name} in this terminal`,
	risk: 'disruptive',
	explanation: 'Opens tmux on the unit. When Juju next tries the hook, a window with its environment opens there instead: look, repair, run the hook by its name, leave with exit.',
	cost: 'while the session is open, the unit\'s hooks wait for you',
	undo: 'nothing to undo but what you change there',
	success: 'The hook ends well when it is run by its name in that session.',
	reference,
}, [{type: 'debug-hooks', model, unit: name}]);

const secondTerminalRemedy = ({model}: Place, {tag, name}: Agent, {render}: Situation): Remedy => {
	const rendered = render({type: 'debug-hooks', model, unit: name});
	const line = rendered.kind === 'command' ? commandLine(rendered.arguments) : rendered.reason;
	return {
		...adviseRemedy({
			id: `debug-hooks-elsewhere ${tag}`,
			title: 'Debug the hook in a second terminal',
			explanation: 'The session runs elsewhere while the hook is retried from here.',
			undo: 'nothing to undo',
			reference,
		}, ['In a second terminal:', '', `  ${line}`, '', 'Then come back and choose to retry the hook: it opens in that session.']),
		...(rendered.kind === 'unavailable' && {disabledReason: rendered.reason}),
	};
};

const retryRemedy = (place: Place, units: readonly Agent[], {render}: Situation): Remedy => {
	const [first] = units;
	const isOne = units.length === 1;
	return performRemedy(render, {
		id: isOne ? `resolve-retry ${first?.tag ?? ''}` : 'resolve-retry all',
		title: isOne ? `Retry the hook of ${first?.name ?? 'the unit'}` : `Retry the hook of all ${countOf(units.length, 'unit')}`,
		risk: 'disruptive',
		explanation: isOne
			? 'Runs the failed hook again at once. It fails again unless its cause is gone.'
			: 'Runs the failed hook again on one unit after the other, and stops at the first that Juju refuses.',
		cost: 'what the hook does half a second time, if it was not written for that',
		undo: 'nothing to undo: a hook that fails again leaves the unit in error, as now',
		success: 'The unit is idle, and is not in error again after the next try.',
		reference,
	}, resolveIntents(place, units, true));
};

/** What `resolved` without a retry means: since 2.0 it is asked for with --no-retry, before it was the default (1.25.13 `cmd/juju/commands/resolved.go`). */
const explainPassing = ({controllerVersion, clientVersion}: Situation): string => {
	const version = controllerVersion ?? clientVersion;
	const how = version && !isAtLeast(version, 2)
		? 'In 1.25 that is what resolved does by itself; only --retry runs the hook again.'
		: `In ${version ? `${version.major}.${version.minor}` : 'this version'} that is --no-retry; without it the hook would run again.`;
	return `Calls the error solved without running the hook. ${how}`;
};

const passRemedy = (place: Place, agent: Agent, {trouble: {hook}, situation}: {readonly trouble: Trouble; readonly situation: Situation}): Remedy => performRemedy(situation.render, {
	id: `resolve-no-retry ${agent.tag}`,
	title: `Pass over the hook of ${agent.name}`,
	risk: 'disruptive',
	explanation: explainPassing(situation),
	cost: hook === 'upgrade-charm'
		? 'upgrade-charm never runs for this revision: all looks well, and the workload is not upgraded (canonical/k8s-operator#975)'
		: 'what the hook should have done stays undone, though the unit looks well; later hooks may stumble over it',
	reference,
}, resolveIntents(place, [agent], false));

const catalogue: readonly Remedy[] = [
	closedRemedy({
		id: 'read-status-log', title: 'Show the status log of the unit', risk: 'safe', explanation: 'Shows which hook failed, how often, since when.',
	}),
	closedRemedy({
		id: 'read-error-log', title: 'Read the last errors of the unit', risk: 'safe', explanation: 'Shows what the hook itself said.',
	}),
	closedRemedy({
		id: 'debug-hooks', title: 'Debug the hook', risk: 'disruptive', explanation: 'Opens tmux on the unit, where the hook can be looked at, repaired and run.',
	}),
	closedRemedy({
		id: 'resolve-retry', title: 'Retry the hook', risk: 'disruptive', explanation: 'Runs the failed hook again.',
	}),
	closedRemedy({
		id: 'resolve-no-retry', title: 'Pass over the hook', risk: 'disruptive', explanation: 'Calls the error solved without running the hook.',
	}),
];

/**
What can be done about a failed hook, the safest first. Of many units one stands for all: what helps it helps the others.
*/
export const hookRemedies = (trouble: Trouble, situation: Situation): readonly Remedy[] => {
	const {place, units} = trouble;
	const [first] = units;
	if (!place || !first) {
		return catalogue;
	}

	return [
		statusLogRemedy(place, first, situation),
		readLogRemedy(situation, place.model, first),
		{...askAgain, title: 'Watch what Juju\'s own retries do'},
		secondTerminalRemedy(place, first, situation),
		debugRemedy(place, first, situation),
		retryRemedy(place, [first], situation),
		...(units.length > 1 ? [retryRemedy(place, units, situation)] : []),
		passRemedy(place, first, {trouble, situation}),
	];
};
