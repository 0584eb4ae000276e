import {Buffer} from 'node:buffer';

/** Terminals drop longer sequences whole (xterm: 74,994 bytes of base64 and a few more). */
const longestSequence = 74_000;

/**
The sequence (OSC 52) that puts a text into the clipboard of the terminal, also over ssh.

@returns Undefined where the text is longer than terminals take.
*/
export const clipboardSequence = (text: string): string | undefined => {
	const encoded = Buffer.from(text, 'utf8').toString('base64');
	return encoded.length > longestSequence ? undefined : `\u{1B}]52;c;${encoded}\u{7}`;
};
