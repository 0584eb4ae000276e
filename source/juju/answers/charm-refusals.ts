import {type Refusal} from '../../domain/answer.js';
import {type CharmRule} from '../../domain/charm/charm-rule.js';
import {type Intent, type IntentType} from '../../domain/intent.js';
import {type RefusalWords} from './refusal-words.js';

/**
One way in which Juju refuses something about an application's charm. `versions` are those that say it so, `source` is where the words come from. A group named
`subject` is what it is about: a relation, a storage, a resource.
*/
export type CharmRefusalRule = {readonly rule: CharmRule; readonly versions: string; readonly source: string; readonly pattern: RegExp};

const application = '3.6.28 state/application.go';

/** Juju's words as data. The first rule that matches counts, so what is special stands before what is general. */
export const charmRefusalRules: readonly CharmRefusalRule[] = [
	{
		rule: 'subordinacy', versions: '1.25 to 3.6', source: `1.25.13 state/service.go; ${application}`, pattern: /cannot change an? (?:application|service)'s subordinacy/v,
	},
	{
		// Peers have one end only.
		rule: 'peer-relations', versions: '1.25 to 2.9.2', source: '1.25.13 state/service.go; 2.0.0 state/application.go', pattern: /would break relation "(?<subject>[^\s"]{1,300})"/v,
	},
	{
		rule: 'peer-relations',
		versions: '4.0',
		source: '4.0.15 domain/application/state/application.go',
		pattern: /charm has no corresponding peer relation "(?<subject>[^\n"]{1,300})"/v,
	},
	{
		rule: 'relations-in-use', versions: '1.25 to 3.6', source: `1.25.13 state/service.go; ${application}`, pattern: /would break relation "(?<subject>[^\n"]{1,600})"/v,
	},
	{
		rule: 'relations-in-use',
		versions: '4.0',
		source: '4.0.15 domain/application/state/application.go',
		pattern: /charm has no corresponding relation "(?<subject>[^\n"]{1,300})"|cannot change (?:role|interface|scope) of relation /v,
	},
	{
		rule: 'relation-limits',
		versions: '2.7 to 4.1',
		source: `2.9.52, ${application}; juju/juju#21028`,
		pattern: /imposes a maximum relation limit of \d{1,9} for "?(?<subject>[\w\-.:]{1,300})/v,
	},
	{
		rule: 'storage',
		versions: '1.25 to 3.6',
		source: `1.25.13 state/service.go; ${application}`,
		pattern: /(?:required|in-use|existing) storage "(?<subject>[^\n"]{1,300})" (?:added|removed|with|type|range|location|shared|read-only|property)/v,
	},
	{
		rule: 'storage', versions: '4.0', source: '4.0.15 domain/application/errors/errors.go', pattern: /storage definition "(?<subject>[^\n"]{1,300})" (?:added|removed|with|type|changed)/v,
	},
	{
		rule: 'stateful-set',
		versions: '2.5 to 4.1',
		source: '3.6.28 apiserver/facades/client/application/application.go; juju/juju#19911',
		pattern: /does not support updating storage on a statefulset/v,
	},
	{
		rule: 'deployment',
		versions: '2.5 to 3.6',
		source: '3.6.28 apiserver/facades/client/application/application.go',
		pattern: /does not support updating (?:deployment info for services|node selectors)/v,
	},
	{
		rule: 'scale-down', versions: '2.9 to 3.6', source: '3.6.28 cmd/juju/application/refresh.go', pattern: /from an older PodSpec style charm to a newer Sidecar charm/v,
	},
	{
		rule: 'scale-down', versions: '2.9 to 3.6', source: '2.9.52, 3.6.28 state/application.go', pattern: /application should not have units/v,
	},
	{
		rule: 'charm-format',
		versions: '2.9 to 4.1',
		source: '3.6.28 apiserver/facades/client/application/application.go',
		pattern: /cannot downgrade from v2 charm format to v1/v,
	},
	{
		rule: 'base', versions: '1.25 to 2.9', source: '1.25.13 state/service.go; 2.9.52 state/application.go', pattern: /cannot change an? (?:application|service)'s series/v,
	},
	{
		rule: 'base', versions: '2.0 to 2.9', source: '2.9.52 state/application.go', pattern: /only these series are supported|series "[^\n"]{1,60}" (?:is )?not supported by (?:the )?charm/v,
	},
	{
		rule: 'base',
		versions: '2.9 to 4.1',
		source: '3.6.28 core/charm/charmpath.go, cmd/juju/application/refresher/refresher.go',
		pattern: /base "[^\n"]{1,60}" (?:is )?not supported by (?:the )?charm|cannot upgrade from single (?:base|series) "/v,
	},
	{
		rule: 'base', versions: '4.0', source: '4.0.15 domain/application/service/application.go', pattern: /refreshing application from base "/v,
	},
	{
		rule: 'local-source', versions: '2.0 to 4.1', source: 'seen, 4.0.14; 2.9.52 cmd/juju/application/refresh.go', pattern: /a local charm requires either --path or --switch/v,
	},
	{
		rule: 'options', versions: '1.25 to 4.1', source: 'seen, 2.8.13 to 4.0.15', pattern: /--(?:switch|path|revision) and --(?:switch|path|revision) are mutually exclusive/v,
	},
	{
		rule: 'resources',
		versions: '2.9 to 4.1',
		source: '3.6.28 cmd/juju/application/utils/utils.go',
		pattern: /resource "(?<subject>[^\n"]{1,300})" (?:was missing, please|revision not found,) provide (?:it )?via --resource/v,
	},
	{
		rule: 'application-alive',
		versions: '1.25 to 4.1',
		source: `1.25.13 state/service.go; ${application}; 4.0.15 domain/application/errors/errors.go`,
		pattern: /(?:application|service)(?: "[\-0-9a-z]{1,250}")? is (?:not (?:found or not )?alive|dead|dying)/v,
	},
	{
		rule: 'application-exists', versions: '3.0 to 4.1', source: 'seen, 4.0.14', pattern: /"(?<subject>[\-0-9a-z]{1,250})" deploy incomplete, please try refresh again/v,
	},
	{
		rule: 'application-exists',
		versions: '1.25 to 4.1',
		source: `1.25.13 state/state.go; ${application}`,
		pattern: /^ERROR (?:[^\n]{0,300}: )?(?:application|service) "?(?<subject>[\-0-9a-z]{1,250})"? not found/mv,
	},
	{
		rule: 'release-exists',
		versions: '1.25 to 4.1',
		source: '2.9.52, 3.6.28 core/charm/repository/charmhub.go; 1.25.13 charm store',
		pattern: /charm or bundle not found|selecting releases: |no releases? (?:found|available)|No information found for charm or bundle/v,
	},
	{
		rule: 'release-exists',
		versions: '1.25 to 4.1',
		source: '1.25.13, 2.8.13 charm store; juju/terraform-provider-juju#477',
		pattern: /^ERROR (?:[^\n]{0,300}: )?(?:charm not found|charm "[^\n"]{1,300}" not found|revision not found)/mv,
	},
];

