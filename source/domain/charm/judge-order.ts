import {type Application} from '../status.js';
import {isAtLeast, parseVersion, type JujuVersion} from '../version.js';
import {originOf} from './charm-names.js';
import {
	exclusions,
	optionOf,
	partsOf,
	unknownParts,
	type OrderPart,
} from './order-options.js';
import {valueProblems} from './order-values.js';
import {type CharmOrder} from './order.js';
import {isLocalOrder} from './rules/rule.js';

/** Parts of which one says nothing beside the other, though no client refuses them (3.6.28 `cmd/juju/application/refresher.go`: a local charm has no channel). */
const pointless: ReadonlyArray<{readonly parts: readonly [OrderPart, OrderPart]; readonly why: string}> = [
	{parts: ['repository', 'path'], why: 'both name the place of the charm'},
	{parts: ['path', 'channel'], why: 'a charm on this machine has no channel'},
	{parts: ['repository', 'channel'], why: 'a charm on this machine has no channel'},
];

const pointlessPairs = (order: CharmOrder, client: JujuVersion | undefined): readonly string[] => {
	const said = new Set(partsOf(order));
	return pointless.filter(({parts}) => parts.every(part => said.has(part))).map(({parts, why}) => {
		const [first = '', second = ''] = parts.map(part => optionOf(part, client) ?? optionOf(part, undefined) ?? part);
		return `${first} and ${second} do not go together: ${why}. Leave one out.`;
	});
};

/** The client that takes the most values for what they are: it knows paths, and no equals sign in the name of a file confuses it. */
const mostLenient = parseVersion('2.0.0');

/**
What is wrong with an order whatever the application and whatever the client: parts that exclude each other, and values that are none.

@returns Sentences, the worst first; empty where nothing is.
*/
export const judgeParts = (order: CharmOrder): readonly string[] => [
	...exclusions(order),
	...pointlessPairs(order, undefined),
	...valueProblems(order, mostLenient),
];

/** `--force` is two things: what an operator of 1.25 means by it has another name here. */
const withoutForce = (order: CharmOrder, client: JujuVersion | undefined): {readonly order: CharmOrder; readonly problems: readonly string[]} => {
	if (order.force !== true || client === undefined || isAtLeast(client, 2)) {
		return {order, problems: []};
	}

	const {force, ...rest} = order;
	return {
		order: rest,
		problems: ['In 1.25 --force gives the charm to units in error and skips their upgrade-charm hook: order it as force-units, if that is what you mean. The other --force came with 2.5.'],
	};
};

const removalProblems = ({name, life}: Application): readonly string[] => life === 'dying' || life === 'dead'
	? [`${name} is being removed: its charm cannot be changed any more.`]
	: [];

/**
Source: recorded of 2.9.52 to 4.0.15 and 2.0.0 `upgradecharm.go`: `upgrading a local charm requires either --path or --switch`; 1.25.13 looks for it in `--repository`.
*/
const localProblems = (order: CharmOrder, {name, ...origin}: Application, client: JujuVersion | undefined): readonly string[] => {
	const isOld = client !== undefined && !isAtLeast(client, 2);
	const isLocal = originOf(origin) === 'local';
	if (isLocal && order.switch === undefined && !isLocalOrder(order)) {
		return [isOld
			? `${name} runs a charm from a file: say with --repository where the new one is, or with --switch which charm comes in its place.`
			: `${name} runs a charm from a file: say with --path where the new one is, or with --switch which charm comes in its place.`];
	}

	if (isOld && order.switch?.startsWith('local:') === true && order.repository === undefined) {
		return [`${order.switch} is in a repository: say with --repository where that is.`];
	}

	return isOld && order.repository !== undefined && order.switch === undefined && !isLocal
		? [`${name} runs a charm of the store, and --repository has local ones: name one with --switch, such as local:trusty/${name}.`]
		: [];
};

/**
What is wrong with an order before anybody is asked: parts that exclude each other, parts that this client does not know, a local charm without a path, an
application that is being removed.

@returns Sentences, the worst first; empty where nothing is.
*/
export const judgeOrder = (order: CharmOrder, facts: {readonly application: Application; readonly client: JujuVersion | undefined}): readonly string[] => {
	const {application, client} = facts;
	const {order: rest, problems} = withoutForce(order, client);
	return [
		...removalProblems(application),
		...exclusions(order),
		...pointlessPairs(order, client),
		...problems,
		...unknownParts(rest, client),
		...localProblems(order, application, client),
		...valueProblems(order, client),
	];
};
