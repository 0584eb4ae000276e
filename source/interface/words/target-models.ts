/** Words of the choice of what is upgraded of a controller, which is an environment for a client of Juju 1. */
export const targetModelsWords = {
	whatOf: (controller: string): string => `What shall be upgraded on ${controller}?`,
	asked: (age: string): string => `asked ${age}`,
	titles: {
		model: 'MODEL',
		from: 'FROM',
		to: 'TO',
		agents: 'AGENTS',
		kind: 'KIND',
		access: 'ACCESS',
	},
	kinds: {iaas: 'machines', caas: 'Kubernetes'},
	/** In place of a model's name: what comes first. */
	controller: 'controller',
	environment: 'environment',
	/** In place of the version that it shall have. */
	asking: 'asking',
	unknown: 'unknown',
	hasItAlready: 'has it already',
	/** It is not ticked. */
	stays: 'stays',
	/** In place of the number of agents: the model does not answer. */
	unknownAgents: 'unknown',
	askingVersion: 'Asking Juju which version it would choose.',
	/** The message says why in a sentence. */
	noVersionFromJuju: (message: string): string => `Juju could not say which version it would choose: ${message} Press o to type one, or r to ask again.`,
	noVersionYet: 'Which version to upgrade to is not known yet. Press o to type one, or r to ask again.',
	askAgain: 'Press r to ask again.',
	askingModels: (controller: string | undefined): string => `Asking for the models of ${controller ?? 'the controller'}.`,
	noModels: 'It hosts no model that you can see: only the controller itself can be upgraded.',
	environmentAsWhole: 'An environment of Juju 1 is upgraded as a whole, its services with it.',
	controllerFirst: 'The controller always comes first. Models that are not ticked stay as they are.',
	stateServersFirst: 'Its state servers come first, then the agents of all machines and units.',
} as const;
