import test from 'ava';
import {unasked} from '../../../source/domain/answer.js';
import {startPage} from '../../../source/interface/screens/start.js';
import {makeSession, makeState} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const failure = {
	kind: 'missing' as const, message: 'There is no juju on PATH.', advice: 'Install it, or name it with --juju.', evidence: 'spawn juju ENOENT', exitCode: undefined,
};

test('While the client is looked for, the screen says what is asked and what is known', t => {
	const nothing = pageText(startPage(makeState({client: undefined, controllers: unasked}), {name: 'start', phase: 'probing'}, usualArea));
	t.regex(nothing, /↻ Asking juju for its version/v);
	t.regex(nothing, /↻ Asking which controllers it knows/v);
	const half = pageText(startPage(makeState({controllers: unasked}), {name: 'start', phase: 'probing'}, usualArea));
	t.regex(half, /✔ The client is 3\.6\.28-ubuntu-amd64/v);
});

test('Without a client the screen says what was looked for, what to do, and what the simulator is', t => {
	const text = pageText(startPage(makeState(), {name: 'start', phase: 'no-client', failure}, usualArea));
	t.regex(text, /✘ There is no juju on PATH\.\n {3}Install it, or name it with --juju\.\n {3}spawn juju ENOENT/v);
	t.regex(text, /Looked for: juju\./v);
	t.regex(text, /simulator needs no client/v);
});

test('An introduction of the session takes the place of the usual one', t => {
	const state = makeState({session: makeSession({introduction: 'Try it without a cloud.'})});
	const text = pageText(startPage(state, {name: 'start', phase: 'no-client', failure}, smallArea), smallArea);
	t.regex(text, /Try it without a cloud\./v);
	t.notRegex(text, /simulator needs no client/v);
});
