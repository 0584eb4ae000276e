import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy} from '../make-remedy.js';
import {aboutApplications, refusedRefreshes, targetWords} from './charm-places.js';
import {defineCase} from './define-case.js';

const reference = 'juju/juju#19911, #22432; 2.9.52, 3.6.28 apiserver/facades/client/application/application.go';

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const target = targetWords(finding?.model, situation);
	const application = (finding && refusedRefreshes(entry, finding.model, situation)[0]?.application) ?? 'APPLICATION';
	return [
		adviseRemedy({
			id: 'stay',
			title: 'Stay with the revision that runs',
			explanation: 'Nothing was changed: the application runs on as before. Even a changed description of the storage makes Juju refuse, so the next revision may be taken again.',
			undo: 'nothing to undo',
			reference,
		}, [
			'Juju refused before it changed anything. An upgrade of Juju needs no newer charm.',
			'Ask the charm\'s makers for a revision whose storage is declared as before: the same names, types, sizes',
			'and descriptions.',
		]),
		adviseRemedy({
			id: 'redeploy',
			title: 'Deploy a new application and move the data',
			explanation: 'A new application gets the new storage from the start; the data has to be brought over.',
			risk: 'data-loss',
			cost: 'data that was not moved is gone with the old application\'s volumes',
			undo: 'keep the old application until the new one has everything; there is no way back after it was removed',
			success: 'The new application is active with all data, and its clients are related to it.',
			reference,
		}, [
			'1. Back up the data of the old application by the charm\'s own means.',
			'2. Deploy the new revision beside it, under another name:',
			`     juju deploy ${target} CHARM NEW-NAME --channel CHANNEL`,
			'3. Restore the data there, relate the clients to it, and look that it serves them.',
			'4. Only then remove the old one. What happens to its volumes is decided here:',
			`     juju remove-application ${target} ${application}                    leaves them`,
			`     juju remove-application ${target} --destroy-storage ${application}  destroys them for good`,
		]),
	];
};

/**
The storage of a Kubernetes application cannot be changed by a refresh.
*/
const entry: Case = aboutApplications(defineCase({
	id: 'storage-update-refused',
	code: 'G4',
	family: 'charms',
	title: 'A new charm changes its storage',
	occurs: {from: [2, 5], kind: 'caas'},
	isConfirmed: true,
	signals: [{
		where: 'error', words: 'does not support updating storage on a statefulset', versions: '2.5 to 4.1', source: '2.9.52, 3.6.28 apiserver/facades/client/application/application.go',
	}],
	severity: 2,
	meaning: 'The new charm declares other storage than the one that runs. The volumes of a stateful set on Kubernetes cannot be changed afterwards, so Juju refused. Nothing was changed.',
	jujuDoes: 'does nothing by itself here: the application keeps its charm and its volumes as they are.',
	remedies,
	reference,
}));

export const storageUpdateRefused = entry;
