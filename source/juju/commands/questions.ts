import {modelKey} from '../../domain/intent.js';
import {isAtLeast} from '../../domain/version.js';
import {noBrowser} from '../dialects/dialect.js';
import {
	question,
	timeLimits,
	unavailable,
	type Commands,
} from './command.js';
import {isMachine, isUnit} from './names.js';

const json = ['--format', 'json'] as const;

// What the agent itself said, not what the cloud said of the instance; of units both the agent's and the workload's.
const statusLogType = (entity: string): string | undefined => {
	if (isUnit(entity)) {
		return 'unit';
	}

	if (!isMachine(entity)) {
		return undefined;
	}

	return entity.includes('/') ? 'juju-container' : 'juju-machine';
};

/**
What Juju is asked. Times are asked for in UTC, as JSON where the command has it, and never followed or watched.

Source: options and forms recorded of 2.8.13 to 4.0.15; juju 2.0.0 `cmd/juju/status/history.go`.
*/
export const questions: Commands<
	'client-version' | 'list-controllers' | 'show-controller' | 'list-models' | 'read-status' | 'read-agent-version' | 'read-agent-stream' | 'read-status-log'
	| 'read-error-log' | 'read-disabled-commands' | 'show-model' | 'read-model-settings'
> = {
	'client-version': () => question(['version'], timeLimits.local),

	// From the client's own cache: with `--refresh` one dead controller delays the whole list by ten minutes (4.0.15).
	'list-controllers': () => question(['controllers', ...json, noBrowser], timeLimits.local),

	'show-controller': ({controller}) => question(['show-controller', controller, ...json, noBrowser]),

	'list-models': ({controller}) => question(['models', '-c', controller, ...json, noBrowser]),

	'read-status': ({model}) => question(['status', '-m', modelKey(model), ...json, '--utc', noBrowser]),

	'read-agent-version': ({model}) => question(['model-config', '-m', modelKey(model), 'agent-version', noBrowser]),

	'read-agent-stream': ({model}) => question(['model-config', '-m', modelKey(model), 'agent-stream', noBrowser]),

	'read-status-log'({model, entity, limit}, {client}) {
		const type = statusLogType(entity);
		// The table is all that 2.0 has; 2.8.13 is the oldest client that was seen to take a format.
		const format = isAtLeast(client, 2, 8) ? json : [];
		return type === undefined
			? unavailable(`Juju keeps a status log of machines and units; ${entity} is neither.`)
			: question(['show-status-log', '-m', modelKey(model), '--type', type, '-n', String(limit), ...format, '--utc', noBrowser, entity]);
	},

	'read-error-log': ({model, agent, limit}, {dialect}) => question([
		'debug-log',
		'-m',
		modelKey(model),
		...(agent === undefined ? [] : ['--include', agent]),
		'--level',
		'WARNING',
		...dialect.endOfLog(limit),
		'--date',
		'--utc',
		noBrowser,
	]),

	'show-model': ({model}) => question(['show-model', modelKey(model), ...json, noBrowser]),

	'read-model-settings': ({model}) => question(['model-config', '-m', modelKey(model), ...json, noBrowser]),

	'read-disabled-commands': ({model}) => question(['disabled-commands', '-m', modelKey(model), ...json, noBrowser]),
};
