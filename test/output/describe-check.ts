import test from 'ava';
import {summariseCheck, versionsOf} from '../../source/output/describe-check.js';
import {exampleCheck, exampleDocument, examplePass} from '../_helpers/example-documents.js';

test('counts what blocks, is unknown, warns, passes and is ignored', t => {
	const document = exampleDocument(
		exampleCheck,
		{...exampleCheck, result: 'unknown'},
		{...exampleCheck, result: 'warn'},
		{...exampleCheck, result: 'warn'},
		examplePass,
		{...exampleCheck, ignored: true},
	);
	t.is(summariseCheck(document), 'Blocked: 1 check blocks, 1 is unknown, 2 warn, 1 passes, 1 is ignored.');
	t.is(summariseCheck({...exampleDocument(examplePass), result: 'warn'}), 'Ready, with warnings: 1 check passes.');
});

test('a version that is not known is called unknown', t => {
	t.is(versionsOf({...exampleDocument(), 'controller-version': undefined, 'target-version': undefined}), 'unknown → unknown, client 3.6.28');
});
