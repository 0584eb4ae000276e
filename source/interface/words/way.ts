import {countOf} from '../../domain/words.js';

/** Words of the way to a version that one upgrade does not lead to. */
export const wayWords = {
	wayTo: (version: string): string => `The way to ${version}`,
	hops: (count: number): string => (count === 0 ? 'there is none' : countOf(count, 'hop')),
	oneUpgrade: 'One upgrade leads there now. Esc goes back.',
	withNewController: (version: string): string => `${version} (new controller)`,
	/** Of one hop. The change says from which version to which: `3.6.4 → 3.6.28`. */
	modelsHop: ({count, controller, change}: {readonly count: number; readonly controller: string; readonly change: string}): string => `${countOf(count, 'model')} of ${controller}, ${change}`,
	controllerHop: (controller: string, change: string): string => `Controller ${controller}, ${change}`,
	newControllerHop: ({controller, next, change}: {readonly controller: string; readonly next: string; readonly change: string}): string =>
		`New controller ${next} in place of ${controller}, ${change}`,
	/** The line above a hop: `1. Controller aws, 3.6.4 → 3.6.28 (in place)`. */
	hop: ({number, title, means}: {readonly number: number; readonly title: string; readonly means: string}): string => `${number}. ${title} (${means})`,
	byNewController: 'new controller',
	inPlace: 'in place',
	models: (names: readonly string[]): string => `Models: ${names.join(', ')}`,
	modelsNeed: (version: string): string => `Models need ${version} or later for it.`,
	/** Before what has to be true. */
	beforeIt: 'Before it:',
	withClient: (version: string): string => `With a client of ${version}:`,
	noWay: 'Nothing leads there. Esc goes back; name another version.',
	nothingIsRun: 'Nothing of this is run here. c copies the commands, Esc goes back.',
	beginsWithNewController: 'It begins with a new controller, which you make yourself; nothing here is run. n checks what can be checked before, c copies the commands.',
	/** What Enter does, with the version of the first hop and the number of hops of the whole way. */
	takesFirst: (version: string, hops: number): string => (hops === 1
		? `Enter takes ${version} for this run.`
		: `Enter takes ${version}, the first of ${hops} hops, for this run; the rest comes after it.`),
} as const;
