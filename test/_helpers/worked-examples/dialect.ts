import {type JujuVersion} from '../../../source/domain/version.js';
import {type Dialect} from '../../../source/juju/dialects/dialect.js';
import {createFourth} from '../../../source/juju/dialects/fourth.js';

/**
Clients 5.0 and later, an example: as those of 4.x, but the log is asked for in another way.

Source: options recorded of 5.0.0.
*/
export const createFifth = (client: JujuVersion): Dialect => ({
	...createFourth(client),
	name: `${client.major}.${client.minor}`,
	endOfLog: lines => ['--last', String(lines)],
});
