/** Words of the choice of a controller, which is an environment for a client of Juju 1. */
export const targetControllersWords = {
	whichController: 'Which controller?',
	whichEnvironment: 'Which environment?',
	asked: (age: string): string => `asked ${age}`,
	titles: {
		controller: 'CONTROLLER',
		environment: 'ENVIRONMENT',
		version: 'VERSION',
		newer: 'NEWER KNOWN',
		models: 'MODELS',
		machines: 'MACHINES',
		user: 'USER',
		access: 'ACCESS',
	},
	/** In place of a newer version: Juju says that there is none. */
	noneNewer: 'none',
	/** In place of the access: nobody is logged in there any more. */
	logIn: 'log in',
	noAnswer: 'no answer',
	asking: 'asking',
	notAskedYet: 'not asked yet',
	/** Who has access to an environment, which knows no levels of it. */
	allThatGetIn: 'all that get in',
	unknownAccess: 'unknown',
	lastSeenAs: (version: string): string => `Last seen as ${version}.`,
	notEverything: (errors: readonly string[]): string => `Juju could not tell everything: ${errors.join('; ')}`,
	/** With an access that upgrades nothing. */
	needsSuperuser: (access: string): string => `Your access there is "${access}". Upgrading it needs "superuser".`,
	/** Where what is wrong with controllers that are not selected does not fit. */
	moreRows: (hidden: number): string => `${hidden} more rows: choose a controller to see what is wrong with it.`,
	askAgain: 'Press r to ask again.',
	askingControllers: 'Asking the client which controllers it knows.',
	noController: 'This client knows no controller.',
	howToGetOne: 'Log in to one, or register one, with juju in another terminal. Then press r.',
} as const;
