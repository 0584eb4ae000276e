import {type Lesson} from '../lesson.js';
import {agentConfiguration} from './agent-configuration.js';
import {agentsTooOld} from './agents-too-old.js';
import {blockers} from './blockers.js';
import {charmForced} from './charm-forced.js';
import {charmRefused} from './charm-refused.js';
import {diskFull} from './disk-full.js';
import {examination} from './examination.js';
import {failedHook} from './failed-hook.js';
import {firstEnvironment} from './first-environment.js';
import {highAvailability} from './high-availability.js';
import {kubernetes} from './kubernetes.js';
import {machineDown} from './machine-down.js';
import {migration} from './migration.js';
import {noBackup} from './no-backup.js';
import {offline} from './offline.js';
import {parts} from './parts.js';
import {patchUpgrade} from './patch-upgrade.js';
import {silence} from './silence.js';
import {upgradeFailed} from './upgrade-failed.js';
import {verifying} from './verifying.js';

/** All lessons, in the order in which they teach. */
export const lessons: readonly Lesson[] = [
	parts,
	patchUpgrade,
	verifying,
	silence,
	agentConfiguration,
	failedHook,
	agentsTooOld,
	machineDown,
	offline,
	blockers,
	highAvailability,
	diskFull,
	migration,
	charmRefused,
	charmForced,
	kubernetes,
	upgradeFailed,
	firstEnvironment,
	noBackup,
	examination,
];

/** A lesson by its id; undefined where there is none. */
export const findLesson = (id: string): Lesson | undefined => lessons.find(lesson => lesson.id === id);
