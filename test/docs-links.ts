import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {optionsOf} from '../source/commands/command-details.js';
import {commandNames} from '../source/commands/command-help.js';
import {parseOptions} from '../source/commands/options.js';
import {findScenario} from '../source/simulator/scenarios/index.js';
import {findLesson} from '../source/training/lessons/index.js';
import {projectRoot} from './_helpers/project-root.js';

const docs = path.join(projectRoot, 'docs');

/** Pages by people and made ones, by their path in the project. */
const pages = ['readme.md', ...fs.readdirSync(docs, {recursive: true}).map(name => `docs/${String(name).replaceAll(path.sep, '/')}`).filter(name => name.endsWith('.md'))];

const read = (page: string): string => fs.readFileSync(path.join(projectRoot, page), 'utf8');

const withoutBlocks = (text: string): string => text.split(/^ *```.*$/mv).filter((_, index) => index % 2 === 0).join('\n');

type Link = {readonly page: string; readonly target: string; readonly anchor: string | undefined};

const linksOf = (page: string): readonly Link[] => withoutBlocks(read(page)).replaceAll(/`[^\n`]*`/gv, '')
	.matchAll(/\]\((?<target>[^\s\)]+)\)/gv)
	.map(({groups}) => groups?.['target'] ?? '')
	.filter(target => !/^[a-z]+:/v.test(target))
	.map(target => {
		const [file = '', anchor] = target.split('#', 2);
		return {page, target: file === '' ? page : path.posix.join(path.posix.dirname(page), file), anchor};
	})
	.toArray();

const links = pages.flatMap(page => linksOf(page));

/** As they are made of headings where Markdown is shown. */
const anchorsOf = (page: string): readonly string[] => withoutBlocks(read(page)).matchAll(/^#{1,6} (?<title>.+)$/gmv)
	.map(({groups}) => (groups?.['title'] ?? '').toLowerCase().replaceAll(/[^\p{Letter}\p{Number} \-_]/gv, '').replaceAll(' ', '-')).toArray();

test('every relative link in the documentation and the readme leads somewhere', t => {
	t.true(links.length > 200);
	t.deepEqual(links.filter(({target}) => !fs.existsSync(path.join(projectRoot, target))).map(({page, target}) => `${page} → ${target}`), []);
});

test('every link to a part of a page leads to a heading of it', t => {
	const toParts = links.filter(({target, anchor}) => anchor !== undefined && target.endsWith('.md') && fs.existsSync(path.join(projectRoot, target)));
	t.true(toParts.length > 2);
	t.deepEqual(toParts.filter(({target, anchor = ''}) => !anchorsOf(target).includes(anchor)), []);
});

test('every page but the first can be reached from the readme', t => {
	const reached = new Set(['readme.md']);
	for (let before = 0; before < reached.size;) {
		before = reached.size;
		for (const {page, target} of links) {
			if (reached.has(page)) {
				reached.add(target);
			}
		}
	}

	t.deepEqual(pages.filter(page => !reached.has(page)), []);
});

/** Command lines of the program that stand in a page, without what a shell does with them; those with brackets show forms, not commands. */
const commandsOf = (page: string): readonly string[] => read(page)
	.matchAll(/(?:^|`|PATH=\S+ )juju-upgrade-wizard(?<words>(?: [^\n`\|]*)?)(?:`|$|\|)/gmv)
	.map(({groups}) => (groups?.['words'] ?? '').split(/ ?>| [&<]/v, 1)[0]?.trim() ?? '')
	.filter(words => !/[=\[…]|\bexit\b/v.test(words))
	.toArray();

const written = pages.flatMap(page => commandsOf(page).map(words => ({page, words})));

const isPlaceholder = (word: string): boolean => /^[A-Z]/v.test(word);

const problemOf = (text: string): string | undefined => {
	const words = text.split(/\s+/v).filter(word => word !== '').map(word => word.replaceAll(/^["']|["']$/gv, ''));
	const [name, ...rest] = words;
	const command = name === undefined || name.startsWith('-') ? undefined : name;
	if (command !== undefined && !commandNames().includes(command)) {
		return `there is no command ${command}`;
	}

	const {simulate} = parseOptions(words);
	const known = new Set(optionsOf(command).flatMap(option => [`--${option.name}`, ...(option.short === undefined ? [] : [`-${option.short}`])]));
	const foreign = words.find(word => word.startsWith('-') && word.length > 1 && !known.has(word));
	if (foreign !== undefined) {
		return `${command ?? 'the wizard'} takes no ${foreign}`;
	}

	const [word] = rest;
	const isNamed = word !== undefined && !word.startsWith('-') && !isPlaceholder(word);
	if (command === 'train' && isNamed && !findLesson(word)) {
		return `there is no lesson ${word}`;
	}

	const scenario = command === 'simulate' && isNamed ? word : simulate;
	return scenario === undefined || scenario === '' || findScenario(scenario) ? undefined : `there is no scenario ${scenario}`;
};

test('every command line of the program in the documentation is one that it takes', t => {
	t.true(written.length > 80, String(written.length));
	const problems = written.flatMap(({page, words}) => {
		try {
			const problem = problemOf(words);
			return problem === undefined ? [] : [`${page}: ${words}: ${problem}`];
		} catch (error) {
			return [`${page}: ${words}: ${error instanceof Error ? error.message : String(error)}`];
		}
	});
	t.deepEqual(problems, []);
});
