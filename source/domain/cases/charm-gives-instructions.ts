import {type Agent} from '../agent.js';
import {adviceIn, readCharmCommand, type CharmAdvice} from '../charm-advice.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {shortModelName} from '../intent.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {isSignalled, type Signal} from '../signal.js';
import {listOf} from '../words.js';
import {applicationsOf} from './charm-places.js';
import {defineCase} from './define-case.js';
import {placeOf, type Place} from './places.js';

const reference = 'canonical/mongodb-k8s-operator#502; canonical/charm-refresh, status messages; canonical.com/data documentation';

// Juju itself names commands in the message of a lost unit: `show-status-log`, in 1.25 `status-history`, in 4.0 `debug-logs` as well.
const signals: readonly Signal[] = [
	{
		where: 'status', words: '`juju ', pattern: /`juju (?!show-status-log|status-history|debug-log)[a-z]/v, versions: '2.9 to 4.1', source: 'canonical/charm-refresh, status messages',
	},
	{
		where: 'status', words: '\'juju ', pattern: /'juju (?!show-status-log|status-history|debug-log)[a-z]/v, versions: '2.9 to 4.1', source: 'canonical/opensearch-operator#743',
	},
	{
		where: 'status', words: 'un `', pattern: /` on (?:the )?(?:unit|leader)/v, versions: '2.9 to 4.1', source: 'canonical/charm-refresh, status messages',
	},
];

const isTalking = (message: string | undefined): message is string => message !== undefined && signals.some(signal => isSignalled(message, signal));

/** What the charm of one application says, each text once. */
const messagesOf = (place: Place, application: string): readonly string[] => [...new Set([
	place.status.applications.find(({name}) => name === application)?.status.message,
	...noteworthyAgents(place.status.agents)
		.filter(agent => agent.application === application)
		.flatMap(({message, workloadStatus}) => [message, workloadStatus?.message]),
].filter(message => isTalking(message)))];

const unitsOf = (place: Place, application: string): readonly Agent[] => place.status.agents.filter(agent => agent.application === application);

/** Charms ask for a look at the units before they go on: what is wrong with one is a reason to wait. */
const unwellAmong = (units: readonly Agent[]): readonly string[] => units.filter(({condition}) => condition !== 'good' && condition !== 'busy').map(({name}) => name);

const explanations: Readonly<Record<string, string>> = {
	refresh: 'Gives the application the revision or channel that its charm names; often that is the way back.',
	run: 'Runs an action of the charm; what it does is written in the charm\'s documentation.',
	config: 'Changes a setting of the application.',
	resolved: 'Tells Juju that an error is solved: the failed hook runs again.',
};

type Source = {readonly place: Place; readonly application: string; readonly situation: Situation};

/** Going on needs all units well; going back and stopping do not. */
const waitReason = (words: readonly string[], units: readonly Agent[]): string | undefined => {
	const unwell = unwellAmong(units);
	return words[0]?.startsWith('run') === true && words.some(word => word.startsWith('resume-')) && unwell.length > 0
		? `Not while ${listOf(unwell)} ${unwell.length === 1 ? 'is' : 'are'} unwell: the charm asks to look at its units first.`
		: undefined;
};

const choiceFor = ({text, words}: CharmAdvice, {place, application, situation}: Source): Remedy | undefined => {
	const units = unitsOf(place, application);
	const unit = units.find(({isLeader}) => isLeader) ?? units[0];
	const verb = words && readCharmCommand(words, application)?.verb;
	if (!words || !unit || verb === undefined) {
		return undefined;
	}

	const reason = waitReason(words, units);
	return performRemedy(situation.render, {
		id: `charm-advice ${application} ${words.join(' ')}`,
		title: `The charm says: ${text.slice('juju '.length)}`,
		risk: 'disruptive',
		explanation: `Asked for by the charm of ${application}, not by Juju. ${explanations[verb] ?? ''}`,
		cost: 'what the charm does then: units may restart their workload one by one',
		success: 'The message is gone from the status, and the units are active.',
		reference,
		...(reason !== undefined && {disabledReason: reason}),
	}, [{
		type: 'run-charm-advice', model: place.model, unit: unit.name, arguments: words,
	}]);
};

const readRemedy = (place: Place, application: string, messages: readonly string[]): Remedy => adviseRemedy({
	id: `read-message ${application}`,
	title: `Read what the charm of ${application} says`,
	explanation: 'Its whole message. Look at what it asks you to look at before anything is run.',
	undo: 'nothing to undo',
	reference,
}, [`The charm of ${application} in the model ${shortModelName(place.model.name)} says:`, '', ...messages.map(message => `  ${message}`)]);

const shownRemedy = (application: string, shown: readonly CharmAdvice[]): readonly Remedy[] => shown.length === 0
	? []
	: [adviseRemedy({
		id: `shown-only ${application}`,
		title: 'See what this program does not run for a charm',
		explanation: 'Commands of the charm that are not among the few that are run from here: other targets, force, files, or no whole command.',
		undo: 'nothing to undo',
		reference,
	}, ['Only shown. Read the charm\'s documentation before you run any of them yourself, and name the model:', '', ...shown.map(({text}) => `  ${text}`)])];

const remediesOf = (source: Source): readonly Remedy[] => {
	const {place, application} = source;
	const messages = messagesOf(place, application);
	const advice = new Map(messages.flatMap(message => adviceIn(message, application)).map(each => [each.text, each])).values().toArray();
	const choices = advice.map(each => choiceFor(each, source));
	return [
		readRemedy(place, application, messages),
		...choices.filter(choice => choice !== undefined),
		...shownRemedy(application, advice.filter((_, index) => choices[index] === undefined)),
	];
};

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const place = finding && placeOf(situation, finding.model);
	if (!place) {
		return [adviseRemedy({
			id: 'read-message', title: 'Read what the charm says', explanation: 'Each command that a charm names becomes a choice, where it is one of a few that are safe to offer.', undo: 'nothing to undo', reference,
		}, ['With a finding, the charm\'s message stands here, and its commands as choices.'])];
	}

	const all = [...applicationsOf(finding, place).flatMap(application => remediesOf({place, application, situation})), askAgain];
	return [...all.filter(({risk}) => risk === 'safe'), ...all.filter(({risk}) => risk !== 'safe')];
};

/**
A charm waits for its operators, and says in its message what to run.
*/
export const charmGivesInstructions: Case = defineCase({
	id: 'charm-gives-instructions',
	code: 'G9',
	family: 'charms',
	title: 'A charm waits for its operator',
	occurs: {from: [2]},
	isConfirmed: true,
	signals,
	severity: 2,
	meaning: 'A charm names commands in its status, and may be waiting for one. Many databases stop in the middle of a refresh until somebody has looked at the first unit. The words are the charm\'s, not Juju\'s.',
	jujuDoes: 'does nothing about it by itself: it only shows the message of the charm.',
	remedies,
	reference,
});
