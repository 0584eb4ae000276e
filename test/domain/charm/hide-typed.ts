import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {hideTypedSettings} from '../../../source/domain/charm/hide-typed.js';

const rows = [
	['profile=testing', 'profile=testing'],
	['api-key=hunter2', 'api-key=•••••••'],
	['profile=testing root-password=hunter2 port=80', 'profile=testing root-password=••••••• port=80'],
	['root-password="two words" port=80', 'root-password=••••••••••• port=80'],
	['\'root-password=two words\' port=80', '\'root-password=•••••••••• port=80'],
	['root-password="not closed', 'root-password=•••••••••••'],
	['root-password=a=b=c', 'root-password=•••••'],
	['root-password', 'root-password'],
	['', ''],
] as const;

for (const [typed, shown] of rows) {
	test(`"${typed}" is shown as "${shown}"`, t => {
		t.is(hideTypedSettings(typed), shown);
	});
}

property('no letter of a secret is shown, at no moment of typing it, and the cursor is where it would be', [
	fc.string({unit: fc.constantFrom(...'ab9= '), maxLength: 10}),
	fc.string({unit: fc.constantFrom(...'ABCXYZ='), minLength: 1, maxLength: 20}),
], (t, before, secret) => {
	const typed = `${before} token=${secret}`;
	for (let end = 0; end <= typed.length; end++) {
		const shown = hideTypedSettings(typed.slice(0, end));
		t.is(shown.length, end);
		t.notRegex(shown, /[A-Z]/v);
	}
});
