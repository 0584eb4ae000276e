import {type Agent} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Evidence} from '../check.js';
import {noteworthyAgents} from '../noteworthy.js';
import {countOf, listOf} from '../words.js';
import {hookRemedies} from './hook-remedies.js';
import {
	agentsOf,
	placeOf,
	placesOf,
	type Place,
} from './places.js';

const id = 'hook-failed';
const most = 3;

const hookForm = /hook failed: "(?<hook>[^"]{1,200})"/v;

/** The hook that a message is about; undefined for other errors. */
const hookOf = (message: string | undefined): string | undefined => hookForm.exec(message ?? '')?.groups?.['hook'];

const evidenceFor = (units: readonly Agent[], {at}: Place): readonly Evidence[] => [
	...units.slice(0, most).map(({name, message}) => ({source: 'status', text: `${name}: ${message ?? 'error'}`, at})),
	...(units.length > most ? [{source: 'status', text: `and ${units.length - most} more units with the same hook`, at}] : []),
];

/** Forty units of one hook are one finding: the cause is one. */
const match = (situation: Situation): readonly Finding[] => placesOf(situation).flatMap(place => {
	const failed = noteworthyAgents(place.status.agents).filter(({condition, message}) => condition === 'error' && hookOf(message) !== undefined);
	return Array.from(Map.groupBy(failed, ({message}) => hookOf(message) ?? ''), ([hook, units]) => ({
		case: id,
		model: place.model,
		subjects: units.map(({tag}) => tag),
		summary: `${hook} of ${listOf(units.map(({name}) => name))}`,
		evidence: evidenceFor(units, place),
		severity: 2,
	}));
});

const hookIn = (finding: Finding | undefined): string | undefined =>
	finding?.evidence.map(({text}) => hookOf(text)).find(hook => hook !== undefined);

const meaning = (finding: Finding | undefined): string => {
	const hook = hookIn(finding);
	const units = finding?.subjects.length ?? 1;
	const what = hook === undefined ? 'A hook of the charm' : `The hook ${hook}`;
	return [
		`${what} ended with an error on ${countOf(units, 'unit')}.`,
		'Hooks run when an agent restarts, so an upgrade often brings it to light; the cause is in the charm, its configuration or its workload.',
		'The agent itself is upgraded all the same, and the unit stays in error.',
	].join(' ');
};

/**
Case 2: a hook fails after agents restarted.
*/
export const hookFailed: Case = {
	id,
	code: 'E7',
	family: 'agents',
	title: 'A hook failed',
	occurs: {},
	isConfirmed: true,
	signals: [],
	match,
	meaning,
	jujuDoes: () => 'runs the hook again by itself, first after 5 seconds, then ever more seldom, up to every 5 minutes; for a moment the unit then looks healthy. All its other hooks wait.',
	remedies: (finding, situation) => hookRemedies({
		place: finding && placeOf(situation, finding.model), units: agentsOf(finding, situation), hook: hookIn(finding),
	}, situation),
	reference: 'Juju documentation, Troubleshooting model upgrades, case 2; 3.6.28 internal/worker/uniter/uniter.go',
};
