import {listActions} from '../commands/actions.js';
import {type Command} from '../commands/command.js';
import {expectAtMost} from '../commands/target.js';
import {environmentOption} from './environment.js';
import {targetService} from './get.js';

/** Which actions a service has. Source: juju 1.25.13 `cmd/juju/action/defined.go`. */
export const actionDefined: Command = {
	name: 'action defined',
	options: () => `${environmentOption} --format=format -o,--output=text --schema`,
	formats: ['smart', 'json', 'yaml'],
	run(call) {
		expectAtMost({...call, positional: call.positional.slice(1)}, 0);
		return listActions(call, targetService(call).application);
	},
};
