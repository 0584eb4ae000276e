import test from 'ava';
import {explainMissing, missingConsent} from '../../source/commands/apply-consent.js';
import {makePlan} from '../_helpers/make-state.js';

const all = ['disruptive', 'point-of-no-return'] as const;

test('yes alone accepts nothing, and risks alone are no yes', t => {
	const plan = makePlan();
	t.deepEqual(missingConsent(plan, {hasYes: true, accepted: []}, {hasBackup: true}), ['--accept disruptive', '--accept point-of-no-return']);
	t.deepEqual(missingConsent(plan, {hasYes: false, accepted: all}, {hasBackup: true}), ['--yes']);
	t.deepEqual(missingConsent(plan, {hasYes: true, accepted: all}, {hasBackup: true}), []);
	t.deepEqual(missingConsent(plan, {hasYes: true, accepted: all}, {hasBackup: false}), ['--accept no-backup']);
	t.deepEqual(missingConsent(plan, {hasYes: true, accepted: [...all, 'no-backup']}, {hasBackup: false}), []);
});

test('a plan that risks nothing needs nothing', t => {
	t.deepEqual(missingConsent(makePlan({steps: makePlan().steps.filter(({risk}) => risk === 'safe')}), {hasYes: false, accepted: []}, {hasBackup: true}), []);
});

test('what is missing can be copied, each risk with its words', t => {
	const [first, second, ...words] = explainMissing(['--yes', '--accept no-backup']);
	t.regex(first ?? '', /2 more options/v);
	t.is(second, 'Add: --yes --accept no-backup');
	t.is(words.length, 1);
	t.regex(words[0] ?? '', /^ {2}no-backup: /v);
});
