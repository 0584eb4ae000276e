import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {
	aboutApplications,
	applicationsOf,
	findApplication,
	refusedRefreshes,
	refreshCommand,
	targetWords,
} from './charm-places.js';
import {defineCase} from './define-case.js';
import {placeOf} from './places.js';

const reference = '2.9.52, 3.6.28, 4.0.15 cmd/juju/application/refresh.go';

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const [refused] = finding ? refusedRefreshes(entry, finding.model, situation) : [];
	const {clientVersion} = situation;
	const line = (option: string): string => `  juju ${refreshCommand(situation)} ${targetWords(finding?.model, situation)} ${option} ${refused?.application ?? 'APPLICATION'}`;
	return [
		adviseRemedy({
			id: 'refresh-from-file',
			title: 'Refresh from a file',
			explanation: 'The charm came from a file, and so does its next revision.',
			risk: 'disruptive',
			cost: 'each unit runs its upgrade-charm hook',
			undo: 'refresh with the old file: keep it',
			success: 'The status shows the next revision, and no unit in error.',
			reference,
		}, ['Keep the file that runs now, for the way back. Then, with the new one:', '', line(`--path ./CHARM${clientVersion && !isAtLeast(clientVersion, 2, 9) ? '' : '.charm'}`)]),
		adviseRemedy({
			id: 'switch-to-store',
			title: 'Take the charm from the store from now on',
			explanation: 'Where the same charm is in the store, the application can follow a channel there.',
			risk: 'disruptive',
			cost: 'what was changed in the file only is gone; each unit runs its upgrade-charm hook',
			undo: 'refresh with the old file: keep it',
			success: 'The status shows a channel beside the charm.',
			reference,
		}, [line(`--switch ${clientVersion && !isAtLeast(clientVersion, 2, 9) ? 'cs:CHARM' : 'ch:CHARM --channel CHANNEL'}`)]),
	];
};

/**
The charm came from a file: there is nowhere to look for a newer one.
*/
const entry: Case = aboutApplications(defineCase({
	id: 'local-charm-needs-file',
	code: 'G11',
	family: 'charms',
	title: 'A local charm needs its file',
	occurs: {from: [2]},
	isConfirmed: true,
	signals: [{
		where: 'error', words: ' a local charm requires either --path or --switch', pattern: /(?:refreshing|upgrading) a local charm requires/v, versions: '2.0 to 4.1', source: 'seen, 4.0.14; 2.9.52, 3.6.28 cmd/juju/application/refresh.go',
	}],
	severity: 1,
	meaning: 'The charm of this application came from a file, not from a store. Juju has nowhere to look for a newer one until it is told. Nothing was changed.',
	jujuDoes: 'does nothing by itself here: it keeps the revision that was made from the file.',
	remedies,
	reference,
}));

/** Once the status shows a charm of the store, what was refused before is history. */
const isStillLocal = (finding: Finding, situation: Situation): boolean => {
	const place = placeOf(situation, finding.model);
	const origins = applicationsOf(finding, place).map(name => findApplication(place, name)?.charmOrigin);
	return origins.length === 0 || origins.some(origin => origin === undefined || origin === 'local');
};

export const localCharmNeedsFile: Case = {...entry, match: situation => entry.match(situation).filter(finding => isStillLocal(finding, situation))};
