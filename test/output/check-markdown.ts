import test from 'ava';
import {formatCheckMarkdown} from '../../source/output/check-markdown.js';
import {exampleCheck, exampleDocument, examplePass} from '../_helpers/example-documents.js';

test('a table has all checks, and a section each that does not pass', t => {
	const text = formatCheckMarkdown(exampleDocument(exampleCheck, examplePass));
	const lines = text.split('\n');
	t.true(lines.includes('| block | no-unit-in-error | aws:admin/web | A unit is in error |'));
	t.true(lines.includes('| pass | model-alive | aws:admin/web | The model is alive |'));
	t.deepEqual(lines.filter(line => line.startsWith('## ')), ['## A unit is in error (no-unit-in-error, aws:admin/web)']);
	t.true(text.includes('```sh\njuju resolved -m aws:admin/web mysql/0\n```'));
});

test('what the cloud wrote stays text', t => {
	const text = formatCheckMarkdown(exampleDocument(exampleCheck, {...exampleCheck, title: 'a | b <img src=x>\n# head'}));
	t.true(text.includes('hook failed: "config-changed" \\| \\`x\\`'));
	t.true(text.includes(String.raw`a \| b \<img src=x\> \# head`));
	t.notRegex(text, /^# head/mv);
});

test('advice is shown as it is, whatever it holds', t => {
	const [remedy] = exampleCheck.remedies;
	t.true(remedy !== undefined);
	const text = formatCheckMarkdown(exampleDocument({...exampleCheck, remedies: remedy ? [{...remedy, commands: [], advice: ['Hold it:', '', '```\n# title']}] : []}));
	t.true(text.includes('\n\n    Hold it:\n\n    ```\n    # title\n'));
});
