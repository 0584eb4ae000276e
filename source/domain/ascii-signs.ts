/** What is drawn in place of our own signs where there is only ASCII: one cell for one cell, so that columns stay where they are. */
export const asciiSigns: Readonly<Record<string, string>> = {
	'✔': '+',
	'✘': 'x',
	'↻': '~',
	'·': '.',
	'▸': '>',
	'→': '>',
	'←': '<',
	'↑': '^',
	'↓': 'v',
	'…': '~',
	'─': '-',
	'│': '|',
	'–': '-',
	'—': '-',
	'█': '#',
	'▌': '=',
	'▁': '_',
	'▂': '_',
	'▃': '.',
	'▄': 'o',
	'▅': 'o',
	'▆': 'O',
	'▇': 'O',
	'“': '"',
	'”': '"',
	'‘': '\'',
	'’': '\'',
	'⏎': '/',
};

/**
A text with our own signs in ASCII. What Juju and people wrote is left as it is.
*/
export const signsToAscii = (text: string): string => text.replaceAll(/[\u{80}-\u{10FFFF}]/gv, sign => asciiSigns[sign] ?? sign);
