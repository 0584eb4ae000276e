/**
A document as JSON, indented, with a line break behind it. What is absent is `null`: a reader finds every key.
*/
export const formatJson = (document: Readonly<Record<string, unknown>>): string =>
	`${JSON.stringify(document, (_key, value: unknown) => value === undefined ? null : value, '\t')}\n`;
