import {adviceIn} from '../charm-advice.js';
import {type Intent, type ModelReference, type Risk} from '../intent.js';
import {type JujuVersion} from '../version.js';
import {type CharmUnit} from './charm-progress.js';
import {resolvedInConflict} from './conflict.js';
import {forceUnitsOption} from './force.js';
import {type CharmOrder} from './order.js';

/** Something that can be done for a unit that does not come through. */
export type CharmHelp = {
	/** Stable, with the unit's tag where it is about the unit. */
	readonly id: string;
	readonly title: string;
	readonly explanation: string;
	readonly risk: Risk;
	/** What runs, in order; none where `opens` or nothing does. */
	readonly intents: readonly Intent[];
	/** What has to be typed in full. */
	readonly phrase?: string | undefined;
	/** What has to be asked first: an order with these parts; or what stood before. */
	readonly opens?: {readonly type: 'order'; readonly order: CharmOrder} | {readonly type: 'roll-back'} | undefined;
};

export type CharmHelpFacts = {
	readonly model: ModelReference;
	readonly application: string;
	readonly unit: CharmUnit;
	/** Where it lives; undefined on Kubernetes. */
	readonly machine: string | undefined;
	/** Of the application's status, which charms write too. */
	readonly applicationMessage?: string | undefined;
	/** The charm came from a file. */
	readonly isLocal: boolean;
	readonly client: JujuVersion | undefined;
	readonly controller: JujuVersion | undefined;
};

const linesOfLog = 50;
const linesOfStatus = 20;

const readStatusLog = ({model, unit}: CharmHelpFacts): CharmHelp => ({
	id: `read-status-log ${unit.tag}`,
	title: `Show what ${unit.name} went through last`,
	explanation: 'Its status log: which hook, how often, since when.',
	risk: 'safe',
	intents: [{
		type: 'read-status-log', model, entity: unit.name, limit: linesOfStatus,
	}],
});

const readErrorLog = ({model, unit}: CharmHelpFacts, explanation: string): CharmHelp => ({
	id: `read-error-log ${unit.tag}`,
	title: `Read the last errors of ${unit.name}`,
	explanation,
	risk: 'safe',
	intents: [{
		type: 'read-error-log', model, agent: unit.tag, limit: linesOfLog,
	}],
});

const watch = (explanation: string): CharmHelp => ({
	id: 'watch', title: 'Wait and watch', explanation, risk: 'safe', intents: [],
});

/** Only on machines: a unit on Kubernetes has none. */
const openShell = ({model, machine}: CharmHelpFacts, explanation: string): readonly CharmHelp[] => machine === undefined
	? []
	: [{
		id: `open-shell ${machine}`,
		title: `Open a shell on machine ${machine} in this terminal`,
		explanation,
		risk: 'disruptive',
		intents: [{type: 'open-shell', model, machine}],
	}];

const debugHooks = ({model, unit}: CharmHelpFacts): CharmHelp => ({
	id: `debug-hooks ${unit.tag}`,
	title: `Debug the hooks of ${unit.name} in this terminal`,
	explanation: 'Opens tmux on the unit. At the next try the hook opens there: look, repair, run it by its name, leave with exit. Meanwhile its hooks wait for you.',
	risk: 'disruptive',
	intents: [{type: 'debug-hooks', model, unit: unit.name}],
});

const retry = ({model, unit}: CharmHelpFacts, title: string, explanation: string): CharmHelp => ({
	id: `resolve-retry ${unit.tag}`,
	title,
	explanation,
	risk: 'disruptive',
	intents: [{
		type: 'resolve', model, unit: unit.name, retry: true,
	}],
});

/** Commands that the charm itself names, where they are among the few that are run for a charm. */
const charmSays = ({model, application, unit, applicationMessage = ''}: CharmHelpFacts): readonly CharmHelp[] => {
	const said = [unit.message ?? '', applicationMessage].flatMap(message => adviceIn(message, application));
	return new Map(said.map(advice => [advice.text, advice])).values().flatMap(({text, words}): readonly CharmHelp[] => words === undefined
		? []
		: [{
			id: `charm-advice ${words.join(' ')}`,
			title: `The charm says: ${text.replace(/^juju /v, '')}`,
			explanation: `Asked for by the charm of ${application}, not by Juju. Look at what it asks you to look at first.`,
			risk: 'disruptive',
			intents: [{
				type: 'run-charm-advice', model, unit: unit.name, arguments: words,
			}],
		}]).toArray();
};

const otherRevision = ({application, isLocal}: CharmHelpFacts, explanation: string): CharmHelp => ({
	id: 'other-revision',
	title: isLocal ? `Order a fixed file of the charm of ${application}` : `Order a fixed revision for ${application}`,
	explanation,
	risk: 'disruptive',
	intents: [],
	opens: {type: 'order', order: {}},
});

