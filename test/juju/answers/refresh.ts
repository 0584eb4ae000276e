import test from 'ava';
import {ask, prod} from './_ask.js';

const refresh = {type: 'refresh-charm', model: prod, application: 'web'} as const;

const read = (stderr: string) => {
	const answer = ask(refresh, {stdout: '', stderr});
	return answer.ok && 'claim' in answer.value && 'revision' in answer.value ? [answer.value.claim, answer.value.revision] : answer;
};

test('a new revision is read, of a store and of a file', t => {
	t.deepEqual(read('Added charm-hub charm "postgresql", revision 936 in channel 14/stable, to the model\nno change to endpoints in space "alpha": certificates, database\n'), ['refreshed', 936]);
	// Seen, 4.0.16.
	t.deepEqual(read('Added local charm "web", revision 1, to the model\nno change to endpoints in space "alpha": juju-info, site\n'), ['refreshed', 1]);
	// Up to 2.8.
	t.deepEqual(read('Added charm "cs:web-3" to the model.\n'), ['refreshed', undefined]);
});

test('nothing newer is no new revision', t => {
	t.deepEqual(read('charm "postgresql": already up-to-date\n'), ['nothing', undefined]);
	t.deepEqual(read('charm "ubuntu": already up-to-date. Note: all future refreshes will now use channel "edge"\n'), ['nothing', undefined]);
});

test('clients before 2.9 take it for an error that there is nothing newer; it is none', t => {
	for (const stderr of ['ERROR already running latest charm "cs:web-3"\n', 'ERROR already running specified charm "cs:trusty/web-3"\n']) {
		const answer = ask(refresh, {stdout: '', stderr, exitCode: 1});
		t.true(answer.ok);
		t.like(answer.ok ? answer.value : {}, {claim: 'nothing', revision: undefined});
	}

	t.false(ask({
		type: 'resolve', model: prod, unit: 'web/0', retry: true,
	}, {stderr: 'ERROR already running latest charm "cs:web-3"\n', exitCode: 1}).ok);
	t.false(ask(refresh, {stderr: 'ERROR already running latest charm "cs:web-3"\n', exitCode: undefined, outcome: 'timed-out'}).ok);
});

test('a refusal has its reason in words', t => {
	for (const [stderr, message] of [
		['ERROR selecting releases: charm or bundle not found for channel "2/edge", base "amd64/ubuntu/20.04"\n', /nothing in this channel/v],
		['ERROR Juju on containers does not support updating storage on a statefulset.\nThe new charm\'s metadata contains updated storage declarations.\n', /other storage/v],
		['ERROR cannot upgrade application "a" to charm "c": would break relation "a:db b:db"\n', /does not fit/v],
		['ERROR refreshing a local charm requires either --path or --switch\n', /from a file/v],
	] as const) {
		const answer = ask(refresh, {stdout: '', stderr, exitCode: 1});
		t.false(answer.ok);
		t.regex(answer.ok ? '' : answer.failure.message, message);
		t.truthy(answer.ok ? '' : answer.failure.advice);
	}
});
