import {charmName} from '../../../domain/charm/charm-names.js';
import {type CharmOrder} from '../../../domain/charm/order.js';
import {type CharmRecord} from '../../../domain/charm/record.js';
import {type Application} from '../../../domain/status.js';
import {symbols} from '../../symbols.js';

/** A charm as far as it is known: as status or an order names it, and its revision. */
export type CharmPoint = {readonly charm: string | undefined; readonly revision: number | undefined};

const nameOf = ({charm}: CharmPoint): string | undefined => (charm === undefined ? undefined : charmName(charm));

/** Whether the charms themselves differ, not only their revisions. */
export const isOtherCharm = (before: CharmPoint, after: CharmPoint): boolean =>
	before.charm !== undefined && after.charm !== undefined && nameOf(before) !== nameOf(after);

/** `31`; with its charm's name where another one is in its place: `mysql-k8s 31`. */
export const pointText = (point: CharmPoint, isNamed: boolean): string => {
	const revision = point.revision === undefined ? '?' : String(point.revision);
	return isNamed ? `${nameOf(point) ?? '?'} ${revision}` : revision;
};

/**
From which revision to which: `29 → 31`, `mysql 29 → mysql-k8s 4`; one of them where the other is the same or not known.
*/
export const changeText = (before: CharmPoint, after: CharmPoint | undefined): string => {
	if (after === undefined) {
		return pointText(before, false);
	}

	const isNamed = isOtherCharm(before, after);
	const [from, to] = [pointText(before, isNamed), pointText(after, isNamed)];
	return from === to || (before.revision === undefined && !isNamed) ? to : `${from} ${symbols.arrow} ${to}`;
};

/** What an order names or an application shows, as far as a change needs it. */
type Present = Pick<Application, 'charm' | 'charmChannel' | 'charmRevision'>;

/**
What an order leads to, as far as that can be known before; undefined where Juju alone will say.

@param options.newer The newer revision of the channel that is followed, where the controller knows one.
*/
export const goalOf = ({channel, path, repository, revision, switch: other}: CharmOrder, {application, newer}: {
	readonly application: Present | undefined;
	readonly newer: number | undefined;
}): CharmPoint | undefined => {
	if (path !== undefined || repository !== undefined) {
		return undefined;
	}

	if (revision === undefined && other === undefined) {
		const isSameChannel = channel === undefined || channel === application?.charmChannel;
		return newer === undefined || !isSameChannel ? undefined : {charm: application?.charm, revision: newer};
	}

	return {charm: other ?? application?.charm, revision};
};

/** An application's charm as it was before its order, or as it is. */
export const startOf = (record: CharmRecord | undefined, application: Present | undefined): CharmPoint =>
	(record ? {charm: record.charm, revision: record.revision} : {charm: application?.charm, revision: application?.charmRevision});
