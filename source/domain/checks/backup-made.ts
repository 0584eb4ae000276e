import {
	type BackupProof,
	type Check,
	type Evidence,
	type PrepareFacts,
	type Remedy,
} from '../check.js';
import {isAtLeast, isSameVersionText, parseBinaryVersion} from '../version.js';
import {countOf, sizeOf, spanOf} from '../words.js';
import {keepBeside, keptEvidence} from './keep-beside.js';
import {keepInstead} from './keep-instead.js';
import {needsNothing, toResult, type Verdict} from './verdict.js';

const check = {id: 'backup-made', title: 'Backup of the controller'};

/** Typed in full by an operator who goes on without a backup. */
export const withoutBackupPhrase = 'no backup';

/** Milliseconds after which too much has happened in a cloud that only the backup could give back. */
const oldAfter = 24 * 3_600_000;

/**
Why Juju cannot back this controller up; undefined where it can.

Sources: 4.0.15 `apiserver/facades/client/backups/create.go` (not implemented up to 4.1-beta2); 3.6.28 `cmd/juju/common/controller.go` (not on Kubernetes).
*/
const explainImpossible = ({controller, target, render}: PrepareFacts): string | undefined => {
	if (controller.value?.isKubernetes === true) {
		return 'Juju cannot back up a controller on Kubernetes.';
	}

	const version = parseBinaryVersion(target.controllerVersion);
	if (version && isAtLeast(version, 4)) {
		return `Juju ${version.major}.${version.minor} has no backup: its own create-backup answers "not implemented".`;
	}

	const rendered = render({type: 'create-backup', controller: target.controller, file: 'backup.tar.gz'});
	return rendered.kind === 'unavailable' ? rendered.reason : undefined;
};

const makeBackup: Remedy = {
	id: 'make-backup',
	title: 'Make a backup now',
	risk: 'safe',
	explanation: 'Juju packs the controller\'s database and files into one archive on this machine; then the archive is read to its end and listed.',
	cost: 'the database works harder for a minute or more',
	undo: 'delete the archive',
	reference: 'Juju documentation, Manage controllers: back up a controller',
	action: {type: 'backup'},
};

const backUpRemotely: Remedy = {
	id: 'make-remote-backup',
	title: 'Back up on the controller, then fetch it',
	risk: 'safe',
	explanation: 'For a line that is slow or breaks off: the archive is made and left on the controller, then fetched. If fetching fails, it alone is tried again.',
	cost: 'the database works harder for a minute or more, and the archive takes room on the controller',
	undo: 'delete the archives',
	reference: 'Juju documentation, Manage controllers: download a controller backup',
	action: {type: 'remote-backup'},
};

const proveEarlier: Remedy = {
	id: 'prove-earlier-backup',
	title: 'Prove a backup made earlier',
	risk: 'safe',
	explanation: 'Asks for the file of a backup on this machine. It is read to its end as one of this run would be: size, sum, metadata, dump, and which controller, version and time it is of.',
	undo: 'nothing to undo: it only reads',
	action: {type: 'prove-earlier'},
};

const fetchAgain = (backup: string): Remedy => ({
	id: 'fetch-backup',
	title: 'Fetch the backup from the controller again',
	risk: 'safe',
	explanation: `The archive is made already: it was left on the controller as ${backup}. It is fetched and read to its end; no new one is made.`,
	undo: 'delete the archive',
	action: {type: 'fetch-backup', backup},
});

/**
The remedy that goes on without a backup, behind a phrase that is typed in full.

@param reason A sentence that says why there is none.
*/
export const acknowledge = (reason: string): Remedy => ({
	id: 'acknowledge-no-backup',
	title: 'Go on without a backup',
	risk: 'data-loss',
	explanation: `${reason} If the upgrade fails for good, the controller and all it knows can be lost. Have a way of your own to get it back, such as snapshots of its machines or volumes.`,
	success: 'The row about backups in Prepare says that you have accepted it.',
	phrase: withoutBackupPhrase,
	action: {type: 'acknowledge', phrase: withoutBackupPhrase},
});

/** Backups say which controller and version they are of since 1.21 (juju `state/backups/archive.go`: an archive without is taken for one of 1.20). */
const hasMetadata = (version: string): boolean => {
	const parsed = parseBinaryVersion(version);
	return parsed === undefined || isAtLeast(parsed, 1, 21);
};

const originOf = ({version, controllerId}: NonNullable<BackupProof['contents']>): string =>
	`${version === undefined ? '' : `, of Juju ${version}`}${controllerId === undefined ? '' : `, controller ${controllerId}`}`;

const contentsOf = ({contents}: BackupProof): readonly string[] => (contents
	? [
		contents.metadata === undefined ? 'It holds no metadata, as those of Juju up to 1.20.' : `Its metadata: ${contents.metadata}${originOf(contents)}`,
		`Its dump of the database: ${countOf(contents.dumpFiles, 'file')}, ${sizeOf(contents.dumpSize)}.`,
	]
	: []);

const evidenceOf = (proof: BackupProof, now: number): readonly Evidence[] => {
	const {file, sha256, size, entries, madeAt, at} = proof;
	return [
		file,
		`${sizeOf(size)}, sha256 ${sha256}`,
		...contentsOf(proof),
		...(entries.length === 0 ? [] : [`It holds ${countOf(entries.length, 'file')}, and was read to its end.`]),
		...(madeAt === undefined ? [] : [`It is ${spanOf(now - madeAt)} old.`]),
	].map(text => ({source: 'backup', text, at}));
};

