import {compareVersions, parseVersion} from '../domain/version.js';
import {fleetRows, type FleetRow, type FleetWord} from './fleet.js';
import {type Overlay, type State, type TableView} from './state.js';

export type FleetOverlay = Extract<Overlay, {name: 'fleet'}>;

const worstFirst: readonly FleetWord[] = ['stuck', 'in error', 'silent', 'needs a login', 'refuses', 'behind', 'upgrading', 'waiting its turn', 'not asked', 'asking', 'answers', 'complete'];

const unheard: ReadonlySet<FleetWord> = new Set<FleetWord>(['silent', 'needs a login', 'refuses']);

const versionOrder = (left: FleetRow, right: FleetRow): number => {
	const [one, other] = [left, right].map(({version}) => (version === undefined ? undefined : parseVersion(version)));
	return one && other ? compareVersions(one, other) : Number(one !== undefined) - Number(other !== undefined);
};

/** Rows that are equal here stay as they were, so that they do not dance. */
const orders: Readonly<Record<Exclude<TableView['sort'], 'natural'>, (left: FleetRow, right: FleetRow) => number>> = {
	version: versionOrder,
	state: (left, right) => left.word === right.word
		? (right.worst?.severity ?? 0) - (left.worst?.severity ?? 0)
		: worstFirst.indexOf(left.word) - worstFirst.indexOf(right.word),
	since: (left, right) => (right.changedAt ?? 0) - (left.changedAt ?? 0),
};

const isOfQuick = ({word, findings}: FleetRow, quick: TableView['quick']): boolean => {
	switch (quick) {
		case 'behind': {
			return word !== 'complete' && word !== 'answers';
		}

		case 'down': {
			return unheard.has(word);
		}

		case 'error': {
			return findings > 0 || word === 'stuck' || word === 'in error';
		}

		case 'all': {
			return true;
		}
	}
};

const hasWords = ({name, elsewhere, version, wanted, word, worst, problem}: FleetRow, words: readonly string[]): boolean => {
	const text = [name, elsewhere, version, wanted, word, worst?.text, problem?.reason].filter(part => part !== undefined).join(' ').toLowerCase();
	return words.every(wish => (wish.startsWith('!') ? wish.length === 1 || !text.includes(wish.slice(1)) : text.includes(wish)));
};

/** Whether rows are left out now. */
export const isFleetFiltered = ({filter = '', quick = 'all'}: FleetOverlay): boolean => filter !== '' || quick !== 'all';

/**
The rows that are shown, in the order that was chosen: each controller's models among themselves. Another controller stays above those of its models that are.
*/
export const shownFleetRows = (state: State, {sort = 'natural', filter = '', quick = 'all'}: FleetOverlay): readonly FleetRow[] => {
	const words = filter.toLowerCase().split(/\s+/v).filter(word => word !== '');
	const groups = Map.groupBy(fleetRows(state), ({elsewhere}) => elsewhere);
	return groups.values().flatMap(rows => {
		const kept = rows.filter(row => hasWords(row, words) && isOfQuick(row, quick));
		const models = kept.filter(({model}) => model);
		const ordered = sort === 'natural' ? models : models.toSorted(orders[sort]);
		return [...(kept.length > 0 ? rows.filter(({model}) => !model) : []), ...ordered];
	}).toArray();
};
