import {isMachineAgent} from '../agent-kinds.js';
import {
	isBad,
	toTag,
	type Agent,
} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {describeAgent} from '../completion.js';
import {cutOffHost, treeOf} from '../machine-tree.js';
import {adviseRemedy} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {isAtLeast} from '../version.js';
import {countOf, listOf} from '../words.js';
import {
	defineMigrationCase,
	migrateAgain,
	newController,
	partsOf,
	readMigrationLog,
	textOf,
} from './migration-places.js';
import {openCaseRemedy, placeOf} from './places.js';

const source = '3.6.28 internal/worker/migrationmaster/worker.go';

const namesForm = /(?:machines|units): (?<names>[\w,\-\/]{1,2000})/gv;

/** The agents that a line of the log names (`including machines: 1,2; units: mysql/0`), as far as the model has them. */
const namedAgents = (finding: Finding, situation: Situation): readonly string[] => {
	const place = placeOf(situation, finding.model);
	if (!place) {
		return [];
	}

	const {byTag} = treeOf(place.status);
	const tags = textOf(finding).matchAll(namesForm).flatMap(({groups}) => (groups?.['names'] ?? '').split(',')).map(name => toTag(name));
	return [...new Set(tags)].filter(tag => byTag.has(tag));
};

const withNames = (finding: Finding, situation: Situation): Finding => {
	const tags = namedAgents(finding, situation);
	return tags.length === 0 ? finding : {...finding, subjects: tags, summary: `${finding.summary}: ${countOf(tags.length, 'agent')} named`};
};

/** Agents that cannot report because they are not there: each has a case of its own. */
const bringBack = (finding: Finding, situation: Situation): readonly Remedy[] => {
	const place = placeOf(situation, finding.model);
	if (!place) {
		return [];
	}

	const missing = noteworthyAgents(place.status.agents).filter(agent => isBad(agent.condition) && agent.condition !== 'error');
	const isOpened = (agent: Agent): boolean => agent.condition === 'down' && isMachineAgent(agent) && cutOffHost(agent, place.status) === undefined;
	const machines = missing.filter(agent => isOpened(agent));
	const others = missing.filter(agent => !isOpened(agent) && cutOffHost(agent, place.status) === undefined);
	return [
		...machines.slice(0, 5).map(agent => openCaseRemedy({
			id: 'machine-agent-down', title: `Bring back ${describeAgent(agent)}`, model: place.model, subject: agent.tag, explanation: 'An agent that is not connected cannot report.',
		})),
		...(others.length === 0
			? []
			: [adviseRemedy({
				id: 'bring-back', title: `Bring back ${countOf(others.length, 'agent')} first`, explanation: 'They cannot report. Each has a case in the list of findings.',
			}, [listOf(others.map(agent => describeAgent(agent)), 20)])]),
	];
};

/** The setting came with 2.8.10; before, it was a quarter of an hour for the whole migration. */
const waitLonger = (finding: Finding | undefined, situation: Situation): Remedy => {
	const {controllerVersion} = situation;
	const {controller} = partsOf(finding, situation);
	return controllerVersion && !isAtLeast(controllerVersion, 2, 8, 10)
		? adviseRemedy({
			id: 'wait-longer', title: 'Upgrade the controller: it waits too shortly', explanation: 'Before 2.8.10 the whole migration has 15 minutes.', reference: 'juju/juju#12759, juju/juju#12767',
		}, [`Upgrade controller ${controller} to the newest release of its minor version, then migrate.`])
		: adviseRemedy({
			id: 'wait-longer',
			title: 'Give the agents more time',
			explanation: 'The controller that the model leaves waits 15 minutes in each phase. Set both: documentation and code name different ones.',
			undo: 'set migration-agent-wait-time=15m again',
			success: 'juju controller-config shows the new value.',
			reference: 'juju/juju#12767; Juju documentation, controller-config: migration-agent-wait-time',
		}, [
			`juju controller-config -c ${controller} migration-agent-wait-time=30m`,
			`juju controller-config -c ${newController} migration-agent-wait-time=30m`,
		]);
};

const letMoreIn = adviseRemedy({
	id: 'let-more-in',
	title: 'Let the new controller take agents faster',
	explanation: 'For models of hundreds of agents: all of them log in there at once, and it admits 10, then one each 250 ms.',
	undo: 'set agent-ratelimit-max=10 and agent-ratelimit-rate=250ms again',
	success: 'juju controller-config shows the new values.',
	reference: 'Juju documentation, Manage models: migrating large models',
}, [
	`juju controller-config -c ${newController} agent-ratelimit-max=100`,
	`juju controller-config -c ${newController} agent-ratelimit-rate=50ms`,
]);

/**
F7: not all agents reported to a migration in time, or some could not take part, before the point of no return.
*/
export const migrationAgentsTimedOut: Case = defineMigrationCase({
	id: 'migration-agents-timed-out',
	code: 'F7',
	title: 'Agents did not report in a migration',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	words: [
		{
			words: 'timed out waiting for agents to report', pattern: /(?:quiescing|validating)[,:] timed out/v, versions: '2.0 to 4.1', source,
		},
		{
			words: 'some agents reported failure', pattern: /(?:quiescing|validating)[,:] some agents/v, versions: '2.0 to 4.1', source,
		},
		{
			words: 'agents failed to report in time for', pattern: /for "(?:quiescing|validating)" phase/v, versions: '2.1 to 4.1', source,
		},
		{
			words: 'agents failed phase "', pattern: /agents failed phase "(?:quiescing|validating)"/v, versions: '2.1 to 4.1', source,
		},
	],
	refine: withNames,
	meaning: [
		'Every agent of a model has to say that it can reach the new controller, within 15 minutes a phase.',
		'Some did not, or said that they cannot. The migration was given up, and nothing was moved.',
	].join(' '),
	jujuDoes: 'takes the migration back: the agents stay with the old controller. It does not try again.',
	remedies: (finding, situation) => [
		...(finding ? [...readMigrationLog(finding, situation), ...bringBack(finding, situation)] : []),
		waitLonger(finding, situation),
		letMoreIn,
		adviseRemedy({
			id: 'check-way',
			title: 'Check the way to the new controller',
			explanation: 'From a machine of the model: every agent needs port 17070 of the new controller.',
			success: 'The connection opens.',
			reference: source,
		}, [
			`juju show-controller ${newController}     (api-endpoints)`,
			'',
			'On a machine of the model:',
			'  nc -vz ADDRESS 17070',
		]),
		migrateAgain(finding, situation),
	],
	reference: `${source}; juju/juju#12767`,
});
