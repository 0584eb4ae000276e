import {
	pass,
	refuse,
	unsaid,
	warn,
	type CharmRule,
} from './rule.js';

const kindOf = (isSubordinate: boolean): string => isSubordinate ? 'a subordinate' : 'a principal';

/**
Source: 1.25.13 `state/service.go` (`cannot change a service's subordinacy`); 2.0.0, 2.9.52, 3.6.28 `state/application.go`. 4.0.15 has no such check that we know.
*/
export const subordinacy: CharmRule = {
	id: 'subordinacy',
	title: 'Subordinate for subordinate',
	judge({application, after, controller}) {
		if (after?.isSubordinate === undefined) {
			return unsaid('Whether the new charm is a subordinate cannot be read from here; Juju itself decides.');
		}

		if (after.isSubordinate === application.isSubordinate) {
			return pass(`${application.name} is ${kindOf(application.isSubordinate)}, and so is the new charm.`);
		}

		const evidence = `${application.name} is ${kindOf(application.isSubordinate)}; the new charm is ${kindOf(after.isSubordinate)}.`;
		const advice = 'Deploy the new charm as an application of its own.';
		return controller !== undefined && controller.major >= 4 ? warn(`${evidence} Juju ${controller.text} may not check that.`, advice) : refuse(evidence, advice);
	},
};
