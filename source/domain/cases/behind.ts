import {toTag, type Agent} from '../agent.js';
import {type Situation} from '../case.js';
import {type Evidence} from '../check.js';
import {describeAgent} from '../completion.js';
import {stuckAfter} from '../follow-progress.js';
import {hostsOf} from '../machine-tree.js';
import {type ModelStatus} from '../status.js';
import {classifyAgent, tallyAgents} from '../tally.js';
import {isSameVersionText} from '../version.js';
import {countOf, listOf, spanOf} from '../words.js';
import {placesOf, type Place} from './places.js';
import {type Sighting} from './sightings.js';

/**
What agents hang on that are alive and did not follow their model:

- `container`: containers whose host has followed, and the units in them.
- `subordinate`: subordinates whose machine and principal have followed.
- `agent`: all others.
*/
export type LaggardKind = 'agent' | 'container' | 'subordinate';

/** A model in which some agents have followed, and none has for long. */
export type Split = {
	readonly place: Place;
	readonly laggards: Readonly<Partial<Record<LaggardKind, readonly Agent[]>>>;
	readonly upgraded: number;
};

const kindOf = ({kind, machine = '', principal}: Agent, behind: ReadonlySet<string>): LaggardKind => {
	const hosts = hostsOf(machine).slice(0, -1);
	if (hosts.length > 0 && hosts.every(host => !behind.has(toTag(host)))) {
		return 'container';
	}

	return kind === 'subordinate' && !behind.has(toTag(machine)) && (principal === undefined || !behind.has(toTag(principal))) ? 'subordinate' : 'agent';
};

// Three cases ask, and the case of a whole model that stands still besides: a status is sorted once.
const known = new WeakMap<ModelStatus, {readonly version: string; readonly laggards: Split['laggards']}>();

const laggardsOf = (status: ModelStatus, version: string): Split['laggards'] => {
	const found = known.get(status);
	if (found?.version === version) {
		return found.laggards;
	}

	const waiting = status.agents.filter(agent => classifyAgent(agent, version, status) === 'waiting');
	const behind = new Set(waiting.map(({tag}) => tag));
	const laggards = Object.fromEntries(Map.groupBy(waiting, agent => kindOf(agent, behind)));
	known.set(status, {version, laggards});
	return laggards;
};

/**
Models in which some agents run the wanted version and others, though well, do not, after 10 minutes in which none followed.

Ten minutes: an agent that is free asks for its version at once and restarts within seconds (4.0.14, seen: all within 14 s), Juju tries a failed download again every
5 seconds and a full disk every minute (3.6.28 `internal/worker/upgrader`, `internal/upgrades/preupgradesteps.go`), and a controller's member waits up to 10 minutes for
the database (`worker/upgradedatabase/worker.go`). Who has not moved by then does not move by itself.
*/
export const splitModels = (situation: Situation): readonly Split[] => {
	const {withoutProgress, targetVersion, silentSince} = situation;
	if (withoutProgress === undefined || withoutProgress < stuckAfter || targetVersion === undefined || silentSince !== undefined) {
		return [];
	}

	return placesOf(situation).flatMap(place => {
		const {status} = place;
		const isWanted = status.version !== undefined && isSameVersionText(status.version, targetVersion);
		const counts = isWanted ? tallyAgents(status, targetVersion) : undefined;
		return counts && counts.upgraded > 0 && counts.waiting > 0 ? [{place, laggards: laggardsOf(status, targetVersion), upgraded: counts.upgraded}] : [];
	});
};

const most = 4;

/**
Where agents of one kind stay behind their model.
*/
export const seeBehind = (situation: Situation, kind: LaggardKind): readonly Sighting[] => splitModels(situation).flatMap(({place, laggards, upgraded}) => {
	const agents = laggards[kind] ?? [];
	if (agents.length === 0) {
		return [];
	}

	const versions = listOf([...new Set(agents.map(({version}) => version ?? 'no version'))]);
	const behind = `${listOf(agents.map(agent => describeAgent(agent)), most)}: ${versions}, at work`;
	const ahead = `${countOf(upgraded, 'agent')} of ${place.status.name} at ${situation.targetVersion ?? ''}, the last one ${spanOf(situation.withoutProgress ?? 0)} ago`;
	const evidence: Evidence = {
		source: 'status',
		text: `${behind}; ${ahead}`,
		at: place.at,
	};
	return [{model: place.model, subjects: agents.map(({tag}) => tag), evidence}];
});
