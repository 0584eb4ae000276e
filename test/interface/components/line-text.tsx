import test from 'ava';
import {Box, renderToString} from 'ink';
import {LineText} from '../../../source/interface/components/line-text.js';
import {blank, line, span} from '../../../source/interface/make-line.js';

test('a line is one row, cut where it does not fit', t => {
	t.is(renderToString(<LineText hasColours={false} line={line('key', 'Juju ', span('upgrade', 'ok'))}/>, {columns: 80}), 'Juju upgrade');
	t.is(renderToString(<LineText hasColours={false} line={line('key', 'Juju ', span('upgrade', 'ok'))}/>, {columns: 8}), 'Juju up…');
});

test('an empty line is a row all the same', t => {
	const rows = renderToString(<Box flexDirection='column'>
		<LineText hasColours={false} line={line('a', 'one')}/>
		<LineText hasColours={false} line={blank('b')}/>
		<LineText hasColours={false} line={line('c', 'two')}/>
	</Box>, {columns: 80});
	t.deepEqual(rows.split('\n').map(row => row.trim()), ['one', '', 'two']);
});
