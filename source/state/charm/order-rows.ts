import {type CharmOrder} from '../../domain/charm/order.js';
import {type Application} from '../../domain/status.js';
import {isAtLeast} from '../../domain/version.js';
import {countOf, listOf} from '../../domain/words.js';
import {type State} from '../state.js';
import {applicationIn, charmRows} from './charm-rows.js';
import {infoOf, sourceBefore} from './charm-sources.js';
import {filesProblems, orderProblems} from './judge-item.js';
import {isSwitch, orderFields, type OrderField} from './order-fields.js';
import {partText, without} from './order-parts.js';
import {type CharmAt} from './wave.js';

/** A row of the form in which an order is written. */
export type OrderRow = {
	/** `newest`: neither a revision nor another charm. */
	readonly id: 'newest' | OrderField;
	readonly label: string;
	/** As it is ordered now; empty where it is left as it is. */
	readonly value: string;
	readonly isSet: boolean;
	/** What it means, one short sentence. */
	readonly hint: string;
	/** False where the rest of the order excludes it; `problem` says so. */
	readonly isEnabled: boolean;
	readonly problem: string | undefined;
};

const texts: Readonly<Record<OrderField, {readonly label: string; readonly hint: string}>> = {
	channel: {label: 'Channel', hint: 'The channel to follow from now on.'},
	revision: {label: 'Revision', hint: 'One revision of the same charm, older ones too.'},
	switch: {label: 'Other charm', hint: 'Another charm in its place.'},
	path: {label: 'Charm here', hint: 'A folder or a .charm file on this machine.'},
	repository: {label: 'Repository', hint: 'A folder of charms by series on this machine.'},
	config: {label: 'Settings file', hint: 'A YAML file with settings, sent with the order.'},
	settings: {label: 'Settings', hint: 'NAME=VALUE, sent with the order.'},
	resources: {label: 'Resources', hint: 'NAME=FILE, uploaded with the order.'},
	storage: {label: 'Storage', hint: 'NAME=CONSTRAINTS, such as data=10G.'},
	bind: {label: 'Bindings', hint: 'Spaces for its endpoints, such as db=alpha.'},
	base: {label: 'Base', hint: 'For units that are added later, such as ubuntu@24.04.'},
	trust: {label: 'Trust', hint: 'The charm gets the credential of the cloud.'},
	forceBase: {label: 'Any base', hint: 'Takes a charm that does not name this base.'},
	force: {label: 'Force', hint: 'Passes over LXD profiles and limits of relations.'},
	forceUnits: {label: 'Units in error', hint: 'They get it too, without their upgrade-charm hook.'},
};

/** A value of each part that is good by itself, to learn what the rest of an order excludes. */
const samples: CharmOrder = {
	channel: 'stable', revision: 1, switch: 'other', path: './charm', repository: './charms', config: './settings.yaml', settings: {name: 'value'},
	resources: [{name: 'name', file: './file'}], storage: ['name=1G'], bind: 'alpha', base: 'ubuntu@24.04', trust: true, forceBase: true, force: true, forceUnits: true,
};

const charmFields: readonly OrderField[] = ['revision', 'switch', 'path', 'repository'];

/** An order for the newest revision of a channel: without what names another charm or revision. */
export const toNewest = (order: CharmOrder): CharmOrder => {
	let next = order;
	for (const field of charmFields) {
		next = without(next, field);
	}

	return next;
};

const valueOf = (order: CharmOrder, field: OrderField): string => {
	if (isSwitch(field)) {
		return order[field] === undefined ? '' : (order[field] ? 'yes' : 'no');
	}

	// Values of settings may be secrets.
	return field === 'settings' && order.settings ? listOf(Object.keys(order.settings), 4) : partText(order, field);
};

/** The parts that name the charm's own files. */
const pathFields: readonly OrderField[] = ['path', 'repository', 'switch'];

/** What came of reading the file that a part names: the charm's files belong to the first part that can name them. */
const fileProblem = (order: CharmOrder, field: OrderField, {charm, config, settings}: ReturnType<typeof filesProblems>): string | undefined =>
	field === 'config' || field === 'settings' ? {config, settings}[field][0] : (pathFields.find(other => order[other] !== undefined) === field ? charm[0] : undefined);

type Place = {readonly application: Application; readonly order: CharmOrder; readonly field: OrderField};

/** Whether another part would put a problem right: what is not whole yet is not wrong. */
const isCurable = (state: State, {application, order}: Place, problem: string): boolean =>
	orderFields(state.client?.version).some(other => order[other] === undefined && !orderProblems(state, application, {...order, [other]: samples[other]}).includes(problem));

