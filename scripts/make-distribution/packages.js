/**
The packages whose code is in the bundle, by the files that esbuild took: what is installed beside them is nobody's business.
*/
import fs from 'node:fs';
import path from 'node:path';

/** The folder of the package that a file belongs to; undefined for a file of ours. */
const folderOf = file => {
	const parts = file.split('/');
	const last = parts.lastIndexOf('node_modules');
	if (last === -1) {
		return undefined;
	}

	return parts.slice(0, last + (parts[last + 1].startsWith('@') ? 3 : 2)).join('/');
};

const isLicence = name => /^(?:licen[cs]e|copying|notice)(?:[\-.].*)?$/iv.test(name);

const read = (root, folder, locked) => {
	const {name, version, license, author, homepage, repository} = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
	if (typeof license !== 'string') {
		throw new TypeError(`${folder} does not say its licence: what may be given away with it has to be looked up.`);
	}

	const texts = fs.readdirSync(path.join(root, folder)).filter(file => isLicence(file)).toSorted((left, right) => left.localeCompare(right, 'en'))
		.map(file => fs.readFileSync(path.join(root, folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
	return {
		name,
		version,
		licence: license,
		author: typeof author === 'string' ? author : author?.name,
		source: homepage ?? (typeof repository === 'string' ? repository : repository?.url),
		// Where node_modules is a link, its packages have longer paths than the lock file says.
		integrity: locked[folder.slice(folder.indexOf('node_modules/'))]?.integrity,
		texts,
	};
};

/** Of files, by their paths from the root with slashes: the packages, each version once, by name. */
export const bundledPackages = (root, inputs) => {
	const {packages: locked} = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
	const folders = new Set(inputs.map(file => folderOf(file)).filter(folder => folder !== undefined));
	const found = [...folders].map(folder => read(root, folder, locked));
	const unique = new Map(found.map(item => [`${item.name}@${item.version}`, item]));
	return unique.values().toArray().toSorted((left, right) => left.name.localeCompare(right.name, 'en') || left.version.localeCompare(right.version, 'en'));
};
