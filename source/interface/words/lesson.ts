/** Words of the page of a lesson. */
export const lessonWords = {
	title: (label: string, title: string): string => `${label}: ${title}`,
	goals: 'Goals',
	/** Below the one that a hint was just asked for. */
	otherGoals: 'The other goals',
	metGoal: (title: string): string => `${title} (met)`,
	mistakes: 'Noticed',
	teaches: 'What it teaches',
	secondTerminal: 'Second terminal',
	needsTerminal: 'This lesson needs one: open it, and type this. Its juju then speaks to the same cloud.',
	mayUseTerminal: 'One can look on: open it, and type this. Its juju then speaks to the same cloud.',
	solved: (score: string): string => `Solved: ${score}.`,
	/** Stands above the story once the lesson is solved. */
	story: 'The lesson',
	comparison: 'What you did, against the solution',
	command: (line: string): string => `juju ${line}`,
	/** A command of the solution that was run, and why it is needed. */
	done: (why: string): string => `Done. ${why}`,
	doneElsewhere: (why: string): string => `At another point than in the solution. ${why}`,
	notDone: (why: string): string => `Not done. ${why}`,
	notNeeded: 'The solution does without it.',
	keysOfTime: '+ - change the speed of time, P stops it, . ten seconds on',
} as const;
