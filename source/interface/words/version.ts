/** Words of the choice of a version and of the stream that it comes from. */
export const versionWords = {
	which: 'Which version shall it be?',
	version: 'Version',
	stream: 'Stream',
	/** Behind a listed version that cannot be chosen; the origin says why it is listed. */
	notFromHere: (origin: string): string => `${origin}, not from here`,
	/** Where one was chosen here; the meaning says what it has. */
	streamHas: (stream: string, meaning: string): string => `${stream}: ${meaning}`,
	usualStream: 'released, as it is set',
	unusualStream: (stream: string, meaning: string): string => `${stream}, as it is set, not released: ${meaning}`,
	askingStream: 'as it is set; Juju is asked which',
	/** With the reason, where one is known. */
	unknownStream: (reason: string | undefined): string => `as it is set; ${reason ?? 'not known which'}`,
	askingChoice: (stream: string): string => `Juju is asked what it would choose from ${stream}.`,
	nothingNewer: (stream: string): string => `Juju finds nothing newer in ${stream}.`,
	runsNow: 'Runs now',
	client: 'Client',
	chosen: 'Chosen',
	howToChoose: 'Choose one and press Enter, or type one in full, as 3.6.28. Tab: another stream. Esc goes back and keeps all as it was.',
} as const;
