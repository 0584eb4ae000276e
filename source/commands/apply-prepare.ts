import {type CheckResult} from '../domain/check.js';
import {withoutBackupPhrase} from '../domain/checks/backup-made.js';
import {isIgnored, selectBlocking, selectCheckResults} from '../state/selectors.js';
import {type ActionId, type Message, type State} from '../state/state.js';
import {
	backupCheck,
	backupRemedy,
	explainMissing,
	missingConsent,
	type Consent,
} from './apply-consent.js';
import {
	act,
	differences,
	end,
	send,
	wait,
	type ApplyNudge,
	type ApplyOrder,
} from './apply-nudge.js';
import {nextNudge, type Preparation} from './pilot.js';
import {planOf} from './plan.js';

const explainBlocking = (blocking: readonly CheckResult[]): ApplyNudge => end(
	3,
	`${blocking.length === 1 ? 'A check blocks' : `${blocking.length} checks block`}. Nothing was upgraded.`,
	...blocking.map(({id, subject, title, result}) => `  ${id} (${subject})${result === 'unknown' ? ', unknown' : ''}: ${title}.`),
	'check says what helps. What you let pass in spite of it is named with --ignore-check ID; it is recorded.',
);

/** Keys that lead from the check under the cursor to a remedy of the check of the backup, and choose it. */
const chooseBackupRemedy = (state: State, remedyId: string, ...answer: readonly Message[]): ApplyNudge => {
	const results = selectCheckResults(state);
	const row = results.findIndex(({id}) => id === backupCheck);
	const place = results[row]?.remedies.findIndex(({id}) => id === remedyId) ?? -1;
	if (row === -1 || place === -1) {
		return end(3, 'The check of the backup offers nothing that could be done without questions. Nothing was run.', 'Start the wizard and prepare the upgrade there.');
	}

	const cursor = state.stage.name === 'prepare' ? state.stage.cursor : 0;
	const moves = Array.from({length: Math.abs(row - cursor)}, (): ActionId => (row > cursor ? 'down' : 'up'));
	return send(...act(...moves, 'confirm', ...Array.from({length: place}, (): ActionId => 'down'), 'confirm'), ...answer);
};

/** Makes the backup, or accepts that there is none; undefined where either is done. */
const seeToBackup = (state: State, hasBackup: boolean): ApplyNudge | undefined => {
	switch (state.backup.kind) {
		case 'made':
		case 'acknowledged': {
			return undefined;
		}

		case 'failed': {
			return end(3, `The backup failed, so nothing was upgraded. ${state.backup.message}`, ...(state.backup.evidence === '' ? [] : [state.backup.evidence]));
		}

		case 'making': {
			return wait;
		}

		case 'none': {
			const remedy = hasBackup ? backupRemedy(selectCheckResults(state)) : undefined;
			return remedy
				? chooseBackupRemedy(state, remedy.id)
				: chooseBackupRemedy(state, 'acknowledge-no-backup', {type: 'typed', text: withoutBackupPhrase}, ...act('confirm'));
		}
	}
};

/** Whether a backup is there, or is to be made: where it can be, and nobody said that none is wanted. */
const willHaveBackup = (state: State, results: readonly CheckResult[], {accepted}: Consent): boolean => {
	const result = results.find(({id}) => id === backupCheck);
	const isWaived = accepted.includes('no-backup') || (result !== undefined && isIgnored(state, result));
	return state.backup.kind === 'made' || (!isWaived && backupRemedy(results) !== undefined);
};

const goOnWhenJudged = ({state, results}: Extract<Preparation, {kind: 'judged'}>, order: ApplyOrder): ApplyNudge => {
	const hasBackup = willHaveBackup(state, results, order);
	const isBegun = state.backup.kind === 'none';
	const different = isBegun ? differences(order.plan, planOf(state)) : undefined;
	if (different) {
		return different;
	}

	const blocking = selectBlocking(state).filter(({id}) => id !== backupCheck);
	if (blocking.length > 0) {
		return explainBlocking(blocking);
	}

	const missing = missingConsent(order.plan, order, {hasBackup});
	if (missing.length > 0) {
		return end(4, ...explainMissing(missing));
	}

	const backup = seeToBackup(state, hasBackup);
	if (backup) {
		return backup;
	}

	// A backup that was made can still be no good one.
	const left = selectBlocking(state);
	return left.length > 0 ? explainBlocking(left) : send(...act('next'));
};

const explainSilent = ({controller, results}: Extract<Preparation, {kind: 'unreachable'}>): ApplyNudge => end(
	3,
	`The controller ${controller} does not answer. Nothing was run.`,
	...results.map(({title, evidence}) => `  ${title}. ${evidence.map(({text}) => text).join(' ')}`),
);

/**
Until the first step of the plan: the same target, the same plan, no check that blocks, all that the command line has to say, and the backup.
*/
export const prepare = (state: State, isIdle: boolean, order: ApplyOrder): ApplyNudge => {
	const nudge = nextNudge(state, {isIdle, shouldFollowWay: false});
	if (nudge.kind !== 'end') {
		return nudge;
	}

	const {preparation} = nudge;
	switch (preparation.kind) {
		case 'judged': {
			return goOnWhenJudged(preparation, order);
		}

		case 'nothing': {
			return end(0, `Nothing to do: the controller and all models of this plan have ${preparation.target.version} already.`);
		}

		case 'unreachable': {
			return explainSilent(preparation);
		}

		case 'stopped': {
			return end(preparation.code, ...preparation.summary);
		}
	}
};
