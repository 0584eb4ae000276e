import test from 'ava';
import {followProgress, startProgress} from '../../source/domain/follow-progress.js';
import {type Observation, type Progress} from '../../source/domain/progress.js';
import {recordProgress} from '../../source/state/record-progress.js';
import {makeAgent, makeStatus} from '../_helpers/make-state.js';

const model = {controller: 'aws', name: 'admin/web'};

/** What is recorded while one answer comes after another. */
const recorded = (...answers: readonly Observation[]): ReadonlyArray<readonly [string, unknown]> => {
	let before: Progress = startProgress('3.6.28', 0);
	return answers.flatMap(answer => {
		const after = followProgress(before, answer);
		const effects = recordProgress(model, {before, after, at: answer.at});
		before = after;
		return effects.flatMap(effect => (effect.type === 'record' ? [[effect.kind, effect.value] as const] : []));
	});
};

const answerAt = (at: number, versions: readonly string[]): Observation => ({
	ok: true, at, duration: 1, status: makeStatus({agents: versions.map((version, index) => makeAgent(`unit-mysql-${index}`, {version}))}),
});

const silenceAt = (at: number): Observation => ({
	ok: false, at, duration: 0, reason: 'no answer',
});

const common = {model: 'aws:admin/web', version: '3.6.28'};

test('a number of upgraded agents is recorded once, until it changes', t => {
	t.deepEqual(recorded(
		answerAt(1000, ['3.6.4', '3.6.4']), answerAt(3000, ['3.6.4', '3.6.4']), answerAt(5000, ['3.6.28', '3.6.4']), answerAt(7000, ['3.6.28', '3.6.4']), answerAt(9000, ['3.6.4', '3.6.4']),
	), [
		['progress', {
			...common, at: 1000, upgraded: 0, total: 2,
		}],
		['progress', {
			...common, at: 5000, upgraded: 1, total: 2,
		}],
		['progress', {
			...common, at: 9000, upgraded: 0, total: 2,
		}],
	]);
});

test('a silence is recorded when it begins, and when it is over', t => {
	t.deepEqual(recorded(answerAt(1000, ['3.6.4']), silenceAt(3000), silenceAt(5000), answerAt(8000, ['3.6.4'])).slice(1), [
		['silent', {...common, from: 3000}],
		['recovered', {...common, from: 3000, to: 8000}],
	]);
});
