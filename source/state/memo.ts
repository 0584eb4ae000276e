import {type State} from './state.js';

/**
Remembers the last result of a pure function by the identity of what it was made from.

Selectors are called for every frame; what they are made from changes only with an answer or a key.
*/
export const memoLast = <Inputs extends readonly unknown[], Result>(compute: (...inputs: Inputs) => Result): ((...inputs: Inputs) => Result) => {
	let last: {readonly inputs: Inputs; readonly result: Result} | undefined;
	return (...inputs) => {
		if (last?.inputs.every((input, index) => Object.is(input, inputs[index])) !== true) {
			last = {inputs, result: compute(...inputs)};
		}

		return last.result;
	};
};

/**
Remembers what was made from a state as long as the parts of the state that it was made from stay the same objects.
*/
export const memoByParts = <Result>(parts: (state: State) => readonly unknown[], compute: (state: State) => Result): ((state: State) => Result) => {
	let last: {readonly inputs: readonly unknown[]; readonly result: Result} | undefined;
	return state => {
		const inputs = parts(state);
		if (last?.inputs.every((input, index) => Object.is(input, inputs[index])) !== true) {
			last = {inputs, result: compute(state)};
		}

		return last.result;
	};
};
