/** Words of one agent: its states, and what was found to be wrong with it. */
export const agentWords = {
	agentState: 'Agent',
	workloadState: 'Workload',
	instanceState: 'Instance',
	machineState: (machine: string): string => `Machine ${machine}`,
	inPrincipal: (principal: string): string => `in ${principal}`,
	onMachine: (machine: string): string => `machine ${machine}`,
	leads: 'leader of its application',
	controllerMember: (status: string): string => `controller member, ${status}`,
	life: (life: string): string => `life: ${life}`,
	/** The charm that a unit has not left yet. */
	stillRuns: (charm: string): string => `still runs the charm ${charm}`,
	noVersion: 'reports no version',
	/** Where it is at another version than wanted. */
	otherVersion: (version: string, wanted: string): string => `${version}, wanted ${wanted}`,
	finding: (title: string): string => `Finding: ${title}`,
	/** How the finding is opened, and how many others there are. */
	opensFinding: (others: number): string => (others === 0 ? 't to open it' : `t to open it and ${others} more`),
	gone: 'This agent is not in the last status any more. Esc goes back.',
} as const;
