import test from 'ava';
import {summariseRun} from '../../source/domain/run.js';
import {type JournalEntry} from '../../source/domain/journal-entry.js';
import {formatReportHtml} from '../../source/output/report-html.js';
import {formatReportMarkdown} from '../../source/output/report-markdown.js';
import {lineColours, reportColours, reportStyle} from '../../source/output/report-style.js';
import {makeRunDocument, type RunDocument} from '../../source/output/run-document.js';
import {testTime} from '../_helpers/make-state.js';

const script = '<script>alert("1")</script>';

/** A document that has something of everything, its texts hostile. */
const makeDocument = (models: readonly string[] = ['admin/web', `admin/${script}`]): RunDocument => {
	const entries: JournalEntry[] = [];
	const add = (kind: string, value: unknown): void => {
		entries.push({
			sequence: entries.length + 1, at: testTime + (entries.length * 1000), kind, facts: {value},
		});
	};

	const addFlat = (kind: string, facts: JournalEntry['facts']): void => {
		entries.push({
			sequence: entries.length + 1, at: testTime + (entries.length * 1000), kind, facts,
		});
	};

	addFlat('run-started', {
		program: '0.1.0', arguments: ['-c', script], user: script, host: script,
	});
	add('target', {
		controller: script, controllerVersion: '3.6.4', version: '3.6.28', models: models.map(name => ({controller: 'aws', name})), 'client-version': script, mode: 'live',
	});
	add('checks', {
		results: [{
			id: 'agents-well', subject: script, title: script, result: 'warn', evidence: [{source: 'status', text: `"${script}' & more`}],
		}], ignored: [`agents-well ${script}`], versions: {},
	});
	addFlat('plan', {plan: 'abc', file: 'plan.json'});
	add('plan-accepted', {plan: 'abc'});
	addFlat('command-starting', {id: '1', command: ['juju', 'upgrade-model', '-m', script], risk: 'disruptive'});
	addFlat('command-ended', {
		id: '1', outcome: 'exited', 'exit-code': 1, 'took-ms': 200, stdout: '', stderr: script,
	});
	addFlat('command-starting', {id: '2', command: ['juju', 'upgrade-model'], risk: 'disruptive'});
	for (const [index, name] of models.entries()) {
		const model = `aws:${name}`;
		const at = testTime + (index * 1000);
		add('waiting', {model, version: '3.6.28', at});
		add('silent', {model, version: '3.6.28', from: at + 500});
		add('recovered', {
			model, version: '3.6.28', from: at + 500, to: at + 1500,
		});
		add('complete', {
			model, version: '3.6.28', at: at + 60_000, history: [{at: at + 2000, upgraded: 0, total: 4}, {at: at + 30_000, upgraded: 4, total: 4}],
		});
		add('verified', {
			model, wanted: '3.6.28', result: 'partial', sentence: script, differences: [{
				kind: 'agent-worse', name: script, before: script, after: script, message: script, isTrouble: true,
			}],
		});
	}

	add('case-opened', {case: 'unknown-case', subjects: [script]});
	add('remedy-started', {
		case: 'unknown-case', subjects: [script], remedy: 'r', title: script,
	});
	add('case-worse', {
		case: 'unknown-case', subjects: [script], remedy: 'r', text: script,
	});
	add('put-back-remembered', {id: 'p', title: script});
	add('charm-wave', {model: 'aws:admin/web', items: [{application: script, outcome: 'pending'}]});
	const run = summariseRun(script, entries);
	return makeRunDocument({
		run, isAlive: false, torn: script, damage: [script], entries: entries.length,
	}, []);
};

test('hostile text stands in the page as text: there is no element in it that is not ours', t => {
	const html = formatReportHtml(makeDocument());
	t.true(html.includes('&lt;script&gt;'));
	const names = new Set(html.matchAll(/<(?<name>[a-z][0-9a-z]*)/giv).map(match => match.groups?.['name']));
	const ours = new Set('html head meta title style body section h1 h2 p span dl dt dd code ul ol li br table thead tbody tr th td svg path rect text bdi wbr'.split(' '));
	t.deepEqual([...names].filter(name => !ours.has(name ?? '')), []);
	// What is within quotation marks cannot leave them.
	t.deepEqual(html.matchAll(/\s(?<name>[\-a-z]+)="(?<value>[^"]*)"/gv).filter(match => /[<>]/v.test(match.groups?.['value'] ?? '')).toArray(), []);
});

