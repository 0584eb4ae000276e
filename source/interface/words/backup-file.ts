/** Words of the question for the file of an earlier backup. */
export const backupFileWords = {
	title: 'Prove a backup made earlier',
	/** Stands above the folder. */
	asksForPath: 'The whole path of its file on this machine; a name without / is one of this folder:',
	file: 'File',
	howProved: 'It is read from its first to its last byte. Nothing is run, and nothing in it is changed.',
} as const;
