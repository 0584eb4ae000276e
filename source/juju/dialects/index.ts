import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Dialect} from './dialect.js';
import {createFirst} from './first.js';
import {createFourth} from './fourth.js';
import {createSecond} from './second.js';
import {createSecondLast} from './second-last.js';
import {createThird} from './third.js';

type DialectFamily = {
	/** First version that speaks it; betas and release candidates of its first release do as well. */
	readonly since: readonly [major: number, minor: number];
	readonly create: (client: JujuVersion) => Dialect;
};

/** Newest first. */
const families: readonly DialectFamily[] = [
	{since: [4, 0], create: createFourth},
	{since: [3, 0], create: createThird},
	{since: [2, 9], create: createSecondLast},
	{since: [2, 0], create: createSecond},
	{since: [1, 25], create: createFirst},
];

/**
What a client can be told.

@returns Undefined for clients before 1.25, of which nothing was looked up.
*/
export const selectDialect = (client: JujuVersion): Dialect | undefined => {
	const release: JujuVersion = {...client, tag: undefined, patch: client.tag === undefined ? client.patch : 0};
	return families.find(({since}) => isAtLeast(release, ...since))?.create(release);
};
