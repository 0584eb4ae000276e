import {type ActionId, type State} from '../../state/state.js';
import {currentSurface, type Surface} from '../surface.js';
import {plainMenuWords} from '../words/plain/menu.js';
import {
	everywhere,
	offersOf,
	shortly,
	type Offer,
} from './offers.js';
import {type SpokenPage, type SpokenRow} from './speak-page.js';

/** What the number of a row does, and what 0 does, where rows are chosen from. */
type ListRule = {readonly row: ActionId; readonly zero: ActionId};

const opens: ListRule = {row: 'confirm', zero: 'back'};

const lists: Partial<Record<Surface, ListRule>> = {
	lessons: {row: 'confirm', zero: 'quit'},
	controllers: {row: 'confirm', zero: 'quit'},
	models: {row: 'toggle', zero: 'confirm'},
	prepare: {row: 'confirm', zero: 'next'},
	log: opens,
	fleet: opens,
	findings: opens,
	case: opens,
	remedies: opens,
	version: opens,
	charms: {row: 'toggle', zero: 'confirm'},
	'charm-order': {row: 'confirm', zero: 'next'},
	'charm-plan': {row: 'confirm', zero: 'next'},
	'charm-help': opens,
	'charm-perform': {row: 'confirm', zero: 'quit'},
};

/** What stands behind a number. */
export type Choice = {
	readonly number: number;
	readonly text: string;
	readonly action: ActionId;
	/** The row on which the cursor has to stand for it. */
	readonly row?: SpokenRow;
};

/** All that can be chosen where the wizard is. */
export type Menu = {
	readonly choices: readonly Choice[];
	/** What is told beside the numbers. */
	readonly others: readonly Offer[];
	/** What the number of a row does. */
	readonly rowAction?: ActionId;
};

/** Gives each row its number, and the same one as long as the screen is there. */
export type Numbers = Map<string, number>;

export const numberOf = (numbers: Numbers, key: string): number => {
	const known = numbers.get(key) ?? (numbers.size + 1);
	numbers.set(key, known);
	return known;
};

const zeroOf = (offers: readonly Offer[], action: ActionId): readonly Choice[] => {
	const offer = offers.find(other => other.action === action) ?? offers.find(other => other.action === 'back') ?? offers.find(other => other.action === 'quit');
	return offer ? [{number: 0, text: plainMenuWords.withoutCursor(shortly(offer.description)), action: offer.action}] : [];
};

/** Where no juju was found the screens have a menu of their own. */
const withoutClient: Menu = {
	choices: [
		{number: 1, text: plainMenuWords.tryOnSimulator, action: 'confirm'},
		{number: 0, text: plainMenuWords.quitToInstall, action: 'quit'},
	],
	others: [],
};

const isRow = (item: SpokenRow | string): item is SpokenRow => typeof item !== 'string';

/**
What can be chosen by its number: rows where there is a list, else what can be done; 0 goes on or back. All else has its letter.

@param options.zeroText What 0 does, where that is more than the table of keys knows.
*/
export const menuOf = (state: State, page: SpokenPage, {numbers, zeroText}: {readonly numbers: Numbers; readonly zeroText?: string | undefined}): Menu => {
	const surface = currentSurface(state);
	if (surface === 'probing') {
		// It passes by itself: a number typed ahead shall not end the program.
		return {choices: [], others: []};
	}

	if (surface === 'no-client') {
		return withoutClient;
	}

	const offers = offersOf(state);
	const rule = lists[surface];
	if (rule) {
		const zero = zeroOf(offers, rule.zero).map(choice => ({...choice, text: zeroText ?? choice.text}));
		const rows = page.items.filter(item => isRow(item)).map((row): Choice => ({
			number: numberOf(numbers, row.key), text: row.text, action: rule.row, row,
		}));
		return {
			choices: [...rows, ...zero],
			rowAction: rule.row,
			others: offers.filter(({action, label}) => label !== undefined && !everywhere.has(action) && zero[0]?.action !== action && action !== rule.row),
		};
	}

	const [zero] = zeroOf(offers, 'back');
	const told = offers.filter(({action, label}) => label !== undefined && !everywhere.has(action) && action !== zero?.action);
	const rank = ({action}: Offer): number => (action === 'confirm' ? 0 : (action === 'next' ? 1 : 2));
	const ordered = told.toSorted((left, right) => rank(left) - rank(right));
	return {
		choices: [...ordered.map(({action, description}, index): Choice => ({number: index + 1, text: shortly(description), action})), ...(zero ? [zero] : [])],
		others: [],
	};
};
