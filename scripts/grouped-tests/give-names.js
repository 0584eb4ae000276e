/**
Loaded first in a process of many test files. Each file that asks for AVA is given a `test` of its own, which knows the file's name.
*/
import {registerHooks} from 'node:module';

const tests = new URL('../../build/test/', import.meta.url).href;
const namedTest = new URL('named-test.js', import.meta.url).href;
const packages = new Set(['ava', '@fast-check/ava']);

/** The test file that asks, also where it does by way of another package. */
const fileOf = url => {
	if (url?.startsWith(tests)) {
		return url.slice(tests.length).replace(/\.js$/v, '');
	}

	return url === undefined ? undefined : new URL(url).searchParams.get('test-file');
};

registerHooks({
	resolve(specifier, context, nextResolve) {
		const file = packages.has(specifier) ? fileOf(context.parentURL) : undefined;
		if (!file) {
			return nextResolve(specifier, context);
		}

		const url = new URL(specifier === 'ava' ? namedTest : nextResolve(specifier, context).url);
		url.searchParams.set('test-file', file);
		return {url: url.href, format: 'module', shortCircuit: true};
	},
});
