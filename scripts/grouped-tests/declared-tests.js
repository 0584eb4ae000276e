/**
The tests of all files of a process. They are kept until the last file is read: AVA wants all tests at once, but a file that imports a module which waits is
read later than the others.
*/
const declared = [];

export const declareLater = (file, title, rest) => {
	declared.push({file, title, rest});
};

/** Tells AVA. They run one after the other: they would share one processor anyway, and are a measure of nobody's time but their own. */
export const declareTests = (test, files) => {
	const silent = files.filter(name => declared.every(({file}) => file !== name));
	if (silent.length > 0) {
		throw new Error(`No tests in ${silent.join(', ')}.`);
	}

	for (const {title, rest} of declared) {
		test.serial(title, ...rest);
	}
};
