import {type Agent} from '../agent.js';
import {applicationOf} from '../charm-advice.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {
	commandLine,
	modelKey,
	type Intent,
	type ModelReference,
} from '../intent.js';
import {noteworthyAgents} from '../noteworthy.js';
import {readRefreshLine, type RefreshLine} from '../refresh-line.js';
import {isSignalled} from '../signal.js';
import {type Application} from '../status.js';
import {isAtLeast} from '../version.js';
import {listOf} from '../words.js';
import {placeOf, type Place} from './places.js';

/** A refresh that Juju refused, with all that it said. */
export type RefusedRefresh = RefreshLine & {readonly text: string};

const isOf = (model: ModelReference | undefined, other: ModelReference | undefined): boolean =>
	model !== undefined && other !== undefined && modelKey(model) === modelKey(other);

/**
The refreshes of a finding's model that were refused in a case's words, newest first.
*/
export const refusedRefreshes = ({signals}: Pick<Case, 'signals'>, model: ModelReference | undefined, {failures}: Situation): readonly RefusedRefresh[] =>
	failures.flatMap(({command, failure, model: own}) => {
		const line = isOf(model, own) ? readRefreshLine(command) : undefined;
		const text = failure.evidence === '' ? failure.message : failure.evidence;
		return line && signals.some(signal => isSignalled(text, signal)) ? [{...line, text}] : [];
	});

/** The application's entry in a status. */
export const findApplication = (place: Place | undefined, name: string): Application | undefined => place?.status.applications.find(application => application.name === name);

const tagOf = (application: string): string => `application-${application}`;

/**
A refusal of a refresh is about the application that was to be refreshed.
*/
export const aboutApplications = (entry: Case): Case => ({
	...entry,
	match: situation => entry.match(situation).map(finding => {
		const place = placeOf(situation, finding.model);
		const names = [...new Set(refusedRefreshes(entry, finding.model, situation).map(({application}) => application))]
			.filter(name => place === undefined || findApplication(place, name) !== undefined);
		return names.length === 0 ? finding : {...finding, subjects: names.map(name => tagOf(name)), summary: `application ${listOf(names)}`};
	}),
});

/** The applications that a finding is about: its own, and those of its units. */
export const applicationsOf = ({subjects}: Finding, place: Place | undefined): readonly string[] => {
	const units = new Map(place?.status.agents.filter(({kind}) => kind === 'unit').map(({tag, name}) => [tag, applicationOf(name)]));
	return [...new Set(subjects.flatMap(subject => (subject.startsWith('application-') ? subject.slice('application-'.length) : units.get(subject)) ?? []))];
};

/** An application whose units take a new charm one by one. */
export type CharmTurn = {
	readonly application: string;
	/** Those that still run the charm before. */
	readonly behind: readonly Agent[];
	readonly leader: Agent | undefined;
};

// Asked for by several cases at every answer.
const known = new WeakMap<readonly Agent[], readonly CharmTurn[]>();

const findTurns = (agents: readonly Agent[]): readonly CharmTurn[] => {
	const behind = Map.groupBy(noteworthyAgents(agents).filter(({upgradingFrom, application}) => upgradingFrom !== undefined && application !== undefined), ({application}) => application ?? '');
	if (behind.size === 0) {
		return [];
	}

	const leaders = new Map(agents.filter(({isLeader}) => isLeader).map(agent => [agent.application, agent]));
	return behind.entries().map(([application, units]): CharmTurn => ({application, behind: units, leader: leaders.get(application)})).toArray();
};

/**
The applications of a model with units that still run another charm than their application.
*/
export const charmTurns = ({status: {agents}}: Place): readonly CharmTurn[] => {
	const turns = known.get(agents) ?? findTurns(agents);
	known.set(agents, turns);
	return turns;
};

/** The command by which this client refreshes a charm: `upgrade-charm` before 2.9. */
export const refreshCommand = ({clientVersion}: Situation): 'refresh' | 'upgrade-charm' =>
	clientVersion !== undefined && !isAtLeast(clientVersion, 2, 9) ? 'upgrade-charm' : 'refresh';

/** How a model is named in a line that a person types: `-m aws:admin/web`, an environment of 1.25 by its own name. */
export const targetWords = (model: ModelReference | undefined, {clientVersion}: Situation): string => {
	if (clientVersion !== undefined && !isAtLeast(clientVersion, 2)) {
		return `-e ${model?.controller ?? 'ENVIRONMENT'}`;
	}

	return `-m ${model ? modelKey(model) : 'CONTROLLER:MODEL'}`;
};

/** An intent as a line to read; why there is none on this client. */
export const lineFor = (intent: Intent, {render}: Situation): string => {
	const rendered = render(intent);
	return rendered.kind === 'command' ? commandLine(rendered.arguments) : rendered.reason;
};

/** The revision at the end of a charm's address: `ch:amd64/jammy/mysql-12` is 12. */
export const revisionIn = (charm: string | undefined): number | undefined => {
	const digits = /-(?<digits>\d{1,9})$/v.exec(charm ?? '')?.groups?.['digits'];
	return digits === undefined ? undefined : Number(digits);
};
