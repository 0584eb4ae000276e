import {commandLine} from '../domain/intent.js';

/** Text from the cloud as Markdown that shows it as it is: nothing in it becomes a link, an image, HTML or a column. */
export const escapeMarkdown = (text: string): string => text.replaceAll(/[#*<>\[\\\]_`\|~]/gv, String.raw`\$&`).replaceAll(/[\n\r]/gv, ' ');

/** A row of a table. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A command in a block of its own; the fence is longer than any in it. */
export const commandBlock = ([, ...words]: readonly string[]): readonly string[] => {
	const line = commandLine(words);
	const longest = Math.max(0, ...line.matchAll(/`+/gv).map(([run]) => run.length));
	const fence = '`'.repeat(Math.max(3, longest + 1));
	return [`${fence}sh`, line, fence];
};
