/** Words of the part about charms that belong to none of its screens. */
export const charmWords = {
	noSuchApplication: 'There is no such application in this wave.',
} as const;
