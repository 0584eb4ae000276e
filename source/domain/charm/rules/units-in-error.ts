import {listOf} from '../../words.js';
import {pass, warn, type CharmRule} from './rule.js';

/** Source: 2.0.0 to 4.0.15, help of `upgrade-charm` and `refresh`; juju/juju#20173. */
export const unitsInError: CharmRule = {
	id: 'units-in-error',
	title: 'No unit is in error',
	judge({application, units, order}) {
		const names = listOf(units.filter(({condition}) => condition === 'error').map(({name}) => name));
		if (names === '') {
			return pass(`No unit of ${application.name} is in error.`);
		}

		return order.forceUnits === true
			? warn(`In error: ${names}. They get the new charm by force, and never run its upgrade-charm hook.`, 'Resolve them first instead; forcing is for authors of charms.')
			: warn(`In error: ${names}. They keep the old charm until they are resolved, and the upgrade is not complete before.`, 'Resolve them first.');
	},
};
