import test from 'ava';
import {topOverlay} from '../../../source/state/selectors.js';
import {openPlainJourney, type PlainJourney} from '../../_helpers/plain-journey.js';

const reachChecks = async (plain: PlainJourney): Promise<void> => {
	await plain.until('access superuser');
	await plain.answer('1');
	await plain.until('agents 6');
	await plain.answer('0');
	await plain.until('Remedies for check 1');
};

const reachQuestion = async (plain: PlainJourney): Promise<void> => {
	await reachChecks(plain);
	await plain.answer('1');
	await plain.until('Nothing blocks.');
	await plain.answer('0', '1', '1');
	await plain.until('Type yes or no');
};

const upgrades = ({journey}: PlainJourney): readonly string[] => journey.commands().filter(line => line.startsWith('upgrade-') && !line.includes('--dry-run'));

test('what loses data needs its phrase in full; an empty line means no', async t => {
	const plain = await openPlainJourney();
	await reachChecks(plain);
	await plain.answer('7');
	await plain.until('An empty line means no:');
	const top = topOverlay(plain.journey.state());
	const phrase = top?.name === 'question' ? top.question.phrase ?? '' : '';
	t.true(plain.heard().includes(`\n${phrase}\n`), plain.heard());
	t.regex(plain.heard(), /^Question, data loss: /mv);
	await plain.answer('yes');
	t.regex(plain.heard(), /That is not .*Nothing was done\./v);
	await plain.answer('?');
	t.regex(plain.heard(), /typed in full/v);
	await plain.answer('');
	t.is(plain.journey.state().backup.kind, 'none');
	await plain.until('Your choice');
	await plain.answer('1', '7', phrase);
	t.is(plain.journey.state().backup.kind, 'acknowledged');
	t.deepEqual(plain.journey.errors(), []);
	await plain.stop();
});

test('what was typed ahead answers nothing, least of all a question', async t => {
	const plain = await openPlainJourney();
	await reachChecks(plain);
	await plain.answer('1');
	await plain.until('Nothing blocks.');
	await plain.answer('0', '1');
	await plain.journey.advance(5000);
	await plain.write('1\nyes\nyes\n');
	t.regex(plain.heard(), /Question, disruptive: Upgrade the controller\?/v);
	t.is(plain.heard().split('was begun before this was said').length, 2, 'refused once');
	await plain.write('yes\n');
	t.regex(plain.heard(), /came before this question could be read/v);
	t.deepEqual(upgrades(plain), []);
	// A line whose beginning was typed before the question is as old as its beginning.
	await plain.answer('no', '1');
	await plain.journey.advance(5000);
	await plain.write('y');
	await plain.answer('es');
	t.is(upgrades(plain).length, 1, 'both parts came after it');
	t.deepEqual(plain.journey.errors(), []);
	await plain.stop();
});

test('only yes in full does what is disruptive; no, 0 and an empty line go back', async t => {
	const plain = await openPlainJourney();
	await reachQuestion(plain);
	for (const word of ['1', 'y', 'ye', 'yes please']) {
		await plain.answer(word);
		t.regex(plain.heard(), /Answer yes or no, in full\./v, `after ${word}`);
	}

	for (const word of ['no', '0', '']) {
		await plain.answer(word);
		t.is(topOverlay(plain.journey.state()), undefined, `after ${word}`);
		await plain.answer('1');
		await plain.until('Type yes or no');
	}

	t.deepEqual(upgrades(plain), []);
	await plain.answer('YES');
	t.is(upgrades(plain).length, 1);
	await plain.stop();
});

test('an answer to facts that have changed meanwhile is asked for again', async t => {
	const plain = await openPlainJourney();
	await reachQuestion(plain);
	await plain.journey.advance(1000);
	const {journey} = plain;
	const before = journey.state();
	const top = topOverlay(before);
	t.is(top?.name, 'question');
	// No answer of the poller came meanwhile, so that the facts are old.
	journey.store.dispatch({type: 'ticked', now: before.now + 600_000});
	await plain.write('yes\n');
	t.regex(plain.heard(), /has changed meanwhile[\s\S]*Question, disruptive/v);
	t.deepEqual(upgrades(plain), []);
	await plain.stop();
});

test('help, all about a row, a row by letter and number, what is no answer, and the log', async t => {
	const plain = await openPlainJourney();
	await reachChecks(plain);
	await plain.answer('2?');
	t.regex(plain.heard(), /Undo: /v);
	await plain.answer('99', 'whatever', '0');
	t.regex(plain.transcript(), /There is no 99 here: 0 to 7\.[\s\S]*"whatever" is no answer here/v);
	await plain.until('Your choice');
	await plain.answer('i');
	t.regex(plain.heard(), /Which one\?/v);
	await plain.answer('i 2');
	t.regex(plain.heard(), /^Check 2 of \d+, ignored: /mv);
	await plain.answer('?');
	t.regex(plain.heard(), /^t\. Opens what is found to be wrong/mv);
	await plain.answer('l');
	t.regex(plain.heard(), /^1\. .*juju status/mv);
	await plain.answer('1');
	t.regex(plain.heard(), /^One command$/mv);
	t.true(plain.heard().length < 4000, 'long output is cut');
	await plain.answer('0', '0', 't', '/ hook failed');
	t.regex(plain.heard(), /^\d+\. E7, A hook failed$/mv);
	await plain.answer('all');
	await plain.answer('0');
	t.is(topOverlay(plain.journey.state()), undefined);
	t.deepEqual(plain.journey.errors(), []);
	await plain.stop();
});

test('a version is chosen by number or typed, and one that cannot be says why', async t => {
	const plain = await openPlainJourney();
	await plain.until('access superuser');
	await plain.answer('1');
	await plain.until('agents 6');
	await plain.answer('o', '3.6');
	t.regex(plain.heard(), /three parts|Write/v);
	t.is(topOverlay(plain.journey.state())?.name, 'version');
	await plain.answer('1');
	t.is(plain.journey.state().version?.text, '3.6.28');
	await plain.answer('o', '3.6.9');
	t.is(plain.journey.state().version?.text, '3.6.9');
	await plain.answer('o', '');
	t.is(topOverlay(plain.journey.state()), undefined);
	await plain.stop();
});

test('the end of the input ends the wizard, and what stands before it without Enter is no answer', async t => {
	const plain = await openPlainJourney();
	await plain.until('access superuser');
	await plain.write('1');
	await plain.end();
	t.is(plain.journey.state().exit?.code, 4);
	t.is(plain.journey.state().controller, undefined);
	await plain.stop();
});

test('with --ascii nothing else is written', async t => {
	const plain = await openPlainJourney({session: {isAscii: true}});
	await reachChecks(plain);
	t.regex(plain.transcript(), /^[\n\u{20}-\u{7E}]*$/v);
	await plain.stop();
});

test('who had the terminal hears all again, and what was typed for them answers nothing', async t => {
	const plain = await openPlainJourney();
	await plain.until('access superuser');
	await plain.application.suspend(async () => undefined);
	t.is(plain.transcript().split('Which controller?').length, 3);
	plain.application.write('\u{1B}]9;done\u{7}');
	plain.application.write('\u{1B}]52;c;aGVsbG8=\u{7}');
	t.true(plain.transcript().endsWith('\u{7}'));
	t.false(plain.transcript().includes('\u{1B}'));
	await plain.stop();
});
