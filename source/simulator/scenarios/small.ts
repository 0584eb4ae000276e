import {buildCloud} from './build-cloud.js';
import {type Scenario, defaultStart} from './scenario.js';
import {
	era29,
	era35,
	era36,
	era40,
	era41,
	smallBlueprint,
} from './small-blueprint.js';

const make = (name: string, title: string, {description, era}: {readonly description: string; readonly era: typeof era36}): Scenario => ({
	name,
	title,
	description,
	create: (seed, startedAt = defaultStart) => buildCloud(smallBlueprint(name, title, era), seed, startedAt),
});

/** The usual cloud, in each era that is simulated in full. */
export const small = make('small', 'A small cloud', {
	description: 'One controller at 3.6.4, two models, 12 agents. All is well, and 3.6.28 is out.',
	era: era36,
});

export const small29 = make('small-2.9', 'A small cloud on 2.9', {
	description: 'One controller at 2.9.49, two models. All is well, and 2.9.52 is out.',
	era: era29,
});

export const small35 = make('small-3.5', 'A small cloud on 3.5', {
	description: 'One controller at 3.5.4, two models. All is well, and 3.5.7 is out.',
	era: era35,
});

export const small40 = make('small-4.0', 'A small cloud on 4.0', {
	description: 'One controller at 4.0.14, two models. All is well, 4.0.17 is out; backups cannot be made and machine agents tell no version.',
	era: era40,
});

export const small41 = make('small-4.1', 'A small cloud on 4.1', {
	description: 'One controller at 4.1.0, two models. All is well, and 4.1.2 is out; backups cannot be made.',
	era: era41,
});
