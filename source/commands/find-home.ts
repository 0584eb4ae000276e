import os from 'node:os';
import path from 'node:path';

/** What the system's list of users says. */
const listedHome = (): string => {
	try {
		return os.userInfo().homedir;
	} catch {
		// Containers are started with numbers that are no user.
		return '';
	}
};

/**
The user's home folder: `HOME`, else what the system's list of users says. A value that is empty or relative counts as unset.

@returns Undefined where nobody knows one.
*/
export const findHome = (
	{HOME: home = ''}: Readonly<Record<string, string | undefined>>,
	listed: () => string = listedHome,
): string | undefined => [() => home, listed].map(read => read()).find(folder => path.isAbsolute(folder));
