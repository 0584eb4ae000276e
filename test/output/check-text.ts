import test from 'ava';
import {formatCheckText} from '../../source/output/check-text.js';
import {exampleCheck, exampleDocument, examplePass} from '../_helpers/example-documents.js';

test('what blocks has its evidence, why it matters and the exact commands of its remedies under it', t => {
	t.is(formatCheckText(exampleDocument(exampleCheck, examplePass)), `aws  3.6.4 → 3.6.28, client 3.6.28

block    no-unit-in-error  aws:admin/web  A unit is in error
         status: mysql/0: hook failed: "config-changed" | \`x\`
         Juju refuses to upgrade such a model.
         remedy: Retry the hook (disruptive)
           juju resolved -m aws:admin/web mysql/0
pass     model-alive  aws:admin/web  The model is alive

Blocked: 1 check blocks, 1 passes.
`);
});

test('an ignored check is shown as such, with all that is known of it', t => {
	const text = formatCheckText({...exampleDocument({...exampleCheck, ignored: true}, examplePass), result: 'pass'});
	t.regex(text, /^ignored {2}no-unit-in-error/mv);
	t.regex(text, /hook failed/v);
	t.regex(text, /Ready: 1 check passes, 1 is ignored\./v);
});

test('a remedy that cannot be used says why', t => {
	const [remedy] = exampleCheck.remedies;
	t.true(remedy !== undefined);
	const text = formatCheckText(exampleDocument({...exampleCheck, remedies: remedy ? [{...remedy, commands: [], unavailable: 'No such command.'}] : []}));
	t.regex(text, /Retry the hook \(disruptive\); not now: No such command\./v);
});

test('without checks there is nothing to upgrade', t => {
	t.is(formatCheckText({...exampleDocument(), result: 'pass'}), 'aws  3.6.4 → 3.6.28, client 3.6.28\n\nNothing to upgrade.\n');
});

test('advice stands under its remedy, line by line', t => {
	const [remedy] = exampleCheck.remedies;
	t.true(remedy !== undefined);
	const text = formatCheckText(exampleDocument({...exampleCheck, remedies: remedy ? [{...remedy, commands: [], advice: ['Hold it:', '', '  sudo snap refresh --hold=24h juju']}] : []}));
	t.regex(text, /remedy: Retry the hook \(disruptive\)\n {11}Hold it:\n {13}sudo snap refresh --hold=24h juju\n/v);
});
