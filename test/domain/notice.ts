import test from 'ava';
import {formatNotice, type NoticeEvent} from '../../source/domain/notice.js';
import {validateDocument} from '../_helpers/validate-document.js';

const events: readonly NoticeEvent[] = ['question', 'refused', 'stuck', 'silent', 'error', 'upgraded', 'done'];

for (const event of events) {
	test(`a notice of "${event}" is one line that its schema allows`, t => {
		for (const model of [undefined, 'aws:admin/web']) {
			const text = formatNotice({
				event, at: Date.UTC(2026, 10, 21), controller: model?.split(':', 1)[0], model, text: 'Two\nlines.',
			});
			t.deepEqual(validateDocument('notification', text), []);
			t.false(text.includes('\n'));
		}
	});
}

test('what is not known is null, and the schema takes nothing else', t => {
	const text = formatNotice({
		event: 'done', at: 0, controller: undefined, model: undefined, text: 'All is done.',
	});
	t.deepEqual(JSON.parse(text), {
		schema: 'juju-upgrade-wizard/notification/1', event: 'done', at: '1970-01-01T00:00:00.000Z', controller: null, model: null, text: 'All is done.',
	});
	t.not(validateDocument('notification', text.replace('"done"', '"over"')).length, 0);
	t.not(validateDocument('notification', text.replace('"text"', '"words"')).length, 0);
});
