import {type DisabledCommands} from '../answer.js';
import {type Check, type PrepareFacts} from '../check.js';
import {commandSetOf, describeUndo} from '../command-sets.js';
import {modelKey, type ModelReference} from '../intent.js';
import {askAgain, performRemedy} from '../make-remedy.js';
import {
	askable,
	judgeAnswer,
	nameOf,
	toResult,
	upgradedModels,
	type Verdict,
} from './verdict.js';

const check = {id: 'changes-enabled', title: 'Changes are enabled'};

const judge = (facts: PrepareFacts, model: ModelReference, {disabled, at}: {readonly disabled: DisabledCommands; readonly at: number | undefined}): Verdict => {
	const evidence = disabled.map(({set, message}) => ({source: 'disabled-commands', text: `"${set}" is disabled${message === '' ? '.' : `: ${message}`}`, at}));
	if (disabled.every(({set}) => commandSetOf(set) !== 'all')) {
		return {
			title: 'Changes are enabled',
			result: 'pass',
			evidence: [...evidence, {source: 'disabled-commands', text: disabled.length === 0 ? 'No commands are disabled.' : 'That does not touch upgrades.', at}],
		};
	}

	return {
		title: 'Changes are disabled',
		result: 'block',
		evidence,
		consequence: 'Somebody has locked this model on purpose; Juju refuses to upgrade it.',
		remedies: [performRemedy(facts.render, {
			id: `enable-commands ${modelKey(model)}`,
			title: `Enable changes to ${nameOf(model)}`,
			risk: 'disruptive',
			explanation: 'Takes the lock away for everybody. Ask whoever set it; lock the model again when the upgrade is done.',
			undo: describeUndo({type: 'enable-commands', model}, disabled, facts.render),
			reference: 'Juju documentation, Manage models: restrict commands',
		}, [{type: 'enable-commands', model}]), askAgain],
	};
};

/**
Whether no block against changes stands on a model: `disable-command all` refuses upgrades, the other sets do not.

Source: 3.6.28 `cmd/juju/block/protection.go`.
*/
export const changesEnabled: Check = {
	...check,
	needs: facts => askable(facts, upgradedModels(facts).map(model => ({type: 'read-disabled-commands', model}))),
	judge: facts => upgradedModels(facts).map(model => {
		const rendered = facts.render({type: 'read-disabled-commands', model});
		return toResult(check, modelKey(model), rendered.kind === 'unavailable'
			? {
				title: 'Whether changes are enabled cannot be asked', result: 'warn', evidence: [{source: 'client', text: rendered.reason, at: undefined}],
			}
			: judgeAnswer({
				known: facts.disabledCommands[modelKey(model)], now: facts.now, about: 'Whether changes are enabled', source: 'disabled-commands',
			}, (disabled, at) => judge(facts, model, {disabled, at})));
	}),
};
