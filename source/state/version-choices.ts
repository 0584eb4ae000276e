import {type AgentStream} from '../domain/agent-stream.js';
import {knownVersions} from '../domain/known-releases.js';
import {validateWantedVersion} from '../domain/select-version.js';
import {
	compareVersions,
	isNewer,
	isSameMinor,
	parseVersion,
	type JujuVersion,
} from '../domain/version.js';
import {runningVersion} from './choose-version.js';
import {explainChoice} from './explain-choice.js';
import {previewFrom} from './preview-streams.js';
import {type State} from './state.js';

/** A version that the version screen offers. */
export type VersionChoice = {
	readonly text: string;
	/** A few words: where it is known from. */
	readonly origin: string;
	/** One sentence: which rule or whose word it rests on. */
	readonly reason: string;
	readonly source: 'juju' | 'asked';
	/** Why it cannot be taken, and what to do instead; undefined where it can. */
	readonly problem: string | undefined;
};

type Candidate = Omit<VersionChoice, 'problem'>;

const named = (names: readonly string[]): string => names.join(', ');

/** What the statuses of the controller's models name: newer versions, and those that models have. */
const fromModels = ({models, observations, controller}: State): readonly Candidate[] => {
	const statuses = Object.values(observations).filter(({model}) => model.controller === controller).flatMap(({status}) => status.value ?? []);
	const newer = statuses.flatMap(({upgradeAvailable}) => upgradeAvailable ?? []);
	const had = Map.groupBy((models.value ?? []).filter(({version}) => version !== undefined), ({version}) => version ?? '');
	return [
		...newer.map(text => ({
			text, origin: 'named by status', reason: `${text} is what juju status names as available.`, source: 'asked' as const,
		})),
		...had.entries().map(([text, those]) => ({
			text,
			origin: those.length === 1 ? 'a model has it' : 'models have it',
			reason: `${text} is what ${named(those.map(({shortName}) => shortName))} ${those.length === 1 ? 'has' : 'have'} already.`,
			source: 'asked' as const,
		})),
	];
};

/** The newest release of the controller's own minor version, and the newest of all: what it would take to get there is said with it. */
const fromReleases = (current: JujuVersion): readonly Candidate[] => {
	const newer = knownVersions.flatMap(text => parseVersion(text) ?? []).filter(version => isNewer(version, current));
	const own = newer.filter(version => isSameMinor(version, current));
	return [...own.slice(-1), ...newer.slice(-1)].map(({text}) => ({
		text, origin: 'a known release', reason: `${text} is the newest of its minor version that this program knows of.`, source: 'asked',
	}));
};

const fromJuju = (state: State, current: JujuVersion, stream: AgentStream | undefined): readonly Candidate[] => {
	const best = previewFrom(state, stream).value?.bestVersion;
	return best === undefined
		? []
		: [{
			text: best, origin: 'Juju\'s own choice', reason: `${best} is what Juju itself would choose. ${explainChoice(state, current, stream)}`, source: 'juju',
		}];
};

/**
Versions that are known for the chosen controller: Juju's own choice first, then the newest first, each once. Those that cannot be taken stay, with the reason.

What is behind the controller is not among them: Juju never goes back.

@param stream The stream that Juju would choose from; undefined for the one that is set.
*/
export const versionChoices = (state: State, stream: AgentStream | undefined): readonly VersionChoice[] => {
	const running = runningVersion(state);
	const current = running === undefined ? undefined : parseVersion(running);
	if (running === undefined || !current) {
		return [];
	}

	const rest = [
		{
			text: running, origin: 'runs now', reason: `${running} is what the controller runs: only models that are behind it are upgraded.`, source: 'asked' as const,
		},
		...fromModels(state),
		...fromReleases(current),
	].flatMap(candidate => {
		const version = parseVersion(candidate.text);
		return version && !isNewer(current, version) ? [{candidate, version}] : [];
	}).toSorted((left, right) => compareVersions(right.version, left.version)).map(({candidate}) => candidate);
	const all = new Map<string, Candidate>();
	for (const candidate of [...fromJuju(state, current, stream), ...rest]) {
		if (!all.has(candidate.text)) {
			all.set(candidate.text, candidate);
		}
	}

	return all.values().map((candidate): VersionChoice => {
		const verdict = validateWantedVersion({
			text: candidate.text, current: running, client: state.client?.version, host: state.host.value,
		});
		return {...candidate, problem: verdict.ok ? undefined : `${verdict.problem} ${verdict.advice}`};
	}).toArray();
};
