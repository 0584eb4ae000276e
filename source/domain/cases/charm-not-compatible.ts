import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy} from '../make-remedy.js';
import {
	aboutApplications,
	refusedRefreshes,
	refreshCommand,
	targetWords,
} from './charm-places.js';
import {defineCase} from './define-case.js';

const reference = '3.6.28 state/application.go; 4.0.15 domain/application/state/application.go; juju/juju#21028';

const source = '2.9.52, 3.6.28 state/application.go';

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const [refused] = finding ? refusedRefreshes(entry, finding.model, situation) : [];
	const application = refused?.application ?? 'APPLICATION';
	const target = targetWords(finding?.model, situation);
	return [
		adviseRemedy({
			id: 'stay',
			title: 'Stay with the charm that runs',
			explanation: 'Nothing was changed: the application runs on as before.',
			undo: 'nothing to undo',
			reference,
		}, ['Juju refused before it changed anything. An upgrade of Juju needs no newer charm.']),
		adviseRemedy({
			id: 'other-revision',
			title: 'Look for a revision that fits',
			explanation: 'Another revision or track of the charm may still have what is in use here; the charm\'s documentation says how one comes from the old to the new.',
			undo: 'nothing to undo',
			success: 'The refresh to that revision is accepted.',
			reference,
		}, [
			'What the store has, and what each one offers:',
			'  juju info CHARM',
			'',
			'Then, with the channel and revision that were found:',
			`  juju ${refreshCommand(situation)} ${target} --channel CHANNEL --revision REVISION ${application}`,
		]),
		adviseRemedy({
			id: 'give-up-relation',
			title: 'Give up what the new charm does not have',
			explanation: 'Where a relation is in the way that is not needed any more, the new charm fits after it was removed.',
			risk: 'disruptive',
			cost: 'whatever used the relation loses it at once, with what both sides kept for it',
			undo: 'relate both again, as long as the old charm runs',
			success: 'The refresh is accepted.',
			reference,
		}, [
			'Only where nothing needs it any more:',
			`  juju status ${target} --relations ${application}`,
			`  juju remove-relation ${target} ${application}:ENDPOINT OTHER-APPLICATION`,
		]),
	];
};

/**
The new charm lacks something that the application uses.
*/
const entry: Case = aboutApplications(defineCase({
	id: 'charm-not-compatible',
	code: 'G7',
	family: 'charms',
	title: 'The new charm does not fit what is in use',
	occurs: {},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'would break relation "', versions: '1.25 to 3.6', source: '1.25.13 state/service.go; 3.6.28 state/application.go',
		},
		{
			where: 'error', words: 'cannot change an application\'s subordinacy', versions: '2.0 to 3.6', source,
		},
		{
			where: 'error', words: 'cannot change a service\'s subordinacy', versions: '1.25', source: '1.25.13 state/service.go',
		},
		{
			where: 'error', words: 'new charm version imposes a maximum relation limit of ', versions: '2.7 to 4.1', source: '2.9.52, 3.6.28 state/application.go; juju/juju#21028',
		},
		{
			where: 'error', words: 'charm has no corresponding ', pattern: /charm has no corresponding (?:peer )?relation "/v, versions: '4.0 to 4.1', source: '4.0.15 domain/application/state/application.go',
		},
		{
			where: 'error', words: 'does not support updating node selectors (configured from charm devices)', versions: '2.5 to 4.1', source: '3.6.28 apiserver/facades/client/application/application.go',
		},
		{
			where: 'error', words: 'does not support updating deployment info for services', versions: '2.7 to 3.6', source: '3.6.28 apiserver/facades/client/application/application.go',
		},
		{
			where: 'error', words: 'in-use storage "', pattern: /" removed/v, versions: '1.25 to 3.6', source: '1.25.13 state/service.go; 3.6.28 state/application.go',
		},
		{
			where: 'error', words: 'required storage "', pattern: /" (?:removed|added)/v, versions: '1.25 to 3.6', source: '1.25.13 state/service.go; 3.6.28 state/application.go',
		},
	],
	severity: 2,
	meaning: 'The new charm lacks something that the application uses, such as a relation or a storage, so Juju refused the refresh. Nothing was changed.',
	jujuDoes: 'does nothing by itself here: the application keeps the charm that it has.',
	remedies,
	reference,
}));

export const charmNotCompatible = entry;
