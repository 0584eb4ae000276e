import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {commandSetOf, describeUndo, disableAgain} from '../command-sets.js';
import {
	commandLine,
	modelKey,
	parseModelKey,
	shortModelName,
	type CommandSet,
	type Intent,
	type ModelReference,
} from '../intent.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';
import {type Sighting} from './sightings.js';

const reference = '3.6.28 cmd/juju/block/protection.go; 1.25.13 cmd/juju/block; Juju documentation, Manage models';

/** Of the sets only `all` keeps a model from being upgraded. */
const see = ({disabledCommands}: Situation): readonly Sighting[] => Object.entries(disabledCommands).flatMap(([key, {value, at}]) =>
	(value ?? []).filter(({set}) => commandSetOf(set) === 'all').map(({set, message}): Sighting => ({
		model: parseModelKey(key), subjects: [], evidence: {source: 'disabled-commands', text: `"${set}" is disabled${message === '' ? '.' : `: ${message}`}`, at},
	})));

/** Which set it was, by the command that Juju names to enable it. */
const lockedSet = (model: ModelReference, {failures}: Situation): CommandSet => {
	const said = failures.find(({failure, model: other}) => failure.refusal?.kind === 'changes-disabled' && other !== undefined && modelKey(other) === modelKey(model));
	const name = /juju (?:enable-command|unblock) (?<set>[\-a-z]{1,40})/v.exec(said?.failure.evidence ?? '')?.groups?.['set'];
	return (name === undefined ? undefined : commandSetOf(name)) ?? 'all';
};

const lineOf = (intent: Intent, {render}: Situation): string => {
	const rendered = render(intent);
	return rendered.kind === 'command' ? commandLine(rendered.arguments) : rendered.reason;
};

const enabling: Omit<Remedy, 'action'> = {
	id: 'enable-commands',
	title: 'Enable changes to the model',
	risk: 'disruptive',
	explanation: 'Takes the lock away for everybody. Somebody has set it on purpose: ask whoever it was, and lock the model again when the upgrade is done.',
	cost: 'until it is locked again everybody can change the model',
	reference,
};

const enableRemedy = (model: ModelReference, situation: Situation): Remedy => {
	const set = lockedSet(model, situation);
	const known = situation.disabledCommands[modelKey(model)]?.value;
	const enable: Extract<Intent, {type: 'enable-commands'}> = {type: 'enable-commands', model, ...(set !== 'all' && {set})};
	const read: Intent = {type: 'read-disabled-commands', model};
	return performRemedy(situation.render, {
		...enabling,
		id: `enable-commands ${modelKey(model)}`,
		title: `Enable ${set === 'all' ? 'changes to' : `"${set}" in`} ${shortModelName(model.name)}`,
		undo: describeUndo(enable, known, situation.render),
		success: `${lineOf(read, situation)} lists no such set any more.`,
		// What the lock says is asked for before it is gone, so that it can be put back as it was.
	}, disableAgain(enable, known).length > 0 ? [enable] : [read, enable]);
};

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const model = finding?.model;
	return [
		adviseRemedy({
			id: 'ask-owner',
			title: 'Ask whoever disabled the commands',
			explanation: 'A lock is set on purpose: a change freeze, a model that must not be touched. The message often says who to ask.',
			undo: 'nothing to undo',
			reference,
		}, [
			...(finding?.evidence.map(({text}) => text) ?? ['The message that was given with the lock stands in every refusal.']),
			'',
			'Juju does not keep who set it. The users who may are those with "write" or "admin":',
			...(model && situation.clientVersion?.major !== 1 ? [`  juju show-model ${modelKey(model)}`] : []),
		]),
		{...askAgain, title: 'Ask whether it is still disabled'},
		model ? enableRemedy(model, situation) : closedRemedy(enabling),
	];
};

/**
A7: somebody has disabled the commands that change a model.
*/
export const changesDisabled: Case = defineCase({
	id: 'changes-disabled',
	code: 'A7',
	family: 'client',
	title: 'Changes to the model are disabled',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'error', words: '(operation is blocked)', versions: '2.0 to 4.1', source: 'seen, 2.9.52 to 4.0.17',
		},
		{
			where: 'error', words: 'have been disabled for the current model', versions: '2.0 to 4.1', source: '2.0.0, 3.6.28 and 4.0.15 cmd/juju/block/protection.go',
		},
		{
			where: 'error', words: 'been blocked for the current environment', versions: '1.25', source: '1.25.13 cmd/juju/block/protection.go',
		},
	],
	see,
	meaning: 'Somebody has disabled the commands that change this model, so Juju refuses to upgrade it. It is a lock that a person set, with a message; the model itself is well.',
	jujuDoes: 'refuses every command of the locked set, dry runs too, until somebody enables it. The lock does not end by itself.',
	remedies,
	reference,
});
