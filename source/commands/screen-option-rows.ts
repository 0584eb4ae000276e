import {type OptionRow} from './options.js';

/** What commands take that a person may leave alone; `record` only those with a screen. */
export const screenOptionRows: readonly OptionRow[] = [
	{name: 'notify', value: 'PROGRAM', description: 'Runs a program when you are needed or all is done, with the event as JSON on its stdin; no shell'},
	{
		name: 'notify-argument', value: 'WORD', isRepeatable: true, description: 'A word for that program; may be repeated; as --notify-argument=-x with a dash',
	},
	{name: 'bell', description: 'Rings the terminal (BEL, OSC 9) when you are needed or all is done'},
	{name: 'plain', description: 'Questions and answers line by line, nothing is redrawn: for screen readers and dumb terminals'},
	{name: 'record', value: 'FILE', description: 'Records the screen into a new file (asciicast v2), nothing that is typed'},
];
