import {applicationAlive} from './application-alive.js';
import {base} from './base.js';
import {charmFormat} from './charm-format.js';
import {deployComplete} from './deploy-complete.js';
import {deployment} from './deployment.js';
import {oneAtATime} from './one-at-a-time.js';
import {peerRelations} from './peer-relations.js';
import {relationLimits} from './relation-limits.js';
import {relationsInUse} from './relations-in-use.js';
import {releaseExists} from './release-exists.js';
import {resources} from './resources.js';
import {type CharmRule} from './rule.js';
import {storage} from './storage.js';
import {subordinacy} from './subordinacy.js';
import {unitsInError} from './units-in-error.js';
import {unitsLost} from './units-lost.js';

/** All rules of compatibility, in the order in which people see them. */
export const charmRules: readonly CharmRule[] = [
	subordinacy,
	relationsInUse,
	peerRelations,
	relationLimits,
	storage,
	base,
	deployment,
	charmFormat,
	resources,
	releaseExists,
	applicationAlive,
	unitsInError,
	unitsLost,
	deployComplete,
	oneAtATime,
];
