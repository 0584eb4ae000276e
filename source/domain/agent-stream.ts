/**
Where a controller looks for agent binaries. Each holds what is in those before it too: `proposed` has all that is released.

Source: 3.6.28 `environs/tools/tools.go`; 4.0.15 `apiserver/facades/client/modelupgrader`.
*/
export const agentStreams = ['released', 'proposed', 'devel', 'testing'] as const;

export type AgentStream = typeof agentStreams[number];

const meanings: Readonly<Record<AgentStream, string>> = {
	released: 'releases for production',
	proposed: 'releases, and candidates before they are released',
	devel: 'also development versions, not for production',
	testing: 'also builds for Juju\'s own tests, not for production',
};

/** What is in a stream, in a few words. */
export const meaningOfStream = (stream: AgentStream): string => meanings[stream];

/** The stream of that name; undefined where there is none. */
export const parseAgentStream = (text: string): AgentStream | undefined => agentStreams.find(stream => stream === text);

/**
What is wrong with a stream that does not exist, and what to do.
*/
export const explainUnknownStream = (text: string): {readonly problem: string; readonly advice: string} => ({
	problem: `There is no stream "${text}".`,
	advice: `There are: ${agentStreams.join(', ')}.`,
});
