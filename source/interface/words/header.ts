/** Words of the first line of every screen. */
export const headerWords = {
	program: 'Juju upgrade',
	modes: {
		live: 'live',
		'read-only': 'read-only',
		simulation: 'SIMULATION',
	},
	/** While models are only watched. */
	wanted: (version: string): string => `wanted ${version}`,
	client: (version: string): string => `client ${version}`,
} as const;
