/** Words of the first screen: the client is looked for, or none was found. */
export const startWords = {
	looking: 'Looking for juju',
	/** Of the client by its name: `juju`, or its path. */
	askingVersion: (client: string): string => `Asking ${client} for its version.`,
	clientIs: (version: string): string => `The client is ${version}.`,
	askingControllers: 'Asking which controllers it knows.',
	controllersTold: 'It has told which controllers it knows.',
	nothingChanged: 'Nothing is changed by looking. Nothing that changes the cloud runs before you have seen the command and said yes.',
	noClient: 'There is no juju client to work with',
	lookedFor: (client: string): string => `Looked for: ${client}. Another one can be named with --juju PATH.`,
	simulatorNeedsNone: 'The simulator needs no client: it is a cloud inside this program, with controllers, models and faults, and nothing real is touched by it.',
} as const;
