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

/** What is said of colours and weights, number by number. */
const paintsOf = (written: string): ReadonlySet<number> =>
	new Set(written.matchAll(/\u{241B}\[(?<numbers>[\d;]*)m/gv).flatMap(({groups}) => (groups?.['numbers'] ?? '').split(';').map(Number)));

/** As they were, bold, dim and inverse: a VT100 does some of it, and passes over the rest. */
const isWeight = (number: number): boolean => [0, 1, 2, 7, 22, 27].includes(number);

/** The eight colours that the Linux console has, and its own. */
const isOfEight = (number: number): boolean => (number >= 30 && number <= 37) || number === 39;

const judgeColours = (kind: string, written: string): Problems => {
	const colours = [...paintsOf(written)].filter(number => !isWeight(number));
	const isRight = kind === 'vt100' ? colours.length === 0 : colours.some(number => number < 38) && colours.every(number => isOfEight(number));
	return unless(isRight, `its colours are not those that it has: ${colours.join(', ')}`);
};

const judge = async (owner: Owner, kind: string): Promise<Problems> => {
	const terminal = await openTerminal(owner, {arguments: ['--simulate', 'small'], environment: {TERM: kind}});
	await terminal.until(firstScreen);
	// A screen with all the colours that there are,
	await terminal.press('\r');
	await terminal.until('is what Juju itself would choose');
	await terminal.press('\r');
	await terminal.until('No backup yet');
	const screen = await settle(terminal);
	const written = terminal.written().replaceAll(escape, () => mark);
	// Neither another screen nor anything else that is newer than the terminal.
	const old = wordsOf(await paint(written.replaceAll(privateModes, '').replaceAll(mark, () => escape), 80, 24));
	const rest = written.replaceAll(known, '');
	return [
		...judgeColours(kind, written),
		...unless(!rest.includes(mark), `something is sent that would be seen: ${rest.slice(rest.indexOf(mark)).slice(0, 20)}`),
		...unless(old === screen, `without private modes it looks otherwise:\n${old}\n---\n${screen}`),
		...unless(!['linux', 'vt100'].includes(kind) || /^[\n\u{20}-\u{7E}]*$/v.test(screen), `letters that it does not have:\n${screen}`),
	];
};

const judgeDumb = async (owner: Owner): Promise<Problems> => {
	const terminal = await openTerminal(owner, {arguments: ['--simulate', 'small'], environment: {TERM: 'dumb'}});
	await terminal.until('access superuser');
	await terminal.press('1\r');
	await terminal.until('is what Juju itself would choose');
	await terminal.press('0\r');
	await terminal.until('Remedies for check 1');
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
