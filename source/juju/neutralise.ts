/** Whatever could move the cursor, hide, reorder or break the text around it. The two variation selectors belong to ordinary emoji. */
const harmful = /[[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]--[\t\n]--[\u{FE0E}\u{FE0F}]]/v;

const [escape, sequenceIntroducer] = ['\u{1B}', '\u{9B}'];

const harmfulParts = new RegExp(
	[
		// A whole control sequence such as a colour: it holds no text of its own.
		String.raw`(?:${escape}\[|${sequenceIntroducer})[0-?]{0,64}[ -\/]{0,8}[@-~]`,
		String.raw`\r\n?`,
		harmful.source,
	].join('|'),
	'gv',
);

const lineBreaks = new Set(['\r', '\r\n', '\u{85}', '\u{2028}', '\u{2029}']);

const picture = (part: string): string => {
	if (lineBreaks.has(part)) {
		return '\n';
	}

	const code = part.codePointAt(0) ?? 0;
	if (part.length > 1 && (part.startsWith(escape) || part.startsWith(sequenceIntroducer))) {
		return '';
	}

	if (code < 0x20) {
		return String.fromCodePoint(0x24_00 + code);
	}

	if (code === 0x7F) {
		return '␡';
	}

	return code >= 0xD8_00 && code <= 0xDF_FF ? '\u{FFFD}' : '·';
};

/**
Makes text from the cloud harmless for a terminal, in linear time. Doing it twice changes nothing more.

Whole control sequences (colours, cursor movements) vanish, since they hold no text. Every other control character stays visible as its picture: Escape
is `␛`, Bell `␇`; so the title in an operating system command can be read, but sets nothing. C1 controls and all that is invisible or changes the
direction of writing become `·`, one by one, so that two names that differ only in such a character still differ. Carriage returns and the separators
of Unicode become line breaks; half a surrogate pair becomes `\u{FFFD}`. Line breaks and tabs stay.

@returns The same string where nothing harmful is in it.
*/
export const neutralise = (text: string): string =>
	harmful.test(text) ? text.replaceAll(harmfulParts, part => picture(part)) : text;
