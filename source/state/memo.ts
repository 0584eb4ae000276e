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
