import {findKnownBad} from '../known-bad-releases.js';
import {isAtLeast, isSameMinor, type JujuVersion} from '../version.js';
import {type Stop} from './stops.js';

const isIntoThird = (from: JujuVersion, to: JujuVersion): boolean => from.major < 3 && to.major >= 3;

/**
What has to hold before a model is migrated, as Juju's own prechecks and its documentation say.

Sources: 3.6.28 `migration/precheck.go`, `upgrades/upgradevalidation/validation.go`; 4.0.15 `internal/migration/precheck.go`; documentation of Juju 3.6, managing models; Juju 3.0 release notes.
*/
const beforeMigration = (from: JujuVersion, {version: to, minimum}: Stop): readonly string[] => [
	...(minimum === undefined ? [] : [`Every model runs ${minimum} or later, and each of its agents the version of its model.`]),
	...(minimum === undefined ? ['Each agent runs the version of its model.'] : []),
	'No machine is down, pending or about to reboot, and nothing waits to be cleaned up.',
	'No upgrade is in progress on either controller.',
	`The client can speak to both controllers; the new one is made by a ${to.major}.${to.minor} client.`,
	'The users of the models, the clouds and the credentials exist on the new controller under the same names.',
	'Models that are tied by offers are migrated one after the other in one window.',
	...(isAtLeast(from, 3, 1) ? ['Secret backends of the models are added to the new controller under their old ids.'] : []),
	...(isIntoThird(from, to)
		? [
			'No model has machines with Windows or with Ubuntu older than 20.04.',
			'No application runs a charm of the charm store.',
			'Where the cloud is LXD, it is LXD 5.0 or later.',
		]
		: []),
	...(to.major >= 4 && from.major < 4
		? [
			'No model uses fan networking.',
			'Every charm has a manifest, and none is a Kubernetes charm of the old pod kind.',
			'The operator knows that Juju 4.0 makes no backup of its controller.',
		]
		: []),
	'The old controller stays until every agent has reported to the new one.',
];

/** Sources: 2.9.52 and 3.6.28 `upgrades/upgradevalidation/validation.go`; 2.5.8 `apiserver/facades/client/client/client.go`; 4.0.15 `controllerupgrader.go`. */
const beforeUpgrade = (from: JujuVersion, {version: to}: Stop): readonly string[] => [
	from.major === 1 ? 'Every agent of the environment runs its version.' : 'Every agent of the controller runs its version, and no member of it is down.',
	from.major >= 4 ? 'The operator has a way of getting the controller back: Juju 4.0 makes no backup.' : 'A backup of the controller is made and proven.',
	...(from.major > 1 ? ['A dry run names no blocker in any model.'] : []),
	...(from.major === 2 && !isAtLeast(from, 2, 9, 33) ? [`The client is of ${to.major}.${to.minor} or later, since it chooses the version.`] : []),
	...(isSameMinor(from, to) || from.major === 1 ? [] : [`Every model runs ${from.text}.`]),
];

/**
What has to hold before a controller goes to its next stop; sentences that are true when it may go.
*/
export const preChecksOf = (from: JujuVersion, stop: Stop): readonly string[] => {
	const known = findKnownBad(from);
	return [
		...(known?.isRiskyToLeave ? [`Somebody is at hand with access to the controller's machines: ${from.text} ${known.wrong}.`] : []),
		...(stop.means === 'migrate' ? beforeMigration(from, stop) : beforeUpgrade(from, stop)),
	];
};

/** What has to hold before models are brought to the version of their controller: any agent with another version, or never started, makes Juju refuse up to 3.6 (3.6.28 `state/state.go`). */
export const modelPreChecks = (controller: JujuVersion): readonly string[] => [
	`Every agent of the controller runs ${controller.text}.`,
	'Each agent of the model runs the version of its model, and none is pending, down or lost.',
	...(controller.major >= 4 ? ['No machine has a base that Juju 4 does not support.'] : []),
];