test('the page asks for nothing from elsewhere, fits a phone, and prints', t => {
	const html = formatReportHtml(makeDocument());
	t.notRegex(html, /\s(?:src|href|srcset|action|on[a-z]+|style)=|url\(|@import|<(?:script|link|iframe|object|embed|img)\b/v);
	t.true(html.includes('<meta name="viewport" content="width=device-width, initial-scale=1">'));
	t.true(html.includes('default-src \'none\''));
	t.true(html.startsWith('<!doctype html>\n<html lang="en">'));
	t.regex(html, /@media print/v);
	t.regex(html, /@media screen and \(max-width: \d+rem\)/v);
	// Nothing has a width of its own that a narrow page has not; the picture scales.
	t.notRegex(reportStyle, /(?:^|[^\-])width: \d+(?:px|rem)/v);
	t.regex(html, /<svg viewBox="0 0 400 240" role="img" aria-label="[^"]+">/v);
});

test('every element that is opened is closed, in order', t => {
	const html = formatReportHtml(makeDocument()).replace(/<style>.*<\/style>/sv, '');
	const empty = new Set(['meta', 'br', 'wbr', 'rect']);
	const open: string[] = [];
	const wrong: string[] = [];
	for (const [tag] of html.matchAll(/<[\/a-z][^>]*>/gv)) {
		const name = /[a-z]+\d?/v.exec(tag)?.[0] ?? '';
		if (!tag.startsWith('</')) {
			open.push(...(empty.has(name) || tag.endsWith('/>') ? [] : [name]));
		} else if (open.pop() !== name) {
			wrong.push(tag);
		}
	}

	t.deepEqual(wrong, []);
	t.deepEqual(open, []);
});

test('the picture has a line for each model, numbered as in its legend, and shades outages once', t => {
	const html = formatReportHtml(makeDocument(Array.from({length: 9}, (_, index) => `admin/model-${index}`)));
	t.is(html.matchAll(/<path class="curve /gv).toArray().length, 9);
	t.is(html.matchAll(/<li><bdi dir="ltr">aws:admin\/model-\d<\/bdi>: 4 of 4 agents upgraded in 1m 00s, one outage of 1s<\/li>/gv).toArray().length, 9);
	t.is(html.matchAll(/<rect class="outage"/gv).toArray().length, 9);
	const looks = html.matchAll(/<path class="curve (?<line>line-\d)"(?<dash> stroke-dasharray="[^"]+")?/gv).map(match => `${match.groups?.['line']} ${match.groups?.['dash']}`).toArray();
	t.is(new Set(looks).size, 9);
	const labels = html.matchAll(/<text class="line-\d" x="(?<x>[\d.]+)" y="(?<y>[\d.]+)">/gv).map(match => [Number(match.groups?.['x']), Number(match.groups?.['y'])] as const).toArray();
	t.is(labels.length, 9);
	for (const [index, [x, y]] of labels.entries()) {
		t.true(x >= 38 && x <= 388 && y >= 10 && y <= 200);
		t.true(labels.slice(0, index).every(([otherX, otherY]) => Math.abs(otherX - x) >= 16 || Math.abs(otherY - y) >= 13));
	}
});

const luminance = (colour: string): number => {
	const parts = [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16) / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return ((parts[0] ?? 0) * 0.2126) + ((parts[1] ?? 0) * 0.7152) + ((parts[2] ?? 0) * 0.0722);
};

const contrast = (one: string, other: string): number => {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((left, right) => left - right);
	return (high + 0.05) / (low + 0.05);
};

for (const [name, colours] of Object.entries(reportColours)) {
	test(`${name}: text has a contrast of 4.5 to 1, lines of the picture have one of 3 to 1, also over an outage`, t => {
		const texts = ['text', 'quiet', 'good', 'bad', 'warn'] as const;
		t.deepEqual(texts.filter(text => Math.min(contrast(colours[text], colours.background), contrast(colours[text], colours.panel)) < 4.5), []);
		t.true(contrast(colours.edge, colours.background) >= 3);
		// Their numbers are text.
		const lines = (['line-1', 'line-2', 'line-3', 'line-4', 'line-5', 'line-6'] as const).map(line => colours[line]);
		t.deepEqual(lines.filter(line => contrast(line, colours.background) < 4.5 || contrast(line, colours.outage) < 3), []);
	});
}

test('every colour of the style is one of those, and every line has one', t => {
	const rules = reportStyle.replaceAll(/:root \{.*?\}/gv, '');
	t.notRegex(rules, /#[0-9a-f]{3}/iv);
	const used = new Set(rules.matchAll(/var\(--(?<name>[\-0-9a-z]+)\)/gv).map(match => match.groups?.['name']));
	t.deepEqual([...used].filter(name => !Object.hasOwn(reportColours.light, name ?? '')), []);
	t.is(used.size, Object.keys(reportColours.light).length);
	t.is(lineColours, 6);
});

test('hostile text in Markdown stays text', t => {
	const markdown = formatReportMarkdown(makeDocument());
	const outside = markdown.replaceAll(/```sh\n[^`]*```/gv, '');
	t.notRegex(outside, /(?<!\\)<script/v);
});
