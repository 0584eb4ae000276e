import {
	type BackupProof,
	type Check,
	type Evidence,
	type PrepareFacts,
	type Remedy,
} from '../check.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';
import {countOf, sizeOf, spanOf} from '../words.js';
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

const acknowledge = (reason: string): Remedy => ({
	id: 'acknowledge-no-backup',
	title: 'Go on without a backup',
	risk: 'data-loss',
	explanation: `${reason} If the upgrade fails for good, the controller and all it knows can be lost. Have a way of your own to get it back, such as snapshots of its machines or volumes.`,
	phrase: withoutBackupPhrase,
	action: {type: 'acknowledge', phrase: withoutBackupPhrase},
});

/** Backups say which controller and version they are of since 1.21 (juju `state/backups/archive.go`: an archive without is taken for one of 1.20). */
const hasMetadata = (version: string): boolean => {
	const parsed = parseBinaryVersion(version);
	return parsed === undefined || isAtLeast(parsed, 1, 21);
};

const contentsOf = ({contents}: BackupProof): readonly string[] => (contents
	? [
		contents.metadata === undefined ? 'It holds no metadata, as those of Juju up to 1.20.' : `Its metadata: ${contents.metadata}`,
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

const judgeProof = (proof: BackupProof, {now, target}: PrepareFacts, remedies: readonly Remedy[]): Verdict => {
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

	return age > oldAfter
		? {
			title: `The backup is ${spanOf(age)} old`,
			result: 'warn',
			evidence,
			consequence: 'What has been changed since then is not in it.',
			remedies: remedies.filter(({id}) => id === makeBackup.id),
		}
		: {title: `Backup made, ${sizeOf(size)}, ${spanOf(age)} ago`, result: 'pass', evidence};
};

const judge = (facts: PrepareFacts): Verdict => {
	const {backup, now} = facts;
	const impossible = explainImpossible(facts);
	const remedies = impossible === undefined ? [makeBackup, acknowledge('There is none from this run.')] : [acknowledge(impossible), keepInstead(facts)];
	const consequence = 'An upgrade cannot be taken back. Without a backup a failed one can cost the controller.';
	switch (backup.kind) {
		case 'made': {
			return judgeProof(backup.proof, facts, remedies);
		}

		case 'making': {
			return {title: `Backup is being made, ${spanOf(now - backup.since)}`, result: 'running'};
		}

		case 'acknowledged': {
			return {
				title: 'No backup; you have accepted that',
				result: 'warn',
				evidence: [{source: 'operator', text: 'Accepted by typing the phrase.', at: backup.at}],
				consequence,
				remedies: [impossible === undefined ? makeBackup : keepInstead(facts)],
			};
		}

		case 'failed': {
			return {
				title: 'The backup failed',
				result: 'block',
				evidence: [{source: 'backup', text: backup.message, at: undefined}, ...(backup.evidence === '' ? [] : [{source: 'backup', text: backup.evidence, at: undefined}])],
				consequence,
				remedies,
			};
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

/**
Whether there is a proven backup of the controller, or the operator has accepted in words that there is none.

It cannot be waved through with one key: that is what the phrase is for.
*/
export const backupMade: Check = {
	...check,
	needs: needsNothing,
	judge: facts => [toResult(check, facts.target.controller, {isIgnorable: false, ...judge(facts)})],
};
