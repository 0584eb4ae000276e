/** Words of the line under the stages while a lesson is played. */
export const lessonLineWords = {
	solved: 'solved',
	goals: (met: number, count: number): string => `${met}/${count} goals`,
	hints: (taken: number, count: number): string => `${taken}/${count} hints`,
	paused: 'paused',
	/** The number is 0 for a lesson of somebody's own. */
	lesson: (number: number): string => (number === 0 ? 'lesson' : `lesson ${number}`),
} as const;
