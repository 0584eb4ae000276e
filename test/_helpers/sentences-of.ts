import ts from 'typescript';

export type Sentence = {readonly text: string; readonly line: number};

/** What a person reads: two words beside each other, or one that begins as a sentence does. */
const isForPeople = (text: string): boolean => {
	const parts = text.split(/\s+/v);
	return /^\p{Uppercase_Letter}\p{Lowercase_Letter}/v.test(text.trimStart())
		|| parts.some((part, index) => /\p{Letter}{2}[,:;]?$/v.test(part) && /^\p{Letter}{2}/v.test(parts[index + 1] ?? ''));
};

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

/** Whether a text is a name for the program: of a module, a type, a property, what something is compared with, or an error that nobody sees but us. */
const isForProgram = (node: ts.Node): boolean => {
	const {parent} = node;
	return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)
		|| (ts.isPropertyAssignment(parent) && parent.name === node)
		|| (ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind))
		|| (ts.isNewExpression(parent) && parent.expression.getText().endsWith('Error'))
		|| (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword);
};

const textOf = (node: ts.Node): string | undefined => {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) {
		return node.text;
	}

	return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map(({literal}) => literal.text)].join('…') : undefined;
};

/**
The texts in a program that people read, as far as that can be told from what they look like.

@param source TypeScript.
@returns Each with its line, the first one 1; in templates `…` stands for what is filled in.
*/
export const sentencesOf = (name: string, source: string): readonly Sentence[] => {
	const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
	const found: Sentence[] = [];
	const visit = (node: ts.Node): void => {
		const text = textOf(node);
		if (text !== undefined && isForPeople(text) && !isForProgram(node)) {
			found.push({text, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1});
		}

		ts.forEachChild(node, visit);
	};

	visit(file);
	return found;
};