/** What a refusal means and what helps. */
export const charmRefusalWords: Readonly<Record<CharmRule, RefusalWords>> = {
	subordinacy: {
		message: 'Juju refused: one of the two charms is subordinate and the other is not.',
		advice: 'Stay with the charm that runs, or deploy the new one as an application of its own.',
	},
	'relations-in-use': {
		message: 'Juju refused: the new charm does not fit what the application uses, since it lacks a relation.',
		advice: 'Stay with the revision that runs, or choose one that has the relation that Juju names below.',
	},
	'peer-relations': {
		message: 'Juju refused: the new charm does not fit what the application uses, since it lacks a peer relation.',
		advice: 'Stay with the revision that runs, or choose one that has the peer relation that Juju names below.',
	},
	'relation-limits': {
		message: 'Juju refused: the new charm does not fit what the application uses, since it allows fewer relations.',
		advice: 'Remove the relations that are too many, or stay with the revision that runs.',
	},
	storage: {
		message: 'Juju refused: the new charm has other storage than the application uses.',
		advice: 'Stay with the revision that runs, or deploy the new one beside it and move the data.',
	},
	'stateful-set': {
		message: 'Juju refused: the new charm has other storage, which Kubernetes cannot change afterwards.',
		advice: 'Stay with the revision that runs, or deploy the new one beside it and move the data.',
	},
	base: {
		message: 'Juju refused: the new charm is not for the base that the application runs on.',
		advice: 'Choose a revision for this base, or bring the machines to another base first.',
	},
	deployment: {
		message: 'Juju refused: the new charm is deployed in another way than the one that runs.',
		advice: 'Do what Juju names below, or deploy the new charm as an application of its own.',
	},
	'scale-down': {
		message: 'Juju refused: the charm changes from the PodSpec style to the sidecar style, which takes an application without units.',
		advice: 'Scale the application down to no units with juju scale-application, wait until they are gone, then refresh and scale it up again.',
	},
	'charm-format': {
		message: 'Juju refused: the new charm is of an older format than the one that runs.',
		advice: 'Choose a revision of the newer format; there is no way back to the older one.',
	},
	'local-source': {
		message: 'Juju refused: the charm came from a file, and a refresh needs its next file.',
		advice: 'Name the path of the next file, or a charm of the store to switch to.',
	},
	'application-exists': {
		message: 'Juju found no such application, or it is still being deployed.',
		advice: 'Look at the list of applications of this model, then try again.',
	},
	'application-alive': {
		message: 'Juju refused: the application is being removed.',
		advice: 'Leave it alone; it vanishes when its last unit is gone.',
	},
	resources: {
		message: 'Juju refused: a resource of the new charm is missing.',
		advice: 'Name a file for the resource that Juju names below, then try again.',
	},
	'release-exists': {
		message: 'Juju refused: the charm store has nothing in this channel for this base, or no such revision.',
		advice: 'Choose a channel or revision that the store has; Juju may list some below.',
	},
	options: {
		message: 'Juju refused: two options exclude each other.',
		advice: 'Leave out one of the two that Juju names below.',
	},
};

const aboutCharms: ReadonlySet<IntentType> = new Set<IntentType>([
	'refresh-charm', 'set-charm-settings', 'read-charm-settings', 'read-charm-info', 'read-charm-actions', 'run-charm-advice',
]);

/**
Finds out which rule about charms Juju has refused something by.

@returns Undefined where it is none of them, or the command was not about a charm.
*/
export const recogniseCharmRefusal = (text: string, {type}: Intent): Extract<Refusal, {readonly kind: 'charm-refused'}> | undefined => {
	if (!aboutCharms.has(type)) {
		return undefined;
	}

	for (const {rule, pattern} of charmRefusalRules) {
		const match = pattern.exec(text);
		if (match) {
			return {kind: 'charm-refused', rule, subject: match.groups?.['subject']};
		}
	}

	return undefined;
};

/** 1.25 to 2.8 end with exit code 1 where there is nothing newer: no failure (1.25.13, 2.5.8 `upgradecharm.go`). */
export const isAlreadyRunning = (text: string): boolean => /^ERROR already running (?:latest|specified) charm "/mv.test(text);
