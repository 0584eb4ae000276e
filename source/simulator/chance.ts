const range = 4_294_967_296;

/** A whole number from 0 up to 2^32, as `Math.imul` leaves it below 0 as often as not. */
const unsigned = (value: number): number => value < 0 ? value + range : value;

const hashText = (text: string, seed: number): number => {
	let hash = seed % range;
	for (const character of text) {
		hash = (unsigned(Math.imul(hash, 0x01_00_01_93)) + (character.codePointAt(0) ?? 0)) % range;
	}

	return hash;
};

/** Lets high places of a number bear on low ones, and the other way round. */
const stir = (value: number, divisor: number, factor: number): number =>
	unsigned(Math.imul((value + Math.floor(value / divisor)) % range, factor));

/**
A number chosen by the seed, independent of when and in which order it is asked for: the same seed and key give the same number.

@param seed - Any whole number from 0.
@param key - What is being decided, such as `machine-0 restart`.
@returns At least 0, below 1.
*/
export const chance = (seed: number, key: string): number => {
	const hash = hashText(key, stir(seed + 0x6D_2B_79_F5, 32_768, 0x2C_1B_3C_6D));
	return stir(stir(stir(hash, 65_536, 0x85_EB_CA_6B), 8192, 0xC2_B2_AE_35), 65_536, 0x27_D4_EB_2F) / range;
};

/**
A whole number in a range, chosen by the seed.

@param range - Least and greatest, inclusive.
*/
export const chooseBetween = (seed: number, [least, greatest]: readonly [number, number], key: string): number =>
	least + Math.floor(chance(seed, key) * ((greatest - least) + 1));

/**
A made-up UUID (version 4 in form) that belongs to a key.
*/
export const chooseUuid = (seed: number, key: string): string => {
	const hexadecimal = [0, 1, 2, 3]
		.map(part => Math.floor(chance(seed, `${key} uuid ${part}`) * range).toString(16).padStart(8, '0'))
		.join('');
	return [
		hexadecimal.slice(0, 8),
		hexadecimal.slice(8, 12),
		`4${hexadecimal.slice(13, 16)}`,
		`8${hexadecimal.slice(17, 20)}`,
		hexadecimal.slice(20, 32),
	].join('-');
};
