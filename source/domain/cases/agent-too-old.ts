import {isCutOff, isMachineAgent} from '../agent-kinds.js';
import {
	fromTag,
	isBad,
	toTag,
	type Agent,
} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {describeAgent} from '../completion.js';
import {modelKey, shortModelName, type Intent} from '../intent.js';
import {cutOffHost, treeOf} from '../machine-tree.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {createMatcher} from '../tally.js';
import {isSameVersionText} from '../version.js';
import {countOf, listOf} from '../words.js';
import {
	agentsOf,
	closedRemedy,
	openCaseRemedy,
	placeOf,
	placesOf,
	readLogRemedy,
	type Place,
} from './places.js';

const id = 'agent-too-old';
const reference = 'Juju documentation, Troubleshooting model upgrades, case 3; 3.6.28 state/state.go (an exact match of every agent is demanded)';

type Refused = Situation['failures'][number] & {readonly refusal: {readonly version: string; readonly agents: readonly string[]}};

const refusals = ({failures}: Situation): readonly Refused[] => failures.flatMap(entry => {
	const {refusal} = entry.failure;
	return refusal?.kind === 'agents-too-old' ? [{...entry, refusal}] : [];
});

/** Tags and names as Juju makes them: what else a refusal holds is no agent. */
const agentForm = /^(?:(?:machine|unit|controller)-[\w\-]{1,200}|\d{1,9}(?:\/[a-z]{1,20}\/\d{1,9}){0,3}|[a-z][\-0-9a-z]{0,200}\/\d{1,9})$/v;

const asTag = (text: string): string => (/^(?:machine|unit|controller)-/v.test(text) ? text : toTag(text));

/** An agent that has the version by now was one of the laggards and is none any more; one that Juju does not show is still taken for one. */
const isStillBehind = (tag: string, place: Place | undefined, version: string): boolean => {
	const agent = place && treeOf(place.status).byTag.get(tag);
	return agent?.version === undefined || isBad(agent.condition) || !isSameVersionText(agent.version, version);
};

const refusalFinding = (refused: Refused, situation: Situation): readonly Finding[] => {
	const {refusal: {version, agents}, model, at} = refused;
	const place = placeOf(situation, model);
	const subjects = agents.filter(agent => agentForm.test(agent)).map(agent => asTag(agent)).filter(tag => isStillBehind(tag, place, version));
	return subjects.length === 0
		? []
		: [{
			case: id,
			model,
			subjects,
			summary: listOf(subjects.map(tag => fromTag(tag)), 4),
			evidence: [{source: refused.command, text: refused.failure.evidence, at}],
			severity: 3,
		}];
};

// Asked for every second; the answer that it follows from stays the same for many.
const knownBehind = new WeakMap<Place['status'], readonly Agent[]>();

const behindIn = (status: Place['status']): readonly Agent[] => {
	const {version} = status;
	const isWanted = version === undefined ? () => true : createMatcher(version);
	const behind = knownBehind.get(status) ?? status.agents.filter(agent => agent.version !== undefined && !isWanted(agent.version));
	knownBehind.set(status, behind);
	return behind;
};

/** Without a refusal: agents that do not follow their model though no upgrade of ours runs. */
const quietFinding = (place: Place): readonly Finding[] => {
	const {status, model, at} = place;
	const {version} = status;
	const behind = behindIn(status);
	return behind.length === 0
		? []
		: [{
			case: id,
			model,
			subjects: behind.map(({tag}) => tag),
			summary: `${listOf(behind.map(({name}) => name), 4)} not at ${version ?? 'the version of the model'}`,
			evidence: [{source: 'status', text: listOf(behind.map(agent => `${describeAgent(agent)}: ${agent.version ?? 'no version'}`), 5), at}],
			severity: 2,
		}];
};

const match = (situation: Situation): readonly Finding[] => {
	// The newest refusal of a model speaks for it.
	const newest = new Map(refusals(situation).toReversed().map(refused => [refused.model ? modelKey(refused.model) : refused.command, refused]));
	const refused = newest.values().flatMap(entry => refusalFinding(entry, situation)).toArray();
	const quiet = situation.targetVersion === undefined ? placesOf(situation).filter(({key}) => !newest.has(key)).flatMap(place => quietFinding(place)) : [];
	return [...refused, ...quiet];
};

