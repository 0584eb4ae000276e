import test from 'ava';
import {formatJson} from '../../source/output/format-json.js';

test('what is absent is null, wherever it stands, and the document ends its line', t => {
	const text = formatJson({version: undefined, list: [undefined, {at: undefined}]});
	t.is(text.at(-1), '\n');
	t.is(JSON.stringify(JSON.parse(text)), '{"version":null,"list":[null,{"at":null}]}');
});
