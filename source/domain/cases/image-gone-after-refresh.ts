import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {refreshCommand, targetWords} from './charm-places.js';
import {refreshedSince} from './charm-base-differs.js';
import {defineCase} from './define-case.js';
import {placesOf, type Place} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/juju#22071';

const pullFailed = /ImagePullBackOff|ErrImagePull/v;

const sightingsIn = (place: Place, situation: Situation): readonly Sighting[] => {
	const refreshed = new Set(refreshedSince(place, situation).map(({now}) => now.name));
	return refreshed.size === 0
		? []
		: noteworthyAgents(place.status.agents)
			.flatMap(({tag, name, application, message, workloadStatus}) => {
				const said = [message, workloadStatus?.message].find(text => text !== undefined && pullFailed.test(text));
				return said === undefined || application === undefined || !refreshed.has(application)
					? []
					: [{model: place.model, subjects: [tag], evidence: {source: 'status', text: `${name}: ${said}`, at: place.at}}];
			});
};

/**
After a refresh a pod has no image: the new revision lost a resource of the old one.
*/
export const imageGoneAfterRefresh: Case = defineCase({
	id: 'image-gone-after-refresh',
	code: 'G5',
	family: 'charms',
	title: 'A refreshed charm has lost its image',
	occurs: {from: [2, 9], kind: 'caas'},
	isConfirmed: false,
	signals: [],
	see: situation => placesOf(situation).flatMap(place => sightingsIn(place, situation)),
	severity: 1,
	meaning: 'The charm was refreshed in this run, and since then a pod waits for an image. It was reported that a resource which is missing between two revisions leaves a pod with an image that nobody has.',
	jujuDoes: 'does nothing by itself here; the cluster goes on trying to fetch the image.',
	remedies: (finding, situation) => [
		askAgain,
		adviseRemedy({
			id: 'other-revision',
			title: 'Take a revision that has the image',
			explanation: 'The revision before had it, and a later one may have it again.',
			risk: 'disruptive',
			cost: 'the pods are made anew, one by one',
			undo: 'refresh once more',
			success: 'No pod waits for an image any more.',
			reference,
		}, [
			'Which resources the application has, and of which revision:',
			`  juju resources ${targetWords(finding?.model, situation)} APPLICATION`,
			'',
			'Then a revision of the charm that brings the image, or the image itself:',
			`  juju ${refreshCommand(situation)} ${targetWords(finding?.model, situation)} --revision REVISION APPLICATION`,
			`  juju attach-resource ${targetWords(finding?.model, situation)} APPLICATION RESOURCE=IMAGE`,
			'',
			'And tell the charm\'s makers: the revision should not be in the channel.',
		]),
	],
	reference,
});
