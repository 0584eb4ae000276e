import fs from 'node:fs';
import path from 'node:path';
import {escapeMarkdown, tableRow} from '../../source/output/markdown.js';
import {projectRoot} from './project-root.js';

/** As much of a JSON Schema as the page tells. */
type Schema = {
	readonly title?: string;
	readonly description?: string;
	readonly type?: string | readonly string[];
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly $ref?: string;
	readonly items?: Schema | boolean;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly anyOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
	readonly allOf?: readonly Schema[];
	readonly $defs?: Readonly<Record<string, Schema>>;
};

const folder = path.join(projectRoot, 'docs', 'schemas');

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

const refName = (reference: string): string => reference.replace('#/$defs/', '');

/** What a value can be, in few words. */
const kindOf = (schema: Schema, root: Schema): string => {
	if (schema.const !== undefined) {
		return code(schema.const);
	}

	if (schema.enum) {
		return schema.enum.map(value => code(value)).join(', ');
	}

	if (schema.$ref !== undefined) {
		const target = root.$defs?.[refName(schema.$ref)];
		return target && !target.properties ? kindOf(target, root) : `object (${refName(schema.$ref)})`;
	}

	const alternatives = schema.anyOf ?? schema.oneOf;
	if (alternatives) {
		return [...new Set(alternatives.map(each => kindOf(each, root)))].join(' or ');
	}

	const types = [schema.type ?? []].flat().join(' or ');
	return types.startsWith('array') && typeof schema.items === 'object' ? `${types} of ${kindOf(schema.items, root)}` : types;
};

const describe = (schema: Schema, root: Schema): string => {
	const target = schema.$ref === undefined ? undefined : root.$defs?.[refName(schema.$ref)];
	return escapeMarkdown(schema.description ?? target?.description ?? '');
};

const propertyRows = (properties: Readonly<Record<string, Schema>>, root: Schema): readonly string[] => [
	tableRow(['key', 'value', 'meaning']),
	tableRow(['---', '---', '---']),
	...Object.entries(properties).map(([name, schema]) => tableRow([code(name), kindOf(schema, root).replaceAll('|', String.raw`\|`), describe(schema, root)])),
	'',
];

const schemaLines = (file: string): readonly string[] => {
	const schema = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Schema;
	const parts = Object.entries(schema.$defs ?? {}).filter(([, part]) => part.properties);
	return [
		`## ${file.replace('.json', '')}`,
		'',
		`${escapeMarkdown(schema.title ?? '')}. The whole of it: [${file}](../schemas/${file}).`,
		'',
		...(schema.properties ? propertyRows(schema.properties, schema) : []),
		...parts.flatMap(([name, {description, properties = {}}]) => [
			`### ${file.replace('.json', '')}: ${name}`,
			'',
			...(description === undefined ? [] : [`${escapeMarkdown(description)}.`, '']),
			...propertyRows(properties, schema),
		]),
	];
};

/** The page about JSON, made from the schemas that the tests hold all documents to. */
export const jsonPage = (): string => [
	'# JSON',
	'',
	'Made by `npm run docs` from the schemas in `docs/schemas`, to which the tests hold every document that the program prints.',
	'',
	'`--format json` prints one document on standard output, and nothing else there (`watch`: one object a line); messages go to standard error. '
	+ 'Every document says its `schema` first. Keys that are there may be relied on; others may be added. What is not known is `null`, never guessed.',
	'',
	...fs.readdirSync(folder).filter(name => name.endsWith('.json')).toSorted().flatMap(file => schemaLines(file)),
].join('\n');
