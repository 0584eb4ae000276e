import {type StatusInfo} from '../../domain/agent.js';
import {type Base, type StatusWords} from '../cloud.js';

/** Releases of Ubuntu that Juju has run on. */
const ubuntuSeries: ReadonlyMap<string, string> = new Map([
	['precise', '12.04'],
	['trusty', '14.04'],
	['xenial', '16.04'],
	['bionic', '18.04'],
	['focal', '20.04'],
	['jammy', '22.04'],
	['noble', '24.04'],
	['questing', '25.10'],
	['resolute', '26.04'],
]);

const seriesOf = (channel: string): string => [...ubuntuSeries].find(([, each]) => each === channel)?.[0] ?? '';

/**
A base as a status names it: `ubuntu@22.04`, or the series of old versions (`focal`, `win2012r2`).

@param usual - Where the status does not say it.
*/
export const importBase = (text: string | undefined, usual: Base): Base => {
	if (text === undefined || text === '') {
		return {...usual};
	}

	const [name = '', channel] = text.split('@', 2);
	if (channel !== undefined) {
		return {name, channel, series: name === 'ubuntu' ? seriesOf(channel) : `${name}${channel}`};
	}

	const known = ubuntuSeries.get(text);
	if (known !== undefined) {
		return {name: 'ubuntu', channel: known, series: text};
	}

	if (text.startsWith('win')) {
		return {name: 'windows', channel: text, series: text};
	}

	const digit = text.search(/\d/v);
	const end = digit === -1 ? text.length : digit;
	return {name: text.slice(0, end), channel: text.slice(end), series: text};
};

/** What is taken where a status says nothing. */
export type Usual = {readonly current: string; readonly since: number; readonly startedAt: number};

/**
A status as it was said. Nothing in a simulation is younger than its beginning.
*/
export const importWords = ({current, message, since}: StatusInfo, usual: Usual): StatusWords => ({
	current: current ?? usual.current,
	...(message !== undefined && {message}),
	since: Math.min(since ?? usual.since, usual.startedAt),
});

export const importLife = (life: string | undefined): 'alive' | 'dying' | 'dead' => (life === 'dying' || life === 'dead' ? life : 'alive');
