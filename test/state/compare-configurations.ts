import test from 'ava';
import {compareConfigurations} from '../../source/state/answered.js';

test('what differs comes first, then the whole file', t => {
	const lines = compareConfigurations({copy: 'tag: machine-2\nversion: 3.6.4\napiaddresses:\n- 10.0.0.5:17070', current: 'tag: machine-2\nversion: 3.6.28\napiaddresses: none'});
	t.regex(lines[0] ?? '', /^5 lines differ/v);
	t.deepEqual(lines.slice(2, 7), ['- version: 3.6.4', '- apiaddresses:', '- - 10.0.0.5:17070', '+ version: 3.6.28', '+ apiaddresses: none']);
	t.deepEqual(lines.slice(-3), ['  tag: machine-2', '  version: 3.6.28', '  apiaddresses: none']);
});

test('a file that is as it was says so', t => {
	t.is(compareConfigurations({copy: 'a\nb', current: 'a\nb'})[0], 'The file is as it was before the upgrade.');
});

test('without a copy the file is shown, and nothing is said to differ', t => {
	const lines = compareConfigurations({copy: undefined, current: 'a'});
	t.is(lines[0], 'There is no copy from before the upgrade on this machine.');
	t.is(lines.at(-1), '  a');
});
