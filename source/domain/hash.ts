// A prime with 61 bits: remainders of it fit into 16 hexadecimal digits.
const modulus = 2_305_843_009_213_693_951n;
const base = 1_099_511_628_211n;

/**
A short name for a text, the same for the same text on every machine: a polynomial over its code points, modulo a prime.

It tells plans apart, it protects nothing.

@returns 16 hexadecimal digits.
*/
export const hashText = (text: string): string => {
	let hash = 1n;
	for (const character of text) {
		hash = ((hash * base) + BigInt(character.codePointAt(0) ?? 0)) % modulus;
	}

	return hash.toString(16).padStart(16, '0');
};
