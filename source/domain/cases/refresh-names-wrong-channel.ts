import {type Case, type Situation} from '../case.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {readRefreshLine} from '../refresh-line.js';
import {findApplication} from './charm-places.js';
import {defineCase} from './define-case.js';
import {placesOf, type Place} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/juju#21393';

/** `stable` is `latest/stable`, and a track alone is its stable channel. */
const whole = (channel: string): string => {
	const isRisk = ['stable', 'candidate', 'beta', 'edge'].includes(channel);
	return isRisk ? `latest/${channel}` : (channel.includes('/') ? channel : `${channel}/stable`);
};

/** Milliseconds until a status has to show what a command changed. */
const shownAfter = 5000;

const isFor = (line: string, model: ModelReference): boolean => line.includes(` -m ${modelKey(model)} `);

/** The last refresh of each application that went well, where the status shows another channel than it named. */
const sightingsIn = (place: Place, {commands = []}: Situation): readonly Sighting[] => {
	const newest = new Map(commands.filter(({line, exitCode}) => exitCode === 0 && isFor(line, place.model)).flatMap(({line, at}) => {
		const refresh = readRefreshLine(line);
		return refresh ? [[refresh.application, {...refresh, line, at}] as const] : [];
	}).toReversed());
	return newest.values().flatMap(({application, channel, line, at}): readonly Sighting[] => {
		const shown = findApplication(place, application)?.charmChannel;
		return channel === undefined || shown === undefined || (place.at ?? 0) < at + shownAfter || whole(shown) === whole(channel)
			? []
			: [{
				model: place.model, subjects: [`application-${application}`], evidence: {source: 'status', text: `${application} follows ${shown} after ${line}`, at: place.at},
			}];
	}).toArray();
};

/**
What a refresh says of channels is not what is so.
*/
export const refreshNamesWrongChannel: Case = defineCase({
	id: 'refresh-names-wrong-channel',
	code: 'G3',
	family: 'charms',
	title: 'A refresh and the status differ in channel',
	occurs: {from: [2, 9]},
	isConfirmed: true,
	signals: [{
		where: 'log', words: 'Note: all future refreshes will now use channel', versions: '2.9 to 4.1', source: '3.6.28 cmd/juju/application/refresh.go; juju/juju#21393',
	}],
	see: situation => placesOf(situation).flatMap(place => sightingsIn(place, situation)),
	severity: 1,
	meaning: 'A refresh may say that all is up to date, and name the channel that was followed before as the one from now on. Its words can be wrong in this; the status shows what is so.',
	jujuDoes: 'follows the channel that the status shows beside the application, whatever the refresh said.',
	remedies: () => [
		{...askAgain, title: 'Trust the status, not the message'},
		adviseRemedy({
			id: 'compare',
			title: 'Compare channel and revision in the status',
			explanation: 'Channel and revision beside the application are what counts.',
			undo: 'nothing to undo',
			reference,
		}, ['Look at the application\'s channel and revision in the status, half a minute after the refresh.', 'Where they are not what was asked for, refresh again and name both the channel and the revision.']),
	],
	reference,
});
