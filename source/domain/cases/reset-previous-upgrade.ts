import {isBad} from '../agent.js';
import {type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {describeAgent} from '../completion.js';
import {performRemedy} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {isOfController, membersOf} from './controller-facts.js';
import {closedRemedy, type Place} from './places.js';
import {leftBehind} from './upgrade-in-progress.js';

const reference = '2.9.52, 3.6.28, seen; 3.6.28 cmd/juju/commands/upgradecontroller.go';

/** The option was taken out of 4.0. */
const isGone = ({controllerVersion, clientVersion}: Situation): boolean =>
	[controllerVersion, clientVersion].some(version => version !== undefined && isAtLeast(version, 4));

const cost = 'an upgrade that still runs somewhere is broken by it, and a controller that is half upgraded can only be brought back from a backup';

/** The same where nothing of the kind is found: only to be read. */
export const closedReset = (situation: Situation): readonly Remedy[] => isGone(situation)
	? []
	: [closedRemedy({
		id: 'reset-previous-upgrade',
		title: 'Clear the upgrade that never ended',
		risk: 'data-loss',
		explanation: 'The last resort where Juju refuses a new upgrade because of an old one that never ended.',
		cost,
		reference,
	}, 'Only where Juju refuses an upgrade because of an older one, and nothing of the kind is seen now.')];

/** Why it is not the time for it; undefined where it is. */
const whyNot = (place: Place, situation: Situation): string | undefined => {
	const bad = membersOf(place).find(({condition}) => isBad(condition) && condition !== 'error');
	if (bad) {
		return `${describeAgent(bad)} of the controller is ${bad.state}: bring it back first.`;
	}

	return situation.logs.some(({model}) => isOfController(model, situation))
		? undefined
		: 'The cause is not known: read the last errors of the controller first.';
};

/**
Clears an upgrade that was begun and never ended, and begins a new one (`--reset-previous-upgrade`). Nothing where this Juju has no such option: 4.0 and later.

Sources: options recorded of 2.8.13 to 4.0.15; 2.9.52, seen: "will cause the upgrade to fail" where it still runs.
*/
export const resetRemedies = (place: Place, situation: Situation): readonly Remedy[] => {
	if (isGone(situation)) {
		return [];
	}

	const refused = leftBehind(situation);
	const version = (isOfController(refused?.model, situation) ? refused?.version : undefined) ?? place.status.version;
	const remedy: Omit<Remedy, 'action'> = {
		id: 'reset-previous-upgrade',
		title: 'Clear the upgrade that never ended',
		risk: 'data-loss',
		explanation: [
			`Only after its cause is repaired. Tells Juju to forget the upgrade that was begun, and to begin anew${version === undefined ? '' : ` with ${version}`}.`,
			'Juju asks for a yes, which the command gives. A controller that refuses all changes refuses this too.',
		].join(' '),
		cost,
		phrase: place.model.controller,
		success: 'Juju says that an upgrade started, and all members of the controller come to the same version.',
		reference,
	};
	const reason = whyNot(place, situation);
	return version === undefined
		? [closedRemedy(remedy, 'Which version is to be begun anew is not known.')]
		: [performRemedy(situation.render, {...remedy, ...(reason !== undefined && {disabledReason: reason})}, [{
			type: 'upgrade-controller', controller: place.model.controller, version, resetPreviousUpgrade: true,
		}])];
};
