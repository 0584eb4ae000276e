import test from 'ava';
import {type Tone} from '../../source/interface/line.js';
import {toneSymbols} from '../../source/interface/symbols.js';
import {styleOf} from '../../source/interface/theme.js';

const tones = Object.keys(toneSymbols) as readonly Tone[];

test('a text without a tone is as the terminal has it', t => {
	t.deepEqual(styleOf({text: 'x'}), {});
});

test('each tone looks different from the others', t => {
	t.is(new Set(tones.map(tone => JSON.stringify(styleOf({text: 'x', tone})))).size, tones.length);
});

test('none is near black or white, and no background is set: each can be seen on both', t => {
	for (const tone of tones) {
		const style = styleOf({text: 'x', tone});
		t.false(['black', 'white', 'gray', 'grey', 'whiteBright', 'blackBright'].includes(String(style.color)), tone);
		t.false('backgroundColor' in style, tone);
	}

	t.is(styleOf({text: 'x'}).color, undefined);
});

test('without colours weight remains, and nothing else', t => {
	for (const tone of tones) {
		t.false('color' in styleOf({text: 'x', tone}, false), tone);
	}

	t.deepEqual(styleOf({
		text: 'x', tone: 'bad', isBold: true, isInverse: true,
	}, false), {bold: true, inverse: true});
	t.deepEqual(styleOf({text: 'x', tone: 'quiet'}, false), {dimColor: true});
});
