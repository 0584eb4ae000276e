import test from 'ava';
import {cases} from '../../../source/domain/cases/index.js';
import {topOverlay} from '../../../source/state/selectors.js';
import {makeTroubledState} from '../../_helpers/trouble.js';
import {talkIn, type PlainTalk} from '../../_helpers/plain-talk.js';

/** The number before a text in what was said. */
const numberBefore = (said: string, text: string): string => {
	const line = said.split('\n').find(other => other.includes(text) && /^\d+\. /v.test(other));
	return line?.split('.', 1)[0] ?? '';
};

const numbersIn = (said: string): readonly string[] => said.split('\n').flatMap(line => /^(?<number>[1-9]\d*)\. .*, (?:safe|disruptive|data loss)(?:, .*)?$/v.exec(line)?.groups?.['number'] ?? []);

const isAt = (talk: PlainTalk, id: string): boolean => {
	const top = topOverlay(talk.state());
	return top?.name === 'case' && top.case === id;
};

/** Chooses a remedy, and goes back from wherever that leads, be it another case; what was said to it. */
const choose = (talk: PlainTalk, number: string, id: string): string => {
	const heard = talk.answer(number);
	for (let count = 0; count < 3 && !isAt(talk, id); count++) {
		talk.answer(topOverlay(talk.state())?.name === 'question' ? '' : '0');
	}

	return heard;
};

for (const {id, title} of cases) {
	test(`${id} is found by its title, tells what it is, and each of its remedies can be chosen`, t => {
		const talk = talkIn(makeTroubledState({stage: {name: 'target', step: 'controller', cursor: 0}, overlays: []}));
		talk.answer('t');
		const found = talk.answer(`/ ${title}`);
		const number = numberBefore(found, title);
		t.not(number, '', found);
		const told = talk.answer(number);
		t.true(isAt(talk, id), told);
		t.regex(told, /^Means: /mv);
		t.regex(told, /^Juju: /mv);
		t.regex(told, /^Your choice, 0/mv);
		for (const remedy of numbersIn(told)) {
			const effects = talk.effects().length;
			const heard = choose(talk, remedy, id);
			// It asks, it runs, it shows what to do by hand, or it says why it cannot be done now.
			t.notRegex(heard, /Nothing has changed by that|no answer here|There is no|is not there any more/v, `${remedy}: ${heard}`);
			t.true(heard.trim() !== '' || talk.effects().length > effects, `${remedy}: ${heard}`);
			t.true(isAt(talk, id), heard);
		}

		t.notRegex(talk.transcript(), /[→↻─▁█▌▸✔✘]/v);
		talk.answer('0');
		t.is(topOverlay(talk.state())?.name, 'findings');
		talk.stop();
	});
}
