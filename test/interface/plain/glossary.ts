import test from 'ava';
import {openPlainJourney} from '../../_helpers/plain-journey.js';

test('the words of Juju are named, and each is explained when it is typed, also a second time', async t => {
	const plain = await openPlainJourney();
	await plain.until('access superuser');
	await plain.answer('E');
	await plain.until('Type one, or a part of one');
	t.regex(plain.heard(), /agent; agent binaries; application; base; /v);
	t.false(plain.heard().includes('The files that an agent is made of'));
	for (const word of ['tools', 'hook', 'tools']) {
		await plain.answer(word);
		t.true(plain.heard().includes(word === 'hook' ? 'A script of a charm' : 'The files that an agent is made of'), `after ${word}`);
	}

	await plain.answer('xyzzy');
	t.true(plain.heard().includes('No word matches what you typed.'));
	await plain.answer('');
	t.deepEqual(plain.journey.state().overlays, []);
	t.deepEqual(plain.journey.errors(), []);
	await plain.stop();
});
