import {listOf} from '../../words.js';
import {
	pass,
	refuse,
	unknownCharm,
	unsaid,
	warn,
	type CharmRule,
} from './rule.js';
import {relationsWithOthers} from './relations-in-use.js';

/**
Source: 2.9.52, 3.6.28 `state/application.go` (`new charm version imposes a maximum relation limit of N for app:ep …`); 4.0.15 `domain/application/state/application.go`.
`--force` passes over it up to 3.x.
*/
export const relationLimits: CharmRule = {
	id: 'relation-limits',
	title: 'Limits of relations',
	judge(facts) {
		const {after, controller, order, application} = facts;
		if (controller !== undefined && controller.major < 2) {
			return pass(`Juju ${controller.text} knows no limits of relations.`);
		}

		const used = relationsWithOthers(facts);
		if (used?.length === 0) {
			return pass(`${application.name} has no relations with others that a limit could concern.`);
		}

		if (used === undefined) {
			return unsaid('Status does not say how many relations there are; Juju itself decides.');
		}

		if (after?.endpoints === undefined || after.source === 'store') {
			return unknownCharm('The limits');
		}

		const over = after.endpoints.flatMap(({name, limit}) => {
			const count = used.filter(({endpoint}) => endpoint === name).length;
			return limit !== undefined && count > limit ? [`${name} may have ${limit} and has ${count}`] : [];
		});
		if (over.length === 0) {
			return pass('No limit of the new charm is passed.');
		}

		const evidence = `The new charm limits its relations: ${listOf(over)}.`;
		return order.force === true && (controller === undefined || controller.major < 4)
			? warn(`${evidence} --force passes over that.`)
			: refuse(evidence, 'Remove relations first, or choose another charm.');
	},
};
