import test from 'ava';
import {findTerms, glossary} from '../../source/domain/glossary.js';

test('the words stand in the order of the alphabet, each once, with a short explanation in whole sentences', t => {
	const names = glossary.map(({name}) => name);
	t.is(new Set(names).size, names.length);
	t.deepEqual(names.filter((name, index) => index > 0 && name < (names[index - 1] ?? '')), []);
	for (const {name, text} of glossary) {
		t.true(text.length > 30 && text.length < 320, name);
		t.regex(text, /^(?:[A-Z]|juju ).*\.$/v, name);
	}
});

test('the words that operators meet are there', t => {
	const known = new Set(glossary.flatMap(({name, others}) => [name, ...others]));
	const wanted = ['agent', 'controller', 'model', 'environment', 'unit', 'subordinate', 'machine', 'container', 'charm', 'revision', 'channel', 'base', 'series', 'hook', 'leader', 'high availability', 'dry run', 'stream', 'tools', 'point of no return', 'application', 'service', 'migration', 'workload'];
	t.deepEqual(wanted.filter(word => !known.has(word)), []);
});

test('a word is found by its beginning first, then wherever it occurs', t => {
	t.is(findTerms('series')[0]?.name, 'base');
	t.is(findTerms('Lead')[0]?.name, 'leader');
	t.true(findTerms('backup').length > 1);
	t.deepEqual(findTerms('xyzzy'), []);
	t.deepEqual(findTerms('  '), glossary);
});
