import {entriesOf, isList, type Plain} from './plain.js';

const isScalar = (value: Plain): value is string | number | boolean => typeof value !== 'object';

/** Text that would be read as something else: a number, a time of day, a truth. */
const typedForm = /^(?:true|false|yes|no|on|off|null|[ny~]|[+\-.]?\d+(?:\.\d*)?|\d+(?::[0-5]?\d)+)$/v;

/** Text that holds characters of YAML where it must not. */
const specialForm = /^(?:[\s!"#%'*,\-:>?@\[\]`\{\|\}].*|&.*|.*(?:: |\s#).*|.*[\s:])$/v;

const scalar = (value: string | number | boolean): string => {
	if (typeof value !== 'string') {
		return String(value);
	}

	if (value === '' || typedForm.test(value)) {
		return JSON.stringify(value);
	}

	return specialForm.test(value) ? `'${value.replaceAll('\'', '\'\'')}'` : value;
};

/** Lists that Juju writes in one line. */
const flowKeys: ReadonlySet<string> = new Set(['api-endpoints']);

const flow = (items: readonly Plain[]): string => `[${items.map(item => isScalar(item) ? `'${String(item)}'` : '').join(', ')}]`;

const greatestWidth = 80;

/** Breaks a long line at the first blank behind the greatest width, as go-yaml does. Source: recorded of 4.0.15. */
const fold = (line: string, indent: string): string => {
	const at = line.indexOf(' ', greatestWidth + 1);
	return at === -1 || line.charAt(at + 1) === ' ' ? `${line}\n` : `${line.slice(0, at)}\n${fold(`${indent}${line.slice(at + 1)}`, indent)}`;
};

const property = (key: string, value: Plain, indent: string): string => {
	const label = `${indent}${scalar(key)}:`;
	if (isScalar(value)) {
		return typeof value === 'string' && value.endsWith('\n')
			? `${label} |\n${value.trimEnd().split('\n').map(line => `${indent}  ${line}\n`).join('')}`
			: fold(`${label} ${scalar(value)}`, `${indent}  `);
	}

	if (isList(value)) {
		if (flowKeys.has(key)) {
			return `${label} ${flow(value)}\n`;
		}

		return value.length === 0 ? `${label} []\n` : `${label}\n${block(value, indent)}`;
	}

	const inner = block(value, `${indent}  `);
	return inner === '' ? `${label} {}\n` : `${label}\n${inner}`;
};

const block = (value: Plain, indent: string): string => {
	if (isScalar(value)) {
		return `${indent}${scalar(value)}\n`;
	}

	return isList(value)
		? value.map(item => `${indent}- ${block(item, `${indent}  `).trimStart()}`).join('')
		: entriesOf(value).map(([key, item]) => property(key, item, indent)).join('');
};

const blockOrNone = (value: Plain): string => {
	const text = block(value, '');
	return text === '' ? (isList(value) ? '[]\n' : '{}\n') : text;
};

/**
Writes a value as YAML, near to what Juju's clients print.
*/
export const toYaml = (value: Plain): string => isScalar(value) ? `${scalar(value)}\n` : blockOrNone(value);
