import {listOf} from '../../words.js';
import {
	isLocalOrder,
	pass,
	refuse,
	unknownCharm,
	unsaid,
	type CharmRule,
} from './rule.js';

/**
Source: 2.9.52, 3.6.28 `cmd/juju/application/utils/utils.go` (`new resource "R" was missing, please provide it via --resource`). A store has the resources of its charms.
*/
export const resources: CharmRule = {
	id: 'resources',
	title: 'Its resources are at hand',
	judge({order, before, after, controller}) {
		if (controller !== undefined && controller.major < 2) {
			return pass(`Juju ${controller.text} knows no resources.`);
		}

		const given = (order.resources ?? []).map(({name}) => name);
		if (after?.resources === undefined) {
			return isLocalOrder(order) || given.length > 0
				? unknownCharm('The resources')
				: pass('The resources of a charm of a store come from there with it.');
		}

		const names = after.resources.map(({name}) => name);
		const strange = given.filter(name => !names.includes(name));
		if (strange.length > 0) {
			return refuse(`The new charm has no resource ${listOf(strange)}${names.length === 0 ? '' : `; it has ${listOf(names)}`}.`, 'Leave out what it does not have.');
		}

		const open = names.filter(name => !given.includes(name));
		if (!isLocalOrder(order) || open.length === 0) {
			return pass(names.length === 0 ? 'The new charm has no resources.' : 'Every resource of the new charm is given or comes from its store.');
		}

		const old = before?.resources?.map(({name}) => name);
		if (old === undefined) {
			return unsaid(
				`The new charm wants ${listOf(open)}: what the application has already stays, what is new to it has to be given. Juju itself decides.`,
				'Look at juju resources, and give a file for each new one.',
			);
		}

		const missing = open.filter(name => !old.includes(name));
		return missing.length === 0
			? pass(`The application has ${listOf(open)} already.`)
			: refuse(`The resource ${listOf(missing)} is new, and no file was given for it.`, 'Give a file for each with --resource.');
	},
};
