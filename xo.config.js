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
		},
	},
	{
		files: ['test/**'],
		rules: {
			'node-test/no-import-test-files': 'off',
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