/** The remedy of one laggard, by what is wrong with it. */
const remedyFor = (tag: string, agent: Agent | undefined, {place, situation}: {readonly place: Place; readonly situation: Situation}): Remedy => {
	const {model, status} = place;
	if (!agent) {
		return adviseRemedy({
			id: `not-shown ${tag}`, title: `Look for ${fromTag(tag)}`, explanation: 'Juju counts it, but its last status does not show it.',
		}, ['It may be on its way out, or the status may be older than the refusal. Ask again first.', 'If it stays hidden, juju show-status-log says what became of it.']);
	}

	const name = describeAgent(agent);
	const open = (other: string, explanation: string, subject = tag): Remedy => ({
		...openCaseRemedy({
			id: other, title: `Repair ${name}`, model, subject, explanation,
		}),
		id: `open-${other} ${tag}`,
	});
	const host = cutOffHost(agent, status);
	if (host !== undefined || (isMachineAgent(agent) && isCutOff(agent))) {
		return open('machine-agent-down', host ? `Its machine ${host.name} is down: it comes back with it.` : 'Its agent is down: it has to be brought back first.', host?.tag);
	}

	if (isCutOff(agent)) {
		return open('unit-agent-lost', 'Its agent is lost: it has to be brought back first.');
	}

	if (agent.condition === 'error' && agent.message?.includes('hook failed') === true) {
		return open('hook-failed', 'One of its hooks failed.');
	}

	const log = readLogRemedy(situation, model, agent);
	const connected = `It is connected${agent.version === undefined ? '' : ` with ${agent.version}`}, so it should follow by itself within minutes.`;
	return agent.condition === 'starting'
		? {
			...log,
			title: `Find out why ${name} never started`,
			explanation: 'It has never reported a version, and that is enough for a refusal. Its log, and the log of its machine, say how far it came.',
		}
		: {...log, title: `Find out why ${name} stays behind`, explanation: `${connected} Its log says what keeps it: usually the download or the disk.`};
};

const upgradeIntent = (place: Place, version: string, {situation, ignoreAgentVersions}: {readonly situation: Situation; readonly ignoreAgentVersions: boolean}): Intent => {
	const {controllerModel, stream} = situation;
	const isController = controllerModel !== undefined && modelKey(controllerModel) === place.key;
	const common = {version, ...(stream !== undefined && {stream}), ...(ignoreAgentVersions && {ignoreAgentVersions: true})};
	return isController ? {type: 'upgrade-controller', controller: place.model.controller, ...common} : {type: 'upgrade-model', model: place.model, ...common};
};

const ignoring: Omit<Remedy, 'action'> = {
	id: 'ignore-agent-versions',
	title: 'Upgrade without asking for the agents\' versions',
	risk: 'disruptive',
	explanation: 'Tells Juju to upgrade although agents are behind. Only for agents that are lost for good, and after everything above.',
	cost: 'agents that are behind stay behind, and come back, if they ever do, to a controller that may not understand them',
	reference,
};

const againRemedies = (finding: Finding, place: Place, situation: Situation): readonly Remedy[] => {
	const refused = refusals(situation).find(({model}) => model !== undefined && modelKey(model) === place.key);
	const version = refused?.version ?? situation.targetVersion;
	if (version === undefined) {
		return [closedRemedy(ignoring, 'No upgrade was refused: it can be asked for when one is.')];
	}

	const name = shortModelName(place.model.name);
	return [
		performRemedy(situation.render, {
			id: `upgrade-again ${place.key}`,
			title: `Try the upgrade of ${name} to ${version} again`,
			risk: 'disruptive',
			explanation: 'The same command as before. Juju refuses it again while one agent is behind.',
			success: 'Juju says that the upgrade started.',
			reference,
		}, [upgradeIntent(place, version, {situation, ignoreAgentVersions: false})]),
		performRemedy(situation.render, {...ignoring, title: `Upgrade ${name} to ${version} and leave ${countOf(finding.subjects.length, 'agent')} behind`}, [
			upgradeIntent(place, version, {situation, ignoreAgentVersions: true}),
		]),
	];
};

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const place = finding && placeOf(situation, finding.model);
	if (!place) {
		return [
			closedRemedy({
				id: 'repair-agent', title: 'Repair each agent that is behind', risk: 'safe', explanation: 'Each of them has its own remedy, by what is wrong with it.',
			}),
			closedRemedy(ignoring),
		];
	}

	const agents = new Map(agentsOf(finding, situation).map(agent => [agent.tag, agent]));
	return [
		...finding.subjects.map(tag => remedyFor(tag, agents.get(tag), {place, situation})),
		{...askAgain, title: 'Watch whether they follow by themselves'},
		...againRemedies(finding, place, situation),
	];
};

/**
Case 3: agents that run another version than their model, or never reported one, keep it from being upgraded.
*/
export const agentTooOld: Case = {
	id,
	code: 'E1',
	family: 'agents',
	title: 'Agents are too old for this upgrade',
	occurs: {},
	isConfirmed: true,
	signals: [],
	match,
	meaning(finding) {
		const agents = finding ? `${countOf(finding.subjects.length, 'agent does', 'agents do')} not run the version of the model` : 'Agents do not run the version of their model';
		return [
			`${agents}, or never reported one. Usually because they could not be reached in an earlier upgrade.`,
			'Up to 3.6 Juju demands an exact match of every machine and unit before it upgrades again.',
		].join(' ');
	},
	jujuDoes: () => 'lets a connected agent follow its model by itself, and tries a failed download again every 5 seconds. One that is down follows as soon as it is back.',
	remedies,
	reference,
};
