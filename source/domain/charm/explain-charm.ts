import {answersNeeded, spanNeeded} from '../follow-progress.js';
import {type Application} from '../status.js';
import {countOf, listOf} from '../words.js';
import {charmName} from './charm-names.js';
import {type CharmProgress, type CharmUnit, type CharmUnitState} from './charm-progress.js';

type Judged = {
	readonly application: Application | undefined;
	readonly name: string;
	readonly wanted: CharmProgress['wanted'];
	/** The application shows the charm that was ordered. */
	readonly isShown: boolean;
	/** Juju could say what the application and its units are. */
	readonly isDescribed: boolean;
	/** Units that are not where they shall be. */
	readonly pending: readonly CharmUnit[];
	readonly goodAnswers: number;
	readonly span: number;
};

const whatWith = (charm: string, revision: number | undefined, channel: string | undefined): string =>
	[charm, revision === undefined ? undefined : `revision ${revision}`, channel === undefined ? undefined : `channel ${channel}`].filter(part => part !== undefined).join(', ');

/** What is wanted, in words; what was not named is `another revision than 29`. */
export const wantedText = ({charm, revision, channel, otherThan, origin}: CharmProgress['wanted']): string => {
	const parts = [
		charm,
		revision === undefined ? undefined : `revision ${revision}`,
		channel === undefined ? undefined : `channel ${channel}`,
		origin === undefined ? undefined : (origin === 'local' ? 'a charm of a file' : `a charm of ${origin === 'charmhub' ? 'Charmhub' : 'the charm store'}`),
		otherThan === undefined ? undefined : `another revision than ${otherThan}`,
	].filter(part => part !== undefined);
	return parts.length === 0 ? 'the charm that it has' : parts.join(', ');
};

/** Trouble first: it is what somebody has to look at. */
const predicates: ReadonlyArray<readonly [state: CharmUnitState, one: string, many: string]> = [
	['conflict', 'could not take the files of the charm', 'could not take the files of the charm'],
	['error', 'is in error', 'are in error'],
	['lost', 'is lost', 'are lost'],
	['held', 'asks for something', 'ask for something'],
	['executing', 'runs a hook', 'run a hook'],
	['settling', 'is not settled yet', 'are not settled yet'],
	['waiting', 'still runs the charm from before', 'still run the charm from before'],
];

/** What units are waited for: `1 unit is in error (mysql/0), 2 still run the charm from before (mysql/1, mysql/2).` */
const describePending = (pending: readonly CharmUnit[]): string => {
	const parts: string[] = [];
	for (const [state, one, many] of predicates) {
		const units = pending.filter(unit => unit.state === state);
		if (units.length === 0) {
			continue;
		}

		const count = parts.length === 0 ? countOf(units.length, 'unit') : String(units.length);
		parts.push(`${count} ${units.length === 1 ? one : many} (${listOf(units.map(({name}) => name))})`);
	}

	return `${parts.join(', ')}.`;
};

/**
Why a charm's upgrade is not complete yet, in one sentence for people.
*/
export const explainCharm = ({application, name, wanted, isShown, isDescribed, pending, goodAnswers, span}: Judged): string => {
	if (goodAnswers > 0) {
		return `All is well in ${countOf(goodAnswers, 'answer')} over ${Math.floor(span / 1000)}s; ${answersNeeded} answers over ${spanNeeded / 1000}s are needed.`;
	}

	if (!application) {
		return `The status does not name ${name} any more.`;
	}

	if (!isShown) {
		return `Juju still shows ${name} with ${whatWith(charmName(application.charm), application.charmRevision, application.charmChannel)}; ordered was ${wantedText(wanted)}.`;
	}

	return isDescribed || pending.length > 0 ? describePending(pending) : `Juju could not say how ${name} and its units are.`;
};
