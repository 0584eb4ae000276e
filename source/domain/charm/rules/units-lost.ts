import {isCutOff} from '../../agent-kinds.js';
import {listOf} from '../../words.js';
import {pass, warn, type CharmRule} from './rule.js';

/** Source: 3.6.28 `internal/worker/uniter`: a unit takes its application's charm once its agent runs. */
export const unitsLost: CharmRule = {
	id: 'units-lost',
	title: 'Every unit can be reached',
	judge({application, units}) {
		const names = listOf(units.filter(unit => isCutOff(unit)).map(({name}) => name));
		return names === ''
			? pass(`The agents of all units of ${application.name} have a connection.`)
			: warn(`Without a connection: ${names}. They take the new charm when they come back, and the upgrade is not complete before.`, 'Bring their agents back first.');
	},
};
