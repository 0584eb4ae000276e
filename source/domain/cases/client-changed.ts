import {type Case, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {clientRemedies} from '../client-upgrade.js';
import {holdRefreshes} from '../hold-refreshes.js';
import {adviseRemedy} from '../make-remedy.js';
import {compareVersions, parseBinaryVersion, type JujuVersion} from '../version.js';
import {asOne} from './as-one.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'Juju documentation, Manage the juju CLI client (snaps update automatically); snapd documentation, Managing updates';

/** The version that the client's snap has by now; undefined where it is none, or that is not known. */
const versionNow = ({host}: Situation): JujuVersion | undefined =>
	(host?.installation === 'snap' && host.snap ? parseBinaryVersion(host.snap.version) : undefined);

const see = (situation: Situation): readonly Sighting[] => {
	const {clientVersion, controllerModel} = situation;
	const now = versionNow(situation);
	return clientVersion && now && compareVersions(clientVersion, now) !== 0
		? [{model: controllerModel, subjects: [], evidence: {source: 'snap list', text: `The wizard started with ${clientVersion.text}; the snap has ${now.text} now.`, at: undefined}}]
		: [];
};

const startAgain: Remedy = adviseRemedy({
	id: 'start-again',
	title: 'Start the wizard again with the new client',
	explanation: 'It then asks everything anew, and speaks as the new client wants it. What is done stays done: the plan goes on from what the agents run.',
	undo: 'nothing to undo',
	success: 'The new version stands at the top of the screen.',
	reference,
}, ['Leave with q, then start it again:', '', '  juju-upgrade-wizard']);

const goBack = (name: string): Remedy => adviseRemedy({
	id: 'revert-client',
	title: 'Go back to the client from before',
	explanation: 'Gives back the revision that was there before. It needs root, so this program does not run it.',
	undo: `sudo snap refresh ${name}`,
	success: 'juju version prints the version from before.',
	reference,
}, [`  sudo snap revert ${name}`, '', 'Then hold its refreshes, or it comes back with the next one.']);

const closedHold = closedRemedy({
	id: 'hold-refreshes', title: 'Hold the refreshes of the client\'s snap', risk: 'safe', explanation: 'snapd then leaves the client as it is until the upgrade is over.',
}, 'This client is no snap, or it is not known yet: nothing refreshes it by itself.');

const remedies = (situation: Situation): readonly Remedy[] => {
	const {host, controllerVersion} = situation;
	const now = versionNow(situation);
	const isStranger = now !== undefined && controllerVersion !== undefined && now.major !== controllerVersion.major;
	return [
		startAgain,
		...(host?.snap ? [goBack(host.snap.name), holdRefreshes(host)] : [closedHold]),
		...(isStranger ? clientRemedies(controllerVersion, {client: now, host}) : []),
	];
};

/**
A5: snapd has put another client in the place of the one with which the run was begun.
*/
export const clientChanged: Case = asOne(defineCase({
	id: 'client-changed',
	code: 'A5',
	family: 'client',
	title: 'The client was replaced meanwhile',
	occurs: {},
	isConfirmed: true,
	severity: 2,
	signals: [],
	see,
	meaning: 'The snap of the client has refreshed itself since the wizard was started. Commands that were checked with the old version may be refused by the new one, or answered in other words.',
	jujuDoes: 'notices nothing of it: a client is started anew for each command. What runs in the cloud is not touched.',
	remedies: (_finding, situation) => remedies(situation),
	reference,
}));
