/** Colours of the report by name. Text on `background` and `panel` has a contrast of 4.5 to 1 at least, lines of the picture one of 3 to 1 (WCAG 2.2, AA). */
export const reportColours = {
	light: {
		text: '#1b1b1f',
		quiet: '#55555f',
		background: '#ffffff',
		panel: '#f3f3f6',
		edge: '#80808a',
		good: '#0f6a2f',
		bad: '#a8121c',
		warn: '#7a4f00',
		outage: '#e3c7c9',
		'line-1': '#0b57a4',
		'line-2': '#a3400c',
		'line-3': '#0f6a2f',
		'line-4': '#84209a',
		'line-5': '#6b5a00',
		'line-6': '#a8125a',
	},
	dark: {
		text: '#ececf0',
		quiet: '#b4b4bf',
		background: '#16161a',
		panel: '#222228',
		edge: '#85858f',
		good: '#6fd08c',
		bad: '#ff9a9a',
		warn: '#f0c060',
		outage: '#5a2c30',
		'line-1': '#7fb8ff',
		'line-2': '#ffab7a',
		'line-3': '#6fd08c',
		'line-4': '#e09bf0',
		'line-5': '#e0cf6a',
		'line-6': '#ff9ac8',
	},
} as const;

/** So many lines of the picture differ by colour; more differ by their dashes. */
export const lineColours = 6;

const variables = (colours: Readonly<Record<string, string>>): string => Object.entries(colours).map(([name, value]) => `--${name}: ${value};`).join(' ');

const lineRules = Array.from({length: lineColours}, (_, index) => {
	const name = `line-${index + 1}`;
	return `svg .${name} { stroke: var(--${name}); } svg text.${name} { stroke: var(--background); fill: var(--${name}); font-weight: 700; }`;
}).join('\n');

/** The style of the whole page; it needs nothing from elsewhere. Printed it is light, whatever the screen is. */
export const reportStyle = `
:root { color-scheme: light dark; ${variables(reportColours.light)} }
@media screen and (prefers-color-scheme: dark) { :root { ${variables(reportColours.dark)} } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--background); overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--edge); }
p { margin: .5rem 0; }
code { font: .9em/1.4 ui-monospace, monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dt, .quiet { color: var(--quiet); }
dd { margin: 0; }
ul { padding-left: 1.25rem; }
table { border-collapse: collapse; width: 100%; }
th { white-space: nowrap; text-transform: capitalize; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--edge); }
td { min-width: 5rem; }
.whole { white-space: nowrap; }
td.short { min-width: 0; white-space: nowrap; }
.note { background: var(--panel); border-left: .25rem solid var(--edge); padding: .5rem .75rem; }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
.warn { color: var(--warn); font-weight: 600; }
svg { display: block; width: 100%; max-width: 44rem; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: var(--text); paint-order: stroke; stroke-width: 3px; stroke-linejoin: round; }
svg .axis { stroke: var(--edge); fill: none; }
svg .outage { fill: var(--outage); }
svg .curve { fill: none; stroke-width: 2; }
${lineRules}
@media screen and (max-width: 56rem), (max-width: 30rem) {
	dl { grid-template-columns: 1fr; }
	dd { margin-bottom: .35rem; }
	table, tbody, tr, td { display: block; }
	thead { display: none; }
	tr { border-bottom: 1px solid var(--edge); padding: .35rem 0; }
	td, td.short { border: 0; padding: 0; min-width: 0; white-space: normal; }
	.whole { white-space: normal; }
	td[data-name]::before { content: attr(data-name) ": "; text-transform: capitalize; color: var(--quiet); }
}
@media screen and (max-width: 24rem) { svg text { font-size: 14px; } }
@media print {
	body { max-width: none; padding: 0; font-size: 10pt; }
	svg { max-width: 32rem; }
	tr, svg, li { break-inside: avoid; }
	h2 { break-after: avoid; }
	.outage { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
