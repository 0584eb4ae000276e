import {existsSync} from 'node:fs';

/** A name that is not taken: what was set aside before stays as it is. */
export const freeName = (name: string): string => {
	let free = name;
	for (let count = 2; existsSync(free); count++) {
		free = `${name}-${count}`;
	}

	return free;
};
