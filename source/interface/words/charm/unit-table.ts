/** Words of the table of an application's units. */
export const charmUnitTableWords = {
	titles: {
		name: 'UNIT', charm: 'CHARM', state: 'STATE', since: 'SINCE', message: 'MESSAGE',
	},
	/** A unit that was blocked before the order already. */
	blockedAsBefore: 'blocked',
} as const;
