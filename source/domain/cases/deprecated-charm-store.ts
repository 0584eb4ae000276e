import {type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {refreshFromCharmhub} from '../checks/machine-remedies.js';
import {performRemedy} from '../make-remedy.js';
import {charmhubName, isFromStore, namedCharms} from '../store-charms.js';
import {closedRemedy, placeOf} from './places.js';
import {
	askDryRun,
	defineRefusal,
	modelOf,
	saidIn,
	type RefusalCase,
} from './refusal.js';

const source = '3.6.28 upgrades/upgradevalidation/validation.go';

/** Screens stay readable; the rest comes up as these are done. */
const mostAtOnce = 12;

const refresh: Omit<Remedy, 'action'> = {
	id: 'refresh-charm',
	title: 'Move an application to its charm on Charmhub',
	risk: 'disruptive',
	explanation: 'Its charm there may be newer, and lie in another channel: juju info CHARM lists them. Read its notes first.',
	cost: 'the charm is upgraded: its hooks run on all units, and the workload may restart',
	undo: 'none: the charm store is closed, its charm cannot be fetched again',
	success: 'juju status shows ch: or Charmhub for the application, and its units are active and idle.',
	reference: 'Juju documentation, Manage charms; OpenStack charm guide, migration to channels',
};

/** One remedy for each application that is still on the store. */
const refreshes = (finding: Finding, {render, statuses, ...situation}: Situation): readonly Remedy[] => {
	const place = placeOf({render, statuses, ...situation}, finding.model);
	return (place?.status.applications ?? [])
		.filter(application => finding.subjects.includes(`application-${application.name}`))
		.slice(0, mostAtOnce)
		.flatMap(({name, charm}) => finding.model
			? [performRemedy(render, {...refresh, id: `refresh-charm ${name}`, title: `Move ${name} to ch:${charmhubName(charm)}`}, [{
				type: 'refresh-charm', model: finding.model, application: name, switch: `ch:${charmhubName(charm)}`,
			}])]
			: []);
};

/**
B3: applications whose charms are of the charm store, which Juju 3 does not know.
*/
export const deprecatedCharmStore: RefusalCase = defineRefusal({
	id: 'deprecated-charm-store',
	code: 'B3',
	title: 'Charms come from the old charm store',
	occurs: {from: [2, 9, 33], before: [4]},
	isConfirmed: true,
	signals: [{
		where: 'error', words: 'the model hosts deprecated charm store charms(s)', versions: '2.9 to 3.6', source,
	}],
	findSubjects({applications}, text) {
		const old = applications.filter(application => isFromStore(application)).map(({name}) => `application-${name}`);
		const present = new Set(applications.map(({charm}) => charmhubName(charm)));
		// Juju also counts charms that no application has any more.
		return old.length === 0 && namedCharms(text).some(name => !present.has(name)) ? undefined : old;
	},
	meaning: 'Applications of this model run charms of the old charm store, which is closed. Juju 3 knows only Charmhub: each of them has to be moved to its charm there first.',
	jujuDoes: 'refuses the upgrade for all models while one such charm is there. It never changes a charm by itself.',
	remedies(finding, situation) {
		const moves = finding ? refreshes(finding, situation) : [closedRemedy(refresh)];
		const named = namedCharms(saidIn(finding)).map(charm => ({application: 'APPLICATION', charm}));
		return [
			askDryRun(finding, situation),
			...(finding && moves.length === 0 ? [refreshFromCharmhub(modelOf(finding, situation), named)] : moves),
		];
	},
	reference: source,
});
