import {type Case, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {askAgain, performRemedy} from '../make-remedy.js';
import {type Application} from '../status.js';
import {isNewer, parseBinaryVersion} from '../version.js';
import {controllerPlace} from './controller-facts.js';
import {defineCase} from './define-case.js';
import {closedRemedy, type Place} from './places.js';

const reference = 'juju/juju#22032; 3.6.28 cmd/juju/status/formatted.go (can-upgrade-to)';

const refresh: Omit<Remedy, 'action'> = {
	id: 'refresh-charm',
	title: 'Refresh the charm of the controller',
	risk: 'disruptive',
	explanation: 'Brings the charm to the newest revision of its channel. It is a step of its own after each upgrade of a controller.',
	cost: 'the hooks of the controller\'s unit run once; who is logged in may be disconnected for a moment',
	undo: 'refresh it to the revision that it has now',
	success: 'Status shows the new revision, and the unit controller/0 is active and idle.',
	reference,
};

const charmOf = ({status}: Place): Application | undefined => status.applications.find(({charm}) => charm === 'juju-controller');

/** `3.6` of a channel such as `3.6/stable`, where its track is a version of Juju. */
const trackOf = ({charmChannel}: Application): string | undefined => /^(?<track>\d{1,3}\.\d{1,3})\//v.exec(charmChannel ?? '')?.groups?.['track'];

/** The channel of the controller's own minor where the charm follows an older one. */
const newerChannel = (application: Application, {controllerVersion}: Situation): string | undefined => {
	const track = trackOf(application);
	const followed = track === undefined ? undefined : parseBinaryVersion(`${track}.0`);
	const isBehind = controllerVersion !== undefined && followed !== undefined && isNewer({
		...controllerVersion, patch: 0, tag: undefined, build: 0,
	}, followed);
	return isBehind && track !== undefined ? `${controllerVersion.major}.${controllerVersion.minor}${application.charmChannel?.slice(track.length) ?? ''}` : undefined;
};

const describe = (application: Application, channel: string | undefined): string => {
	const {name, charmRevision, charmChannel, canUpgradeTo} = application;
	const runs = `application ${name}: juju-controller revision ${charmRevision ?? 'unknown'}${charmChannel === undefined ? '' : `, ${charmChannel}`}`;
	return canUpgradeTo === undefined ? `${runs}; the controller's own channel is ${channel ?? 'another'}.` : `${runs}; ${canUpgradeTo} is to be had.`;
};

/** Charms follow their controller, so not before it has its version. */
const isUpgrading = ({targetVersion, controllerVersion, withoutProgress}: Situation): boolean => withoutProgress !== undefined && targetVersion !== controllerVersion?.text;

/**
D12: a controller is upgraded and its charm is not.
*/
export const controllerCharmBehind: Case = defineCase({
	id: 'controller-charm-behind',
	code: 'D12',
	family: 'controller',
	title: 'The controller\'s charm is behind',
	occurs: {from: [3]},
	isConfirmed: true,
	severity: 1,
	signals: [],
	see(situation) {
		const place = controllerPlace(situation);
		const application = place && charmOf(place);
		const channel = application && newerChannel(application, situation);
		return place === undefined || application === undefined || isUpgrading(situation) || (application.canUpgradeTo === undefined && channel === undefined)
			? []
			: [{model: place.model, subjects: [], evidence: {source: 'status', text: describe(application, channel), at: place.at}}];
	},
	meaning: 'An upgrade of a controller brings new agents and leaves the charm juju-controller as it is. What is repaired in the charm is not repaired here; later releases may expect it.',
	jujuDoes: 'does nothing about it: charms are only changed when somebody refreshes them, that of the controller included.',
	remedies(finding, situation) {
		const place = controllerPlace(situation);
		const application = place && charmOf(place);
		if (!finding || !place || !application) {
			return [askAgain, closedRemedy(refresh)];
		}

		const channel = application.canUpgradeTo === undefined ? newerChannel(application, situation) : undefined;
		return [
			askAgain,
			performRemedy(situation.render, {
				...refresh,
				...(channel !== undefined && {
					title: `Refresh the charm of the controller to ${channel}`, explanation: 'Lets the charm follow the controller\'s own minor version, and brings it there.',
				}),
			}, [{
				type: 'refresh-charm', model: place.model, application: application.name, ...(channel !== undefined && {channel}),
			}]),
		];
	},
	reference,
});