const forced = ({application, client}: CharmHelpFacts, explanation: string): CharmHelp => ({
	id: 'force-units',
	title: `Force a fixed charm on units in error (${forceUnitsOption(client)}, for charm authors)`,
	explanation: `${explanation} It reaches every unit of ${application} that is in error.`,
	risk: 'data-loss',
	intents: [],
	phrase: application,
	opens: {type: 'order', order: {forceUnits: true}},
});

const rollBack = ({application}: CharmHelpFacts, explanation: string): CharmHelp => ({
	id: 'roll-back', title: `Go back to the charm that ${application} had`, explanation, risk: 'disruptive', intents: [], opens: {type: 'roll-back'},
});

const helpInError = (facts: CharmHelpFacts): readonly CharmHelp[] => {
	const {unit, application, client} = facts;
	const hook = /hook failed: "(?<hook>[^"]{1,200})"/v.exec(unit.message ?? '')?.groups?.['hook'];
	const isOld = unit.upgradingFrom !== undefined;
	return [
		readStatusLog(facts),
		readErrorLog(facts, 'What the hook itself said stands there, among warnings and errors of the unit.'),
		watch('Juju tries the failed hook again by itself, at most 5 minutes apart. For that moment the unit looks at work; that proves nothing.'),
		...charmSays(facts),
		...openShell(facts, `Look at the workload of ${unit.name} itself. What you change there, no hook knows of.`),
		debugHooks(facts),
		retry(facts, `Run ${hook ?? 'the failed hook'} of ${unit.name} again`, isOld
			? 'It fails again unless its cause is gone. Once it succeeds, the unit takes the new charm by itself and runs upgrade-charm, as it should.'
			: 'It fails again unless its cause is gone.'),
		otherRevision(facts, `Units in good order take it at once. ${unit.name} takes it once its error is resolved.`),
		rollBack(facts, `${unit.name} follows once its error is resolved.${isOld ? ` It still runs the charm from before, so ${application} and it agree again then.` : ''} What the new charm changed stays.`),
		forced(facts, `${forceUnitsOption(client)} puts the charm on units in error and skips their upgrade-charm hook for good; then the failed hook runs again with the new code. It is no repair.`),
	];
};

const helpInConflict = (facts: CharmHelpFacts): readonly CharmHelp[] => {
	const {unit, client, controller} = facts;
	const option = forceUnitsOption(client);
	return [
		readErrorLog(facts, 'The line with "cannot upgrade charm:" names the file or folder that is in the way.'),
		readStatusLog(facts),
		...openShell(facts, `The charm's files are in /var/lib/juju/agents/${unit.tag}/charm. Keep a copy of whatever you move away: it may be data of the charm.`),
		retry(facts, `Call the conflict on ${unit.name} resolved`, `First move away what is in the way. ${resolvedInConflict(controller ?? client)}`),
		rollBack(facts, `Brings the other units back. ${unit.name} itself takes the charm of before only with ${option}, or once its conflict is resolved.`),
		forced(facts, `A unit with such a conflict takes a fixed revision, or the one before, only with ${option}. Where a hook had failed before, upgrade-charm is skipped.`),
	];
};

const helpWhileHeld = (facts: CharmHelpFacts): readonly CharmHelp[] => [
	readStatusLog(facts),
	watch(`The charm says: ${(facts.unit.message ?? 'nothing more than blocked').replace(/\.$/v, '')}. Some charms get over it by themselves once others are ready.`),
	...charmSays(facts),
	rollBack(facts, 'A charm that stops in the middle of its upgrade often names the revision to go back to itself: that comes first.'),
];

const helpWhileLost = (facts: CharmHelpFacts): readonly CharmHelp[] => [
	readStatusLog(facts),
	...(facts.machine === undefined
		? []
		: [{
			id: `inspect-services ${facts.machine}`,
			title: `Look at the agents on machine ${facts.machine}`,
			explanation: 'Asks the machine over ssh which services of Juju it runs, and how they are.',
			risk: 'safe',
			intents: [{type: 'inspect-services', model: facts.model, machine: facts.machine}],
		} as const satisfies CharmHelp]),
	watch('Nothing is known of it, and nothing reaches it. Once it is back it takes the charm of its application by itself.'),
	...openShell(facts, 'Where the agent does not come back: look at the machine, its disk and its memory.'),
];

/**
What can be done for a unit that does not come through a charm's upgrade, the safest first; nothing for one that is well or whose turn comes by itself. A failed hook is never passed
over from here: what it should have done would be missing while all looks well.
*/
export const helpForUnit = (facts: CharmHelpFacts): readonly CharmHelp[] => {
	switch (facts.unit.state) {
		case 'error': {
			return helpInError(facts);
		}

		case 'conflict': {
			return helpInConflict(facts);
		}

		case 'held': {
			return helpWhileHeld(facts);
		}

		case 'lost': {
			return helpWhileLost(facts);
		}

		default: {
			return [];
		}
	}
};
