import {ubuntuVersion} from '../../ubuntu-version.js';
import {listOf} from '../../words.js';
import {
	pass,
	refuse,
	unknownCharm,
	unsaid,
	warn,
	type CharmRule,
} from './rule.js';

/** `jammy`, `ubuntu@22.04` and `ubuntu@22.04/stable` are one base. */
const plain = (base: string): string => {
	const version = ubuntuVersion(base);
	return version === undefined ? (base.split('/', 1)[0] ?? base) : `ubuntu@${version}`;
};

/**
Source: 2.9.52 `state/application.go` (`only these series are supported`); 3.6.28 `core/charm/charmpath.go`, `refresher.go`; 4.0.15 `domain/application/service/application.go`.
Some versions take a charm for another base all the same: juju/juju#19045, #22248.
*/
export const base: CharmRule = {
	id: 'base',
	title: 'The base fits',
	judge({application, after, order, kind}) {
		if (after?.bases === undefined) {
			return unknownCharm('The bases');
		}

		if (after.bases.length === 0) {
			return pass('The new charm names no bases: it takes any.');
		}

		const {bases} = after;
		const target = order.base ?? application.base;
		if (target === undefined) {
			return unsaid(`The new charm is for ${listOf(bases)}, and status does not say the base of ${application.name}.`);
		}

		const isAmong = (one: string): boolean => bases.some(each => plain(each) === plain(one));
		if (!isAmong(target)) {
			const evidence = `The new charm is for ${listOf(bases)}; ${order.base === undefined ? `${application.name} runs on` : 'ordered is'} ${target}.`;
			return order.forceBase === true
				? warn(`${evidence} The order passes over that: the charm may not work there.`)
				: refuse(
					`${evidence} Some versions of Juju take it all the same, and the charm breaks.`,
					`Choose a channel or revision for ${target}, or deploy anew on a base that the charm is for.`,
				);
		}

		const isMoved = kind === 'iaas' && order.base !== undefined && application.base !== undefined && plain(order.base) !== plain(application.base);
		return isMoved
			? warn(
				`The machines stay on ${application.base}, whatever base is ordered; the charm is for ${order.base}.${isAmong(application.base) ? '' : ' It is not for the one that they have.'}`,
				'Order another base only once the machines have it.',
			)
			: pass(`The new charm is for ${target}.`);
	},
};
