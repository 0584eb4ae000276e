import {askAgain} from '../make-remedy.js';
import {charmhubName, isFromStore} from '../store-charms.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';
import {countOf, listOf} from '../words.js';
import {refreshFromCharmhub} from './machine-remedies.js';
import {createModelCheck} from './model-check.js';

/**
Whether charms come from Charmhub or a disk: Juju 3 refuses those of the charm store, and 2.9 finds no newer ones there, for it is closed.

Source: 3.6.28 `upgrades/upgradevalidation/validation.go` (`deprecated charm store charms`).
*/
export const charmsFromCharmhub = createModelCheck({id: 'charms-from-charmhub', title: 'No charm comes from the charm store'}, ({facts, model, status, at}) => {
	const old = status.applications.filter(application => isFromStore(application));
	const wanted = parseBinaryVersion(facts.target.version);
	if (old.length === 0 || !wanted || !isAtLeast(wanted, 2, 9)) {
		const text = old.length === 0
			? `${countOf(status.applications.length, 'application')}, none with a charm of the charm store.`
			: `${countOf(old.length, 'charm')} of the charm store, the only one that this version knows.`;
		return {title: old.length === 0 ? 'No charm comes from the charm store' : 'Charms come from the charm store, as they have to', result: 'pass', evidence: [{source: 'status', text, at}]};
	}

	const isRefused = isAtLeast(wanted, 3);
	return {
		title: `${countOf(old.length, 'application has a charm', 'applications have charms')} of the old charm store`,
		result: isRefused ? 'block' : 'warn',
		evidence: [{source: 'status', text: listOf(old.map(({name, charm}) => `${name}: ${charm}`), 5), at}],
		consequence: isRefused ? 'Juju refuses to go to 3.0 and later with them.' : 'The charm store is closed: these charms get no repairs, and Juju 3 will refuse them.',
		remedies: [refreshFromCharmhub(model, old.map(({name, charm}) => ({application: name, charm: charmhubName(charm)}))), askAgain],
	};
});
