import {listOf} from '../../words.js';
import {pass, warn, type CharmRule} from './rule.js';

/** Source: 3.6.28, 4.0.15 `cmd/juju/application/refresh.go` (`"app" deploy incomplete, please try refresh again in a little bit.`). */
export const deployComplete: CharmRule = {
	id: 'deploy-complete',
	title: 'It is deployed wholly',
	judge({application, units, controller}) {
		const starting = units.filter(({condition}) => condition === 'starting').map(({name}) => name);
		if (starting.length === 0) {
			return pass(`No unit of ${application.name} is still being set up.`);
		}

		return controller !== undefined && controller.major < 3
			? warn(`Still being set up: ${listOf(starting)}.`, 'Wait until they are ready.')
			: warn(`Still being set up: ${listOf(starting)}. Juju may answer "deploy incomplete" until the charm is there.`, 'Wait until they are ready.');
	},
};
