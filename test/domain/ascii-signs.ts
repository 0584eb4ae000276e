import test from 'ava';
import {asciiSigns, signsToAscii} from '../../source/domain/ascii-signs.js';

test('our signs become one letter of ASCII each, and what people wrote stays as it is', t => {
	t.is(signsToAscii('3.6.4 → 3.6.28 …'), '3.6.4 > 3.6.28 ~');
	t.is(signsToAscii('Zürich 日本語 👍 ❤'), 'Zürich 日本語 👍 ❤');
	t.is(signsToAscii(''), '');
	for (const [sign, letter] of Object.entries(asciiSigns)) {
		t.is(signsToAscii(`a${sign}b${sign}`), `a${letter}b${letter}`);
		t.regex(letter, /^[\u{20}-\u{7E}]$/v, sign);
	}
});