/**
What a part brings into an order that nothing beside it can put right: a value that cannot be, or another part that excludes it.

@param place.order With the part in it.
*/
export const partProblem = (state: State, place: Place): string | undefined => {
	const {application, order, field} = place;
	const others = new Set(orderProblems(state, application, without(order, field)));
	return orderProblems(state, application, order).find(problem => !others.has(problem) && !isCurable(state, place, problem));
};

/** What is wrong with a part that is ordered, not whole yet or not to be put right. */
const givenProblem = (state: State, {application, order, field}: Place): string | undefined => {
	const others = new Set(orderProblems(state, application, without(order, field)));
	return orderProblems(state, application, order).find(problem => !others.has(problem));
};

const channelHint = (state: State, application: Application): string => {
	const releases = infoOf(state, sourceBefore(application)).value?.releases ?? [];
	return releases.length === 0 ? texts.channel.hint : `The store has ${listOf([...new Set(releases.map(({channel}) => channel))], 4)}.`;
};

/** How charms of a store are called: Charmhub is known to clients since 2.9. */
const exampleFor = ({client}: State): string => client === undefined || isAtLeast(client.version, 2, 9) ? 'ch:postgresql' : 'cs:postgresql';

const hintOf = (state: State, {application, field}: Place): string => {
	switch (field) {
		case 'channel': {
			return channelHint(state, application);
		}

		case 'switch': {
			return `Another charm in its place, such as ${exampleFor(state)}.`;
		}

		default: {
			return texts[field].hint;
		}
	}
};

const newestRow = (state: State, {application, order}: Omit<Place, 'field'>, newer: number | undefined): OrderRow => {
	const isSet = charmFields.every(field => order[field] === undefined);
	const channel = order.channel ?? application.charmChannel;
	const revision = order.channel === undefined && newer !== undefined ? `revision ${newer}` : 'yes';
	// What no part brings is that something is missing.
	const problem = isSet ? orderProblems(state, application, {})[0] : undefined;
	return {
		id: 'newest',
		label: 'Newest',
		value: isSet && problem === undefined ? revision : '',
		isSet,
		hint: channel === undefined ? 'The newest revision of the same charm.' : `The newest revision of ${channel}.`,
		isEnabled: true,
		problem,
	};
};

const rowOf = (state: State, place: Place, files: ReturnType<typeof filesProblems>): OrderRow => {
	const {order, field} = place;
	const isSet = order[field] !== undefined;
	const excluded = isSet ? undefined : partProblem(state, {...place, order: {...order, [field]: samples[field]}});
	return {
		id: field,
		label: texts[field].label,
		value: valueOf(order, field),
		isSet,
		hint: hintOf(state, place),
		isEnabled: excluded === undefined,
		problem: isSet ? givenProblem(state, place) ?? fileProblem(order, field, files) : excluded,
	};
};

/**
The form of an order: what this client knows, each row with its value and with what stands against it.
*/
export const orderRows = (state: State, {wave, index}: Pick<CharmAt<'order'>, 'wave' | 'index'>): readonly OrderRow[] => {
	const item = wave.items[index];
	const application = item && applicationIn(state, wave.model, item.application);
	if (!item || !application) {
		return [];
	}

	const {order} = item;
	const files = filesProblems(state, wave, index);
	const newer = charmRows(state, wave.model).find(row => row.application === item.application)?.newer?.revision;
	return [
		newestRow(state, {application, order}, newer),
		...orderFields(state.client?.version).map(field => rowOf(state, {application, order, field}, files)),
	];
};

/** What an order is about, in a few words: `revision 251`, `channel 8.0/edge`, `newest`. */
export const orderWords = (order: CharmOrder): string => {
	const words = [
		order.switch === undefined ? undefined : `switch to ${order.switch}`,
		order.path === undefined ? undefined : `charm of ${order.path}`,
		order.repository === undefined ? undefined : `charm of ${order.repository}`,
		order.revision === undefined ? undefined : `revision ${order.revision}`,
		order.channel === undefined ? undefined : `channel ${order.channel}`,
		order.config === undefined ? undefined : `settings of ${order.config}`,
		order.settings === undefined ? undefined : countOf(Object.keys(order.settings).length, 'setting'),
		order.resources === undefined ? undefined : countOf(order.resources.length, 'resource'),
		order.forceUnits === true ? 'units in error too' : undefined,
	].filter(text => text !== undefined);
	return words.length === 0 ? 'newest revision' : words.join(', ');
};
