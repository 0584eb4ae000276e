/**
What `import test from 'ava'` is for one of many test files in a process: the file's name goes before each title.
*/
import {declareLater} from './declared-tests.js';

const file = new URL(import.meta.url).searchParams.get('test-file');

const declare = (title, ...rest) => {
	declareLater(file, `${file} › ${title}`, rest);
};

/** Would hold for all files of the group. */
const refused = ['before', 'after', 'beforeEach', 'afterEach'].map(hook => [hook, () => {
	throw new Error(`${file} has a hook "${hook}": it cannot share its process with other files.`);
}]);

const namedTest = Object.assign(declare, {serial: declare, ...Object.fromEntries(refused)});

export default namedTest;
