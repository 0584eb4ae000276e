import test from 'ava';
import {pageLimit} from '../../../source/interface/screens/text-page.js';
import {textPage} from '../../../source/interface/screens/text.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const overlay = {
	name: 'text' as const, title: 'Free some room', lines: ['Look at the disk with df.', '', 'Remove old logs.'], top: 0,
};

test('A text keeps its paragraphs and says how to leave', t => {
	const text = pageText(textPage(overlay, usualArea));
	t.regex(text, /^ Free some room\n\n {3}Look at the disk with df\.\n\n {3}Remove old logs\.\n\n Esc goes back\.$/v);
	t.is(pageLimit(textPage(overlay, usualArea), usualArea), 0);
});

test('A long text scrolls to its end', t => {
	const long = {...overlay, lines: Array.from({length: 50}, (_, index) => `Sentence ${index}.`)};
	t.regex(pageText(textPage(long, smallArea), smallArea), /… more below/v);
	const limit = pageLimit(textPage(long, smallArea), smallArea) ?? 0;
	t.regex(pageText(textPage({...long, top: limit}, smallArea), smallArea), /Sentence 49\.\n … more above/v);
});

test('An empty text says so', t => {
	t.regex(pageText(textPage({...overlay, lines: []}, usualArea)), /nothing to read/v);
});

test('What a command wrote keeps its columns', t => {
	const lines = ['× jujud-machine-2.service - juju agent', '     Loaded: loaded (/etc/systemd/system/jujud-machine-2.service; enabled; preset: enabled)', '\tActive: failed'];
	const text = pageText(textPage({...overlay, lines}, smallArea), smallArea);
	t.regex(text, /^ {3}× jujud/mv);
	t.regex(text, /^ {8}Loaded: loaded/mv);
	t.regex(text, /^ {7}Active: failed$/mv);
	t.true(text.includes('preset: enabled)'));
});
