import test from 'ava';
import {checks} from '../../source/domain/checks/index.js';
import {type CheckDocument, type CheckEntry} from '../../source/output/check-document.js';
import {selectBlocking, selectCheckResults, topOverlay} from '../../source/state/selectors.js';
import {rows} from '../_helpers/check-rows.js';
import {isPassed, openCase, resultsOf} from '../_helpers/check-verdicts.js';
import {runHeadless} from '../_helpers/headless-run.js';
import {
	makeCopies,
	reachPlan,
	reachPrepare,
	readText,
	selectCheck,
} from '../_helpers/journey-steps.js';
import {openJourney} from '../_helpers/open-journey.js';

const runs = new Map<string, Promise<CheckDocument>>();

/** Each line is run once, however many rows look at it. */
const check = async (line: string): Promise<CheckDocument> => {
	const known = runs.get(line) ?? (async () => {
		const {stdout} = await runHeadless('check', '--simulate', ...line.split(' '), '--format', 'json');
		return JSON.parse(stdout) as CheckDocument;
	})();
	runs.set(line, known);
	return known;
};

const isReason = (id: string): boolean => id.startsWith('blocker-');

test('every check of the program has a row here, and no row is of a check that is gone', t => {
	t.deepEqual([...new Set(rows.map(({id}) => id))].toSorted(), checks.map(({id}) => id).toSorted());
});

const rowsOf = (document: CheckDocument, id: string): readonly CheckEntry[] => document.checks.filter(entry => entry.id === id);

for (const {id, bad, result, title} of rows) {
	test(`${bad}: ${id} ${result}s with its evidence, why it matters and a remedy`, async t => {
		const found = await check(bad);
		const entry = rowsOf(found, id).find(other => other.result === result && title.test(other.title));
		t.truthy(entry, JSON.stringify(rowsOf(found, id), undefined, 1));
		t.true(entry?.evidence.some(({text}) => text !== ''), 'has evidence');
		t.true((entry?.consequence ?? '') !== '', 'says why it matters');
		t.true(entry?.remedies.some(({explanation, title: name}) => name !== '' && explanation !== ''), 'has a remedy');
		t.true(result === 'warn' || found.result === 'block', 'keeps the plan shut');
	});
}

/** Each check once with each line on which it passes. */
const passing = new Map(rows.filter(({good}) => good !== 'journey').map(({id, good = 'small'}) => [`${good}: ${id}`, {id, good}]));

for (const [name, {id, good}] of passing) {
	test(isReason(id) ? `${name} says nothing where the dry run is accepted` : `${name} passes`, async t => {
		const document = await check(good);
		const own = rowsOf(document, isReason(id) ? 'dry-run-accepted' : id);
		t.true(own.length > 0);
		t.deepEqual(own.filter(({result}) => result !== 'pass'), []);
		t.deepEqual(rowsOf(document, id).filter(() => isReason(id)), []);
	});
}

for (const [scenario, least] of [['unprepared', 19], ['unprepared-2.9', 14], ['unprepared-4.0', 11]] as const) {
	test(`${scenario}: all problems are shown together, the worst first, and nothing is left unjudged`, async t => {
		const {checks: entries, result} = await check(scenario);
		t.is(result, 'block');
		const bad = new Set(entries.filter(entry => entry.result === 'block' || entry.result === 'warn').map(({id}) => id));
		t.true(bad.size >= least, [...bad].join(', '));
		t.deepEqual(entries.filter(entry => entry.result === 'unknown').map(({id}) => id), []);
		const order = ['block', 'warn', 'pass'];
		t.deepEqual(entries.map(entry => order.indexOf(entry.result)), entries.map(entry => order.indexOf(entry.result)).toSorted((left, right) => left - right));
	});
}

