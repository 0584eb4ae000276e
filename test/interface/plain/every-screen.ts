import test from 'ava';
import {currentSurface} from '../../../source/interface/surface.js';
import {createMemory} from '../../../source/interface/plain/screen-memory.js';
import {readAnswer} from '../../../source/interface/plain/read-answer.js';
import {offersOf} from '../../../source/interface/plain/offers.js';
import {speakHelp} from '../../../source/interface/plain/speak-help.js';
import {speakState} from '../../../source/interface/plain/speak-state.js';
import {everyScreen} from '../../_helpers/every-screen.js';

const beside = new Set(['question', 'phrase', 'help', 'filter', 'watch', 'watch-models']);

for (const [index, {name, state}] of everyScreen().entries()) {
	const surface = currentSurface(state);
	if (!beside.has(surface)) {
		test(`${index}, ${name}, is told without a drawing, and what it offers is an answer`, t => {
			const {sentences, menu} = speakState(state, {
				...createMemory(), isWhole: false, checks: new Map(), hasNextCheck: false,
			});
			const isFollowed = state.stage.name === 'perform' && state.stage.step.phase === 'waiting' && state.overlays.length === 0;
			t.true(sentences.length > 0 || surface === 'prepare' || isFollowed, surface);
			for (const {text} of sentences) {
				t.notRegex(text, /[→↻─▁█▌▸✔✘]|\s{2}$|^\s|, ,/v, text);
			}

			for (const choice of menu.choices) {
				t.deepEqual(readAnswer(state, String(choice.number), menu), {type: 'choose', choice});
			}

			for (const {words, action} of offersOf(state)) {
				const word = words[0] ?? '';
				const answer = readAnswer(state, word, menu);
				t.true(answer.type === 'search' || answer.type === 'unknown' || (answer.type === 'act' && answer.action === action), `${word} ${JSON.stringify(answer)}`);
			}

			t.true(speakHelp(state, menu).length > 1);
		});
	}
}
