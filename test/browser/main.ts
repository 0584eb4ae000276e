/*
The report in a real browser, for `npm run test:browser`. It is no AVA test: where there is no browser it fails with one sentence, and is never skipped.
*/
import {Buffer} from 'node:buffer';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {findBrowser, openBrowser, type Page} from '../_helpers/browser.js';
import {measurePage, type View} from '../_helpers/measure-page.js';
import {makeExtremePage, makePlayedPages, makeTroubledPage} from '../_helpers/report-pages.js';

const views: readonly View[] = [
	{media: 'screen', width: 1200},
	{media: 'screen', width: 1200, scheme: 'dark'},
	{media: 'screen', width: 920},
	{media: 'screen', width: 640},
	{media: 'screen', width: 400},
	{media: 'screen', width: 400, scheme: 'dark'},
	{media: 'screen', width: 320},
	// A4 and letter with wide margins; who likes it dark prints it light.
	{media: 'print', width: 680},
	{media: 'print', width: 680, scheme: 'dark'},
];

type Show = (html: string) => Promise<{readonly page: Page; readonly address: string}>;

/** What is wrong; empty where nothing is. */
type Problems = readonly string[];

const unless = (isRight: boolean, problem: string): Problems => (isRight ? [] : [problem]);

/** What is wrong in any view. */
const measureAll = async (page: Page): Promise<Problems> => {
	const problems: string[] = [];
	for (const view of views) {
		const found = await measurePage(page, view);
		problems.push(...found.map(text => `${view.media} ${view.width} ${view.scheme ?? 'light'}: ${text}`));
	}

	return problems;
};

/** Runs in the page that is drawn as on paper. */
const tellings = `({
	paper: getComputedStyle(document.body).backgroundColor,
	areWords: [...document.querySelectorAll('.good, .bad, .warn')].every(element => element.textContent.trim() !== ''),
	lines: document.querySelectorAll('svg .curve').length,
	numbers: [...document.querySelectorAll('svg text[class^="line-"]')].map(element => element.textContent).join(),
	names: document.querySelectorAll('svg + ol > li').length,
	isShaded: document.querySelectorAll('svg .outage').length > 0,
	isShadeTold: document.body.innerText.includes('Shaded: the controller did not answer.'),
})`;

type Tellings = {
	readonly paper: string;
	readonly areWords: boolean;
	readonly lines: number;
	readonly numbers: string;
	readonly names: number;
	readonly isShaded: boolean;
	readonly isShadeTold: boolean;
};

/** Without colours, on white paper, it says the same. */
const judgePaper = async (page: Page): Promise<Problems> => {
	const told = await page.evaluate(tellings) as Tellings;
	const {data} = await page.send('Page.printToPDF', {printBackground: false}) as {readonly data: string};
	const sheets = Buffer.from(data, 'base64').toString('latin1').match(/\/Type ?\/Page\b/gv)?.length ?? 0;
	return [
		...unless(told.paper === 'rgb(255, 255, 255)', `printed on ${told.paper}`),
		...unless(told.areWords, 'something is said by a colour alone'),
		...unless(told.lines > 0 && told.numbers === Array.from({length: told.lines}, (_, index) => index + 1).join(','), `${told.lines} lines are numbered ${told.numbers}`),
		...unless(told.names === told.lines, `${told.names} names for ${told.lines} lines`),
		...unless(told.isShaded === told.isShadeTold, 'the shade of an outage is not told'),
		...unless(sheets > 0 && sheets < 12, `${sheets} sheets of paper`),
	];
};

/** All that holds for every report. */
const judge = async (html: string, show: Show): Promise<Problems> => {
	const {page, address} = await show(html);
	return [
		...await measureAll(page),
		...await judgePaper(page),
		...page.requests().filter(request => request !== address).map(request => `asked for ${request}`),
		...page.complaints(),
	];
};

/** What stands behind a name that is read from right to left is still behind it: from which version, then to which. */
const judgeOrder = async (html: string, show: Show): Promise<Problems> => {
	const {page} = await show(html);
	const order = await page.evaluate(`(() => {
		const text = document.querySelector('h1').lastChild;
		const leftOf = part => {
			const range = document.createRange();
			const start = text.data.indexOf(part);
			range.setStart(text, start);
			range.setEnd(text, start + part.length);
			return range.getBoundingClientRect().left;
		};
		return leftOf('3.6.4') < leftOf('3.6.28');
	})()`);
	return unless(order === true, 'the versions of the title stand in the wrong order');
};

const faulty = `<!doctype html><html lang="en"><head><style>
	body { margin: 0; background: #fff; } .pale { color: #999; } .small { font-size: 6px; } .long { white-space: nowrap; }
</style></head><body><p class="pale">pale</p><p class="small">small</p><p class="long">${'wide '.repeat(200)}</p>
<table><tbody><tr><td style="max-width: 3rem; white-space: nowrap">leaves its cell</td></tr></tbody></table>
<svg viewBox="0 0 100 20"><text x="90" y="15">outside</text></svg>
<img alt="" src="http://127.0.0.1:9/picture.png"><script>console.error('a complaint')</script></body></html>`;

/** Whoever measures is measured, too. */
const judgeMeasuring = async (show: Show): Promise<Problems> => {
	const {page} = await show(faulty);
	const found = await measurePage(page, {media: 'screen', width: 400});
	const all = [...found, ...page.requests(), ...page.complaints()].join('\n');
	const wanted = [
		'contrast of 2.85: p.pale',
		'letters of 6.0px: p.small',
		'the page is',
		'beyond the edge: p.long',
		'leaves its cell: td',
		'beyond the picture: text',
		'http://127.0.0.1:9/picture.png',
		'a complaint',
	];
	return wanted.filter(part => !all.includes(part)).map(part => `not found out: ${part}`);
};

const isAllWell = async (): Promise<boolean> => {
	findBrowser();
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'juju-upgrade-wizard-pages-'));
	const cleanings: Array<() => Promise<void>> = [async () => fs.rm(folder, {recursive: true, force: true})];
	const owner = {
		teardown(clean: () => Promise<void>) {
			cleanings.push(clean);
		},
	};
	let isGood = true;
	try {
		const browser = await openBrowser();
		owner.teardown(browser.close);
		let next = 0;
		const show: Show = async html => {
			next++;
			const file = path.join(folder, `${next}.html`);
			await fs.writeFile(file, html);
			return {page: await browser.open(file), address: `file://${file}`};
		};

		const played = await makePlayedPages(owner);
		const extreme = makeExtremePage();
		const cases: ReadonlyArray<readonly [string, () => Promise<Problems>]> = [
			['a whole upgrade', async () => judge(played.done, show)],
			['an upgrade that was cut off', async () => judge(played['cut off'], show)],
			['an upgrade with a case and its remedy that was left', async () => judge(await makeTroubledPage(owner), show)],
			['names that are long, wide, or read from right to left, in many models', async () => judge(extreme, show)],
			['what stands behind a name that is read from right to left', async () => judgeOrder(extreme, show)],
			['a page with faults is found out', async () => judgeMeasuring(show)],
		];
		for (const [name, findProblems] of cases) {
			const problems = await findProblems();
			isGood &&= problems.length === 0;
			process.stdout.write(`  ${problems.length === 0 ? '✔' : '✘'} ${name}\n${problems.map(problem => `      ${problem}\n`).join('')}`);
		}
	} finally {
		for (const clean of cleanings.toReversed()) {
			await clean();
		}
	}

	return isGood;
};

try {
	process.exitCode = await isAllWell() ? 0 : 1;
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
