/** One recorded command, and how to play it. */
export type Play = {
	/** The file it was recorded in, below test/fixtures/recordings, with the version of Juju in it. */
	readonly recording: string;
	/** The command line, and the situation where that says more. */
	readonly command: string;
	/** Plays it; what differs. */
	readonly run: () => readonly string[];
};
