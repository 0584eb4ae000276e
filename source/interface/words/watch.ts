/** Words of models that are only watched. */
export const watchWords = {
	watchedFor: (duration: string): string => `watched for ${duration}`,
	/** Where another version is watched for than the one that Juju brings the model to. */
	jujuWants: (juju: string, wanted: string): string => `Juju wants ${juju} for this model, not ${wanted}.`,
	complete: (version: string): string => `Complete: every agent that reports a version reports ${version}.`,
	unknownGoal: 'It answers, but which version it shall have is not known.',
	askingModels: (controller: string, duration: string): string => `Asking ${controller} for its models, for ${duration}.`,
	askedAgainSoon: (controller: string): string => `${controller} is asked for its models again in a moment.`,
} as const;