test('a dry run that is refused has a row for each model and reason, in Juju\'s words', async t => {
	const {checks: entries} = await check('dry-run-blocked');
	const reasons = entries.filter(({id}) => isReason(id));
	t.deepEqual([...new Set(reasons.map(({id}) => id))].toSorted(), checks.map(({id}) => id).filter(id => isReason(id)).toSorted());
	t.true(new Set(reasons.map(({subject}) => subject)).size >= 3);
	const dryRun = entries.find(({id}) => id === 'dry-run-accepted');
	t.deepEqual(reasons.flatMap(({evidence}) => evidence.map(({text}) => text)).toSorted(), dryRun?.evidence.map(({text}) => text.replace(/^admin\/[a-z]+: /v, '')).toSorted());
});

test('on the screen the same problems stand together, and keep the plan shut', async t => {
	const journey = await openJourney({scenario: 'unprepared'});
	await reachPrepare(journey);
	const {checks: entries} = await check('unprepared');
	const shown = selectCheckResults(journey.state()).filter(({result}) => result !== 'pass').map(({id, subject}) => `${id} ${subject}`);
	t.deepEqual(shown.toSorted(), entries.filter(({result}) => result !== 'pass').map(({id, subject}) => `${id} ${subject}`).toSorted());
	t.true(selectBlocking(journey.state()).length >= 20);
	await journey.act('next');
	t.is(journey.state().stage.name, 'prepare');
	t.regex(journey.state().notice ?? '', /checks block/v);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('what a small screen cuts is opened with Page Down, from a check, its question and its case, and nothing is answered by it', async t => {
	const journey = await openJourney({scenario: 'dry-run-blocked'});
	await reachPrepare(journey);
	const readAll = async (): Promise<string> => {
		const depth = journey.state().overlays.length;
		await journey.act('page-down');
		const lines = await readText(journey);
		t.is(journey.state().overlays.length, depth);
		return lines.join('\n');
	};

	await selectCheck(journey, 'dry-run-accepted');
	await journey.act('confirm');
	const [dryRun] = resultsOf(journey, 'dry-run-accepted');
	const text = await readAll();
	for (const line of [...dryRun?.evidence.map(each => each.text) ?? [], dryRun?.consequence ?? '', ...dryRun?.remedies.map(({title}) => title) ?? []]) {
		t.true(text.includes(line), `It says: ${line}`);
	}

	await journey.act('back');
	await selectCheck(journey, 'backup-made');
	await journey.act('confirm');
	for (let down = 0; down < (resultsOf(journey, 'backup-made')[0]?.remedies ?? []).findIndex(({id}) => id === 'acknowledge-no-backup'); down++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	t.is(topOverlay(journey.state())?.name, 'question');
	t.regex(await readAll(), /the controller and all it knows can be lost[\s\S]*Nothing is answered here/v);
	t.is(journey.state().backup.kind, 'none');
	await journey.act('back');
	await openCase(journey, 'no-agent-down');
	t.regex(await readAll(), /^Seen: [\s\S]*Means: [\s\S]*Juju: [\s\S]*Remove machine 2 \(data loss\)/v);
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}

	// What passes has nothing to choose, but something to read.
	await selectCheck(journey, 'release-sound');
	await journey.act('confirm');
	const lines = await readText(journey);
	t.regex(lines.join(' '), /none of \d+ entries/v);
	await journey.stop();
});

for (const [scenario, id] of [['no-access', 'access-sufficient'], ['ha-member-down', 'high-availability-complete'], ['unprepared-2.9', 'blocker-migration']] as const) {
	test(`${scenario}: even where the dry run that chooses the version is refused the checks are reached, and ${id} says why`, async t => {
		const journey = await openJourney({scenario});
		await reachPrepare(journey);
		t.true(journey.state().target?.upgradesController);
		t.regex(journey.state().target?.reason ?? '', /dry run was refused/v);
		t.true(resultsOf(journey, id).some(({result}) => result === 'block'));
		await journey.stop();
	});
}

test('a backup and copies that were made pass', async t => {
	const journey = await openJourney();
	await reachPrepare(journey);
	await makeCopies(journey);
	t.true(isPassed(journey, 'copies-made'));
	await reachPlan(journey);
	await journey.act('back');
	t.true(isPassed(journey, 'backup-made'));
	await journey.stop();
});
