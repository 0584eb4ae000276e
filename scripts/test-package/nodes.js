/**
The Nodes that the package is tried with: the one of the project, and others from the registry where that can be reached.
*/
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const others = [22, 26];

/** Milliseconds. */
const installLimit = 240_000;

const majorOf = node => {
	const {stdout = ''} = spawnSync(node, ['--version'], {encoding: 'utf8'});
	return Number(/^v(?<major>\d+)\./v.exec(stdout ?? '')?.groups.major);
};

/** The package `node` fetches what fits this machine when it is installed; npm asks whether it may. */
const install = (major, folder) => {
	fs.mkdirSync(folder, {recursive: true});
	fs.writeFileSync(path.join(folder, 'package.json'), '{"private": true, "allowScripts": {"node": true}}\n');
	const {status, stderr} = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', `node@${major}`], {cwd: folder, encoding: 'utf8', timeout: installLimit});
	const node = path.join(folder, 'node_modules', 'node', 'bin', 'node');
	return status === 0 && majorOf(node) === major ? {major, node} : {major, problem: (stderr ?? '').trim().split('\n', 1)[0] || 'it does not start'};
};

/** One `{major, node}` each, with the path of the program; or `{major, problem}`. */
export const findNodes = (root, folder) => {
	const own = path.join(root, 'node_modules', 'node', 'bin', 'node');
	return [{major: majorOf(own), node: own}, ...others.map(major => install(major, path.join(folder, `node-${major}`)))];
};
