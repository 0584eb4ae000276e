import {type HostFacts, type Installation} from '../../domain/host.js';

const installations: Readonly<Record<Installation, string>> = {
	snap: 'a snap',
	package: 'a package, by apt',
	homebrew: 'by Homebrew',
	other: 'a file that somebody put there',
	simulator: 'not at all: this is the simulator, and nothing of your machine is looked at',
};

/** Words of the operator's own client. */
export const clientWords = {
	title: 'The client on this machine',
	version: 'Version',
	unknownVersion: 'not known',
	path: 'Path',
	installed: 'Installed',
	refreshes: 'Refreshes',
	others: 'Others',
	session: 'Session',
	controller: 'Controller',
	wanted: 'Wanted',
	looksAtMachine: 'Looking at this machine.',
	howInstalled: ({installation, snap}: Pick<HostFacts, 'installation' | 'snap'>): string => (snap
		? `as the snap ${snap.name}, revision ${snap.revision}, ${snap.channel === undefined ? 'follows no channel' : `follows ${snap.channel}`}${snap.isHeld ? ', held' : ''}`
		: `${installations[installation]}${installation === 'snap' ? '; snapd did not say more' : ''}`),
	refreshesAnyMoment: 'by itself, any moment',
	refreshesAfter: (duration: string): string => `by itself, in ${duration} at the earliest`,
	/** Where this program runs, and whether it outlives the line. */
	runsWhere({isRemote, multiplexer}: Pick<HostFacts, 'isRemote' | 'multiplexer'>): string {
		const inside = multiplexer === undefined ? undefined : `inside ${multiplexer}`;
		return isRemote ? `over ssh, ${inside ?? 'in neither tmux nor screen: it ends when the line drops'}` : `on this machine${inside === undefined ? '' : `, ${inside}`}`;
	},
	otherClients: (others: HostFacts['others']): string =>
		others.map(({name, path, version}) => [name, ...(version === undefined ? [] : [version]), ...(path === undefined ? [] : [`(${path})`])].join(' ')).join(', '),
	/** A way to another client; all after the first are alternatives. */
	way: (title: string, isAlternative: boolean): string => `${isAlternative ? 'Or: ' : ''}${title}`,
	undo: (text: string): string => `Undo: ${text}`,
	keepCopy: 'First, keep a copy of what the client knows',
	copyIsSecret: 'Controllers, accounts and keys: whoever has the file has your clouds.',
	nothingToDo: 'Nothing has to be done. Esc goes back.',
	/** Where it is not known whether anything has to be done. */
	onlyBack: 'Esc goes back.',
	runYourself: 'You run these in another terminal; this program runs none of them. c copies, Esc goes back.',
	/** Where one of them is a single command that can be run for the operator. */
	runYourselfOrHand: (command: string): string => `You run these in another terminal. Or Enter asks, and gives this one to: ${command}`,
} as const;
