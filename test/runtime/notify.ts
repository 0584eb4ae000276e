import test from 'ava';
import {type Notice} from '../../source/domain/notice.js';
import {createNotifier, noticeSequence} from '../../source/runtime/notify.js';
import {type Message} from '../../source/state/state.js';
import {openRunner} from '../_helpers/open-runner.js';
import {testTime} from '../_helpers/make-state.js';

const notice = (text: string): Notice => ({
	event: 'done', at: testTime, controller: 'aws', model: undefined, text,
});

test('the sequence rings, and shows a text that cannot end it early or control anything', t => {
	const sequence = noticeSequence({text: `a\u{1B}\\b\u{7}c\nd${'x'.repeat(1000)}`});
	t.true(sequence.startsWith('\u{7}\u{1B}]9;Juju upgrade: a'));
	t.true(sequence.endsWith('\u{1B}\\'));
	t.regex(sequence.slice(4, -2), /^\P{Control}+$/v);
	t.true(sequence.length < 250);
});

test('where nothing is asked for, nothing is written or run', async t => {
	const {perform, events, messages} = openRunner();
	await perform({type: 'notify', notice: notice('One.')});
	t.deepEqual(events, []);
	t.deepEqual(messages, []);
});

test('the bell goes through the terminal\'s port, the program gets the document', async t => {
	const documents: string[] = [];
	const {perform, events, settle} = openRunner({
		ports: {
			notices: {
				hasBell: true,
				async run(document) {
					documents.push(document);
					return undefined;
				},
			},
		},
	});
	await perform({type: 'notify', notice: notice('One.')}, {type: 'notify', notice: notice('Two.')});
	await settle();
	t.deepEqual(events, ['One.', 'Two.'].map(text => `wrote ${noticeSequence({text})}`));
	t.deepEqual(documents.map(document => (JSON.parse(document) as Notice).text), ['One.', 'Two.']);
});

test('programs run one after the other, and a failure is told once', async t => {
	const order: string[] = [];
	const messages: Message[] = [];
	const notifier = createNotifier({
		hasBell: false,
		async run(document) {
			const {text} = JSON.parse(document) as Notice;
			order.push(`begin ${text}`);
			await Promise.resolve();
			order.push(`end ${text}`);
			return 'There is no program x.';
		},
	}, () => undefined);
	const dispatch = (message: Message): void => {
		messages.push(message);
	};

	await Promise.all([notifier.tell(notice('1'), dispatch), notifier.tell(notice('2'), dispatch)]);
	t.deepEqual(order, ['begin 1', 'end 1', 'begin 2', 'end 2']);
	t.deepEqual(messages, [{type: 'notified', text: 'The program of --notify failed. There is no program x. Nothing else is changed by that.'}]);
});

test('a program that hangs holds up the end for no more than a moment, and that is said', async t => {
	const said: string[] = [];
	const heard: string[] = [];
	const notifier = createNotifier({
		hasBell: false,
		async run(document, signal) {
			heard.push(document);
			const {promise, resolve} = Promise.withResolvers<undefined>();
			signal.addEventListener('abort', () => {
				resolve(undefined);
			});
			return promise;
		},
		complain(sentences) {
			said.push(sentences);
		},
	}, () => undefined);
	const messages: Message[] = [];
	const told = ['1', '2'].map(async text => notifier.tell(notice(text), message => {
		messages.push(message);
	}));
	const begun = performance.now();
	await notifier.finish();
	await Promise.all(told);
	t.true(performance.now() - begun < 2000);
	t.is(heard.length, 1);
	t.deepEqual(said, ['The program of --notify had not ended when all else had, and was ended. It may not have heard of the last 2 events.']);
	t.deepEqual(messages, []);
});

test('where all has been heard, the end waits for nothing', async t => {
	const said: string[] = [];
	const notifier = createNotifier({
		hasBell: false,
		run: async () => undefined,
		complain(sentences) {
			said.push(sentences);
		},
	}, () => undefined);
	await notifier.tell(notice('1'), () => undefined);
	const begun = performance.now();
	await notifier.finish();
	t.true(performance.now() - begun < 1000);
	t.deepEqual(said, []);
});
