const entities: Readonly<Record<string, string>> = {
	'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;',
};

/** Text from the cloud as HTML that shows it as it is, in elements and in quoted attributes. Control characters become a sign that shows where they were. */
export const escapeHtml = (text: string): string =>
	Array.from(text.replaceAll(/[\p{Control}--[\t\n\r]]/gv, '\u{FFFD}'), character => entities[character] ?? character).join('');
