import {type Machine, type Model, type Unit} from '../cloud.js';

/** A person moves aside what is in the way of a unit's new charm: the next try finds nothing there any more. */
export const clearConflict = ({charmTaken}: Unit): void => {
	if (charmTaken?.state === 'conflict') {
		charmTaken.isCleared = true;
	}
};

/**
What a person does on a machine about the charms whose files something is in the way of.

@returns What was typed there, a line a unit.
*/
export const clearConflictsOn = ({units}: Model, {id}: Machine): readonly string[] => {
	const found = units.values().filter(unit => unit.machine === id && unit.charmTaken?.state === 'conflict').toArray();
	for (const unit of found) {
		clearConflict(unit);
	}

	return found.map(({tag}) => `sudo mv /var/lib/juju/agents/${tag}/charm/lib /root/${tag}-lib`);
};
