import {openTerminal} from '../_helpers/open-terminal.js';
import {
	comparable,
	firstScreen,
	paint,
	settle,
	unless,
	type LineCase,
	type Owner,
	type Problems,
} from './case.js';

const escape = '\u{1B}';

/** In place of the escape character, for regular expressions. */
const mark = '\u{241B}';

/** All that may be sent: what the oldest terminals do, and private modes, which they pass over. Strings that begin with ESC ] or ESC P they would show. */
const known = /\u{241B}\[\??[\d;]*[A-Za-z]/gv;

const privateModes = /\u{241B}\[\?[\d;]*[hl]/gv;

const wordsOf = (rows: ReadonlyArray<ReadonlyArray<{readonly text: string}>>): string =>
	comparable(rows.map(row => row.map(({text}) => (text === '' ? ' ' : text)).join('')).join('\n'));

const judge = async (owner: Owner, kind: string): Promise<Problems> => {
	const terminal = await openTerminal(owner, {arguments: ['--simulate', 'small'], environment: {TERM: kind}});
	await terminal.until(firstScreen);
	const screen = await settle(terminal);
	const written = terminal.written().replaceAll(escape, () => mark);
	// Neither another screen nor anything else that is newer than the terminal.
	const old = wordsOf(await paint(written.replaceAll(privateModes, '').replaceAll(mark, () => escape), 80, 24));
	const rest = written.replaceAll(known, '');
	return [
		...unless(!rest.includes(mark), `something is sent that would be seen: ${rest.slice(rest.indexOf(mark)).slice(0, 20)}`),
		...unless(old === screen, `without private modes it looks otherwise:\n${old}\n---\n${screen}`),
		...unless(!['linux', 'vt100'].includes(kind) || /^[\n\u{20}-\u{7E}]*$/v.test(screen), `letters that it does not have:\n${screen}`),
	];
};

const judgeDumb = async (owner: Owner): Promise<Problems> => {
	const terminal = await openTerminal(owner, {arguments: ['--simulate', 'small'], environment: {TERM: 'dumb'}});
	await terminal.until(/3\.6\.4/v);
	return [
		...unless(!terminal.written().includes(escape), 'a sequence was sent'),
		...unless(!terminal.isOnAlternateScreen(), 'it left the screen it was started on'),
	];
};

/** Each kind of terminal shows a first screen that can be read. */
export const kindCases: readonly LineCase[] = [
	...['linux', 'vt100', 'screen', 'xterm-256color'].map((kind): LineCase => ({
		name: `TERM=${kind}`, needs: [], findProblems: async owner => judge(owner, kind),
	})),
	{name: 'TERM=dumb', needs: [], findProblems: judgeDumb},
];
