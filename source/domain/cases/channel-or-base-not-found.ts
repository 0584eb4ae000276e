import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy, performRemedy} from '../make-remedy.js';
import {textBetween} from '../text-between.js';
import {isAtLeast} from '../version.js';
import {listOf} from '../words.js';
import {
	aboutApplications,
	refusedRefreshes,
	targetWords,
	type RefusedRefresh,
} from './charm-places.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';
import {isBoundRevision} from './revision-outside-channel.js';

const reference = 'juju/juju#20830, #18215; 2.9.52, 3.6.28 core/charm/repository/charmhub.go';

const most = 8;

/** A channel that the store has, and the bases that it is there for. */
export type Release = {readonly channel: string; readonly bases: readonly string[]};

const readRelease = (line: string): readonly Release[] => {
	const channel = textBetween(line, 'channel "', '": available ');
	const [, bases] = line.split(/": available (?:bases|series) are: /v, 2);
	return line.trimStart().startsWith('channel "') && channel !== undefined && bases !== undefined && /^[\w\-.\/]+$/v.test(channel)
		? [{channel, bases: bases.split(',').map(base => base.trim()).filter(base => base !== '')}]
		: [];
};

/**
The channels that a refusal lists.
*/
export const releasesIn = (text: string): readonly Release[] => text.slice(0, 16_000).split('\n').flatMap(line => readRelease(line));

/** The base in question as the list names it: `"amd64/ubuntu/20.04/stable"` is `ubuntu@20.04`. */
const baseIn = (text: string): string | undefined => {
	const [, system, channel] = (textBetween(text, ', base "', '"') ?? textBetween(text, ', platform "', '"') ?? '').split('/', 3);
	return system === undefined || channel === undefined ? undefined : `${system}@${channel}`;
};

const riskOf = (channel: string): number => {
	const index = ['stable', 'candidate', 'beta', 'edge'].findIndex(risk => channel.split('/').includes(risk));
	return index === -1 ? 0 : index;
};

const trackOf = (channel: string | undefined): string => channel?.split('/', 1)[0] ?? '';

const choiceFor = (release: Release, {refused, finding, situation}: {readonly refused: RefusedRefresh; readonly finding: Finding; readonly situation: Situation}): Remedy | undefined => {
	const base = baseIn(refused.text);
	const {application} = refused;
	const isThere = base === undefined || release.bases.includes(base);
	return finding.model && performRemedy(situation.render, {
		id: `refresh ${application} ${release.channel}`,
		title: `Refresh ${application} from ${release.channel}`,
		risk: 'disruptive',
		explanation: `Takes the newest revision of ${release.channel}, which is there for ${listOf(release.bases, 4)}, and follows that channel from then on.${riskOf(release.channel) > 0 ? ' Its makers do not call it stable.' : ''}`,
		cost: 'each unit runs its upgrade-charm hook, and most charms restart their workload in it; another track may be another version of the workload, from which there is no way back',
		undo: 'refresh to the revision that runs now, where the charm can go back at all',
		success: `The status shows ${application} with another revision and this channel, and no unit in error.`,
		reference,
		...(!isThere && {disabledReason: `It is not there for ${base}, on which ${application} runs.`}),
	}, [{
		type: 'refresh-charm', model: finding.model, application, channel: release.channel,
	}]);
};

const choicesFor = (refused: RefusedRefresh, finding: Finding, situation: Situation): readonly Remedy[] => {
	const base = baseIn(refused.text);
	const order = ({channel, bases}: Release): number =>
		(base === undefined || bases.includes(base) ? 0 : 100) + (trackOf(channel) === trackOf(refused.channel) ? 0 : 10) + riskOf(channel);
	return releasesIn(refused.text)
		.toSorted((left, right) => order(left) - order(right))
		.slice(0, most)
		.map(release => choiceFor(release, {refused, finding, situation}))
		.filter(remedy => remedy !== undefined);
};

const stay = adviseRemedy({
	id: 'stay',
	title: 'Stay with the revision that runs',
	explanation: 'Nothing was changed: the application runs on as before.',
	undo: 'nothing to undo',
	reference,
}, ['Juju refused before it changed anything. The application runs on with the charm that it has,', 'and an upgrade of Juju does not need another one.']);

const redeploy = (application: string, finding: Finding | undefined, situation: Situation): Remedy => adviseRemedy({
	id: 'redeploy',
	title: 'Move the application to a base that is served',
	explanation: 'Where no channel serves the base that the machines run, new units on a newer base have to take over.',
	risk: 'disruptive',
	cost: 'a second deployment beside the first, and the data has to be moved',
	undo: 'remove the new deployment; the old one is untouched until then',
	success: 'The new application is active, and the relations lead to it.',
	reference,
}, [
	'Deploy the charm anew beside the old one, on a base that the list above names:',
	'',
	`  juju deploy ${targetWords(finding?.model, situation)} CHARM NEW-NAME --channel CHANNEL ${situation.clientVersion && !isAtLeast(situation.clientVersion, 3) ? '--series SERIES' : '--base ubuntu@VERSION'}`,
	'',
	'Move its data as the charm\'s documentation says, relate it in place of the old one, then remove that.',
	...(situation.clientVersion && isAtLeast(situation.clientVersion, 3, 6)
		? [
			'',
			'A refresh with --base only looks for the charm on that base: it does not change what the machines run:',
			`  juju refresh ${targetWords(finding?.model, situation)} ${application} --base ubuntu@VERSION`,
		]
		: []),
]);

const channelChoice = closedRemedy({
	id: 'refresh', title: 'Refresh from a channel that is there', risk: 'disruptive', explanation: 'One choice for each channel that Juju\'s refusal lists.',
});

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const refused = finding ? refusedRefreshes(entry, finding.model, situation) : [];
	const choices = finding ? refused.flatMap(each => choicesFor(each, finding, situation)) : [];
	return [stay, ...(choices.length === 0 ? [channelChoice] : choices), redeploy(refused[0]?.application ?? 'APPLICATION', finding, situation)];
};

/**
The charm's store has nothing in that channel for the base of the application.
*/
const entry: Case = aboutApplications(defineCase({
	id: 'channel-or-base-not-found',
	code: 'G1',
	family: 'charms',
	title: 'A charm is not in that channel or base',
	occurs: {from: [2, 9]},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'charm or bundle not found for channel', versions: '2.9 to 4.1', source: '2.9.52, 3.6.28, 4.0.15 core/charm/repository/charmhub.go',
		},
		{
			where: 'error', words: 'charm or bundle not found in the charm\'s default channel', versions: '3.4 to 4.1', source: '3.6.28 core/charm/repository/charmhub.go',
		},
	],
	severity: 2,
	isSo({model}, situation) {
		const refused = refusedRefreshes(entry, model, situation);
		return refused.length === 0 || refused.some(each => !isBoundRevision(each, situation));
	},
	meaning: 'The charm store has no revision in this channel for the base that the application runs on. Nothing was changed. Often a track was closed, or its newest charms left an old Ubuntu behind.',
	jujuDoes: 'does nothing by itself here: the application keeps its charm and goes on following its channel.',
	remedies,
	reference,
}));

export const channelOrBaseNotFound = entry;
