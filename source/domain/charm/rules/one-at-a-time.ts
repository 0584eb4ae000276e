import {listOf} from '../../words.js';
import {pass, warn, type CharmRule} from './rule.js';

/** Source: 1.25.13 to 4.0.15 status, `upgrading-from`: the unit still runs another charm than its application. */
export const oneAtATime: CharmRule = {
	id: 'one-at-a-time',
	title: 'The last upgrade is through',
	judge({application, units}) {
		const behind = units.filter(({upgradingFrom}) => upgradingFrom !== undefined).map(({name}) => name);
		return behind.length === 0
			? pass(`Every unit of ${application.name} has the charm of its application.`)
			: warn(`Not through the last upgrade yet: ${listOf(behind)}. They would skip that charm and go to the new one.`, 'Let the last upgrade end first, or go on where it failed on purpose.');
	},
};
