import reactHooks from 'eslint-plugin-react-hooks';

const config = [
	{ignores: ['distribution', 'build', 'coverage', 'test/fixtures']},
	{
		plugins: {'react-hooks': reactHooks},
		rules: {
			'react-hooks/rules-of-hooks': 'error',
			'react-hooks/exhaustive-deps': 'error',
			// Our names are whole words: this rule would have RemoteApp for RemoteApplication.
			'unicorn/name-replacements': 'off',
			// One line is enough for a field's comment.
			'unicorn/single-line-block-comment-style': 'off',
			// Keys of records are Juju's own words: agent-version, read-status.
			'@typescript-eslint/naming-convention': 'off',
			// A doc comment says what cannot be seen from the types; a line for each parameter would repeat them.
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-description': 'off',
			'jsdoc/check-param-names': 'off',
			// Order of conditions and place of a ternary follow the thought, not its length.
			'unicorn/prefer-simple-condition-first': 'off',
			'unicorn/prefer-minimal-ternary': 'off',
			'unicorn/prefer-ternary': 'off',
			'unicorn/max-nested-calls': 'off',
			// A switch over a union is one decision, however many members it has.
			complexity: ['error', {max: 20, variant: 'modified'}],
			// A default is an answer for all the keys that a screen does not know.
			'@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: false}],
		},
	},
	{
		// Keys are pressed one after the other, and what they do is waited for.
		files: ['scripts/**', 'test/**', 'benchmark/**'],
		rules: {
			'no-await-in-loop': 'off',
		},
	},
	{
		files: ['test/**', 'benchmark/**'],
		rules: {
			'node-test/no-import-test-files': 'off',
		},
	},
	{
		// The program itself: where it was asked to end and does not, it has to.
		files: ['source/commands/**'],
		rules: {
			'unicorn/no-process-exit': 'off',
		},
	},
	{
		// Filters of esbuild's plugins are read by Go, which knows no flag v.
		files: ['scripts/build.js', 'scripts/make-distribution/**'],
		rules: {
			'require-unicode-regexp': 'off',
		},
	},
	{
		files: ['package.json'],
		rules: {
			// The pins of ava and node, and the override of unrs-resolver, are what makes a clean install work at all.
			'package-json/dependency-version-range': 'off',
			'package-json/no-overrides-in-published-package': 'off',
			'package-json/no-redundant-files': 'off',
		},
	},
];

export default config;