const judgeProof = (proof: BackupProof, {now, target, controller}: PrepareFacts, remedies: readonly Remedy[]): Verdict => {
	const {size, contents, madeAt, at} = proof;
	const age = now - (madeAt ?? at);
	const evidence = evidenceOf(proof, now);
	if (contents && contents.metadata === undefined && hasMetadata(target.controllerVersion)) {
		return {
			title: 'The backup holds no metadata',
			result: 'block',
			evidence,
			consequence: `Juju ${target.controllerVersion} writes metadata into its backups; without it nothing says of what this one is.`,
			remedies,
		};
	}

	const wanted = controller.value?.uuid;
	if (contents?.controllerId !== undefined && wanted !== undefined && contents.controllerId !== wanted) {
		return {
			title: 'The backup is of another controller',
			result: 'block',
			evidence: [...evidence, {source: 'show-controller', text: `${target.controller} is ${wanted}.`, at: controller.at}],
			consequence: 'It cannot bring this controller back.',
			remedies,
		};
	}

	if (contents?.version !== undefined && !isSameVersionText(contents.version, target.controllerVersion)) {
		return {
			title: `The backup is of Juju ${contents.version}, not ${target.controllerVersion}`,
			result: 'warn',
			evidence,
			consequence: 'It can only bring back a controller of its own version, as it was then.',
			remedies: remedies.filter(({action}) => action.type !== 'acknowledge'),
		};
	}

	return age > oldAfter
		? {
			title: `The backup is ${spanOf(age)} old`,
			result: 'warn',
			evidence,
			consequence: 'What has been changed since then is not in it.',
			remedies: remedies.filter(({action}) => action.type !== 'acknowledge'),
		}
		: {title: `Backup made, ${sizeOf(size)}, ${spanOf(age)} ago`, result: 'pass', evidence};
};

type Failed = Extract<PrepareFacts['backup'], {kind: 'failed'}>;

const judgeFailure = ({message, evidence, remote}: Failed, remedies: readonly Remedy[], consequence: string): Verdict => ({
	title: remote === undefined ? 'The backup failed' : 'The backup could not be fetched whole',
	result: 'block',
	evidence: [
		message,
		...(remote === undefined ? [] : [`It was left on the controller as ${remote}, and can be fetched again as long as it is there.`]),
		...(evidence === '' ? [] : [evidence]),
	].map(text => ({source: 'backup', text, at: undefined})),
	consequence,
	remedies: [...(remote === undefined ? [] : [fetchAgain(remote)]), ...remedies],
});

const doings = {making: 'is being made', fetching: 'is being fetched from the controller', checking: 'is being read to its end'} as const;

/** Everything that leads to a proven backup, or on without one; the gravest last. */
const remediesOf = (facts: PrepareFacts, impossible: string | undefined): readonly Remedy[] => (impossible === undefined
	? [makeBackup, backUpRemotely, proveEarlier, ...keepBeside(facts), acknowledge('There is none from this run.')]
	: [...keepBeside(facts), keepInstead(facts), acknowledge(impossible)]);

const judgeAlone = (facts: PrepareFacts): Verdict => {
	const {backup, now} = facts;
	const impossible = explainImpossible(facts);
	const remedies = remediesOf(facts, impossible);
	const consequence = 'An upgrade cannot be taken back. Without a backup a failed one can cost the controller.';
	switch (backup.kind) {
		case 'made': {
			const verdict = judgeProof(backup.proof, facts, remedies);
			return verdict.result === 'pass' ? {...verdict, remedies: keepBeside(facts)} : verdict;
		}

		case 'making': {
			return {title: `Backup ${doings[backup.phase ?? 'making']}, ${spanOf(now - backup.since)}`, result: 'running'};
		}

		case 'acknowledged': {
			return {
				title: 'No backup; you have accepted that',
				result: 'warn',
				evidence: [{source: 'operator', text: 'Accepted by typing the phrase.', at: backup.at}],
				consequence,
				remedies: remedies.filter(({action}) => action.type !== 'acknowledge'),
			};
		}

		case 'failed': {
			return judgeFailure(backup, remedies, consequence);
		}

		case 'none': {
			return {
				title: impossible === undefined ? 'No backup yet' : 'Juju cannot make a backup here',
				result: 'block',
				evidence: [{source: impossible === undefined ? 'this run' : 'juju', text: impossible ?? 'None was made in this run.', at: undefined}],
				consequence,
				remedies,
			};
		}
	}
};

const judge = (facts: PrepareFacts): Verdict => {
	const verdict = judgeAlone(facts);
	return {...verdict, evidence: [...verdict.evidence ?? [], ...keptEvidence(facts)]};
};

/**
Whether there is a proven backup of the controller, or the operator has accepted in words that there is none.

It cannot be waved through with one key: that is what the phrase is for.
*/
export const backupMade: Check = {
	...check,
	needs: needsNothing,
	judge: facts => [toResult(check, facts.target.controller, {isIgnorable: false, ...judge(facts)})],
};
