import {
	pass,
	refuse,
	unsaid,
	type CharmRule,
} from './rule.js';

/**
Source: 3.6.28 `apiserver/facades/client/application/application.go` (`cannot downgrade from v2 charm format to v1`); no such check in 2.9 and 4.0.
*/
export const charmFormat: CharmRule = {
	id: 'charm-format',
	title: 'No way back to the old format',
	judge({before, after, controller}) {
		if (controller !== undefined && controller.major !== 3) {
			return pass(`Juju ${controller.text} does not compare the formats of charms.`);
		}

		if (before?.format === 1 || after?.format === 2) {
			return pass(after?.format === 2 ? 'The new charm has the newer format.' : 'The charm that runs has the older format.');
		}

		if (before?.format === 2 && after?.format === 1) {
			return refuse('The new charm has the older format (1), the one that runs the newer (2): Juju 3 does not go back.', 'Choose a release of the charm in the newer format.');
		}

		return unsaid('The formats of the charms cannot be compared from here; Juju 3 itself refuses to go from format 2 back to 1.');
	},
};
