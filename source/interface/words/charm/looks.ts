/** A word for each state in the part about charms, as it stands beside its symbol. */
export const charmLookWords = {
	/** What a rule says of an order. */
	verdicts: {
		refused: 'refused', warn: 'warns', unknown: 'unknown', pass: 'passes',
	},
	/** A rule that says no, and that the operator passes over. */
	ignored: 'passed over',
	/** What becomes of a setting. */
	fates: {
		dropped: 'dropped', unknown: 'unknown', set: 'set', new: 'new', kept: 'kept',
	},
	/** What came of the order for an application. */
	outcomes: {
		pending: 'not yet',
		active: 'under way',
		upgraded: 'upgraded',
		unchanged: 'had it already',
		refused: 'refused',
		failed: 'not upgraded',
		skipped: 'left out',
		'rolled-back': 'rolled back',
	},
	/** A unit on its way to the new charm. */
	units: {
		waiting: 'not yet',
		executing: 'runs a hook',
		settling: 'settles',
		upgraded: 'upgraded',
		held: 'blocked',
		error: 'error',
		conflict: 'conflict',
		lost: 'lost',
	},
	/** A good unit before an order was given. */
	settledUnit: 'settled',
	/** An application afterwards against what it was. */
	differences: {
		suspicious: 'suspicious', surprising: 'not foretold', expected: 'as foretold', same: 'as before',
	},
} as const;
