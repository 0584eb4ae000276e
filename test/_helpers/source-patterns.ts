import fs from 'node:fs';
import path from 'node:path';
import typescript from 'typescript';
import {projectRoot} from './project-root.js';

/** A regular expression as it stands in a source file. */
export type SourcePattern = {readonly place: string; readonly source: string; readonly flags: string};

const filesOf = (folder: string): readonly string[] => fs.readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
	const name = path.join(folder, entry.name);
	return entry.isDirectory() ? filesOf(name) : (/\.tsx?$/v.test(entry.name) ? [name] : []);
});

/** The text of an expression that is put together from texts alone; undefined for any other. */
const textOf = (node: typescript.Expression | undefined): string | undefined => {
	if (!node) {
		return undefined;
	}

	if (typescript.isStringLiteralLike(node)) {
		return node.text;
	}

	if (typescript.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw' && typescript.isNoSubstitutionTemplateLiteral(node.template)) {
		return node.template.rawText ?? node.template.text;
	}

	// `[…].join('|')`
	if (typescript.isCallExpression(node) && typescript.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'join' && typescript.isArrayLiteralExpression(node.expression.expression)) {
		const parts = node.expression.expression.elements.map(element => textOf(element));
		const [between] = node.arguments.map(argument => textOf(argument));
		return parts.includes(undefined) || between === undefined ? undefined : parts.join(between);
	}

	return undefined;
};

const isConstructor = (node: typescript.Node): node is typescript.NewExpression =>
	typescript.isNewExpression(node) && node.expression.getText() === 'RegExp';

const patternOf = (node: typescript.Node): Omit<SourcePattern, 'place'> | 'unreadable' | undefined => {
	if (typescript.isRegularExpressionLiteral(node)) {
		const end = node.text.lastIndexOf('/');
		return {source: node.text.slice(1, end), flags: node.text.slice(end + 1)};
	}

	if (!isConstructor(node)) {
		return undefined;
	}

	const [source, flags] = node.arguments?.map(argument => textOf(argument)) ?? [];
	return source === undefined ? 'unreadable' : {source, flags: flags ?? ''};
};

const patternsIn = (file: string): ReadonlyArray<SourcePattern | {readonly place: string; readonly source: undefined}> => {
	const tree = typescript.createSourceFile(file, fs.readFileSync(file, 'utf8'), typescript.ScriptTarget.Latest, true);
	const found: Array<SourcePattern | {readonly place: string; readonly source: undefined}> = [];
	const walk = (node: typescript.Node): void => {
		const pattern = patternOf(node);
		if (pattern !== undefined) {
			const {line} = tree.getLineAndCharacterOfPosition(node.getStart());
			const place = `${path.relative(projectRoot, file)}:${line + 1}`;
			found.push(pattern === 'unreadable' ? {place, source: undefined} : {place, ...pattern});
		}

		typescript.forEachChild(node, walk);
	};

	walk(tree);
	return found;
};

/**
All regular expressions of the sources in some folders of `source`, those in literals and those that are put together of texts.

@returns `unreadable`: places of those that are made while the program runs.
*/
export const sourcePatterns = (...folders: readonly string[]): {readonly patterns: readonly SourcePattern[]; readonly unreadable: readonly string[]} => {
	const found = folders.flatMap(folder => filesOf(path.join(projectRoot, 'source', folder))).flatMap(file => patternsIn(file));
	return {
		patterns: found.flatMap(entry => (entry.source === undefined ? [] : [entry])),
		unreadable: found.flatMap(({place, source}) => (source === undefined ? [place] : [])),
	};
};
