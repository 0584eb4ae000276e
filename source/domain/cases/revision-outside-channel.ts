import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {
	aboutApplications,
	refusedRefreshes,
	targetWords,
	type RefusedRefresh,
} from './charm-places.js';
import {defineCase} from './define-case.js';

const reference = 'juju/juju#23149, #22763';

/** From 4.1 on a revision is looked for in the channel that the application follows, and nowhere else. */
export const isBoundRevision = ({revision, channel}: Pick<RefusedRefresh, 'revision' | 'channel'>, {controllerVersion, clientVersion}: Situation): boolean => {
	const version = controllerVersion ?? clientVersion;
	return revision !== undefined && channel === undefined && version !== undefined && isAtLeast(version, 4, 1);
};

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const [refused] = finding ? refusedRefreshes(entry, finding.model, situation) : [];
	return [adviseRemedy({
		id: 'name-channel',
		title: 'Name the channel with the revision',
		explanation: 'The revision is found where its own channel is named too.',
		risk: 'disruptive',
		cost: 'each unit runs its upgrade-charm hook; the application follows the channel that is named from then on',
		undo: 'refresh back to the revision and channel of before',
		success: 'The status shows the revision that was asked for.',
		reference,
	}, [
		'Find the channel of the revision at charmhub.io, or with juju info CHARM, then:',
		'',
		`  juju refresh ${targetWords(finding?.model, situation)} --channel CHANNEL --revision ${refused?.revision ?? 'REVISION'} ${refused?.application ?? 'APPLICATION'}`,
	])];
};

/**
A revision that is not in the channel that the application follows.
*/
const entry: Case = aboutApplications(defineCase({
	id: 'revision-outside-channel',
	code: 'G12',
	family: 'charms',
	title: 'A revision is not in the channel followed',
	occurs: {from: [4, 1]},
	isConfirmed: false,
	signals: [{
		where: 'error', words: 'charm or bundle not found for channel', versions: '4.1', source: 'juju/juju#23149; 4.0.15 core/charm/repository/charmhub.go',
	}],
	severity: 2,
	isSo: ({model}, situation) => refusedRefreshes(entry, model, situation).some(refused => isBoundRevision(refused, situation)),
	meaning: 'From 4.1 on Juju looks for a revision only in the channel that the application follows. This one was published elsewhere, so the refresh was refused. Nothing was changed.',
	jujuDoes: 'does nothing by itself here: the application keeps the revision and the channel that it has.',
	remedies,
	reference,
}));

export const revisionOutsideChannel = entry;
