import {type Check, type Evidence, type PrepareFacts} from '../check.js';
import {modelKey, type Intent, type ModelReference} from '../intent.js';
import {adviseRemedy, performRemedy} from '../make-remedy.js';
import {streamChanges, streamCommand, type StreamChange} from '../stream-changes.js';
import {countOf} from '../words.js';
import {
	askable,
	nameOf,
	toResult,
	upgradedModels,
	type Verdict,
} from './verdict.js';

const check = {id: 'stream-changes', title: 'The agent stream stays as it is'};

const source = 'model-config';

/** More of them are counted. */
const mostShown = 5;

/** Where a stream is named each model upgraded with it is changed; else only where the version comes from matters. */
const concerned = (facts: PrepareFacts): readonly ModelReference[] => (facts.target.stream === undefined ? [facts.controllerModel] : upgradedModels(facts));

const needs = (facts: PrepareFacts): readonly Intent[] => askable(facts, concerned(facts).map(model => ({type: 'read-agent-stream', model})));

const isOpen = ({streams, render}: PrepareFacts, model: ModelReference): boolean => {
	const {value, failure} = streams[modelKey(model)] ?? {};
	return value === undefined && failure === undefined && render({type: 'read-agent-stream', model}).kind === 'command';
};

const evidenceOf = ({streams}: PrepareFacts, {model, from}: StreamChange): Evidence => {
	const {at, failure} = streams[modelKey(model)] ?? {};
	return {
		source, at, text: `agent-stream of ${nameOf(model)}: ${from ?? `not known. ${failure?.message ?? 'This client cannot ask for it.'}`}`,
	};
};

const judgeNamed = (facts: PrepareFacts, stream: string): Verdict => {
	const models = concerned(facts);
	if (models.some(model => isOpen(facts, model))) {
		return {title: 'The agent streams are being asked for', result: 'running'};
	}

	const changes = streamChanges({
		stream: facts.target.stream, models, streams: facts.streams, render: facts.render,
	});
	if (changes.length === 0) {
		return {title: `The agent stream is ${stream} already`, result: 'pass', evidence: [{source, text: `agent-stream: ${stream}`, at: facts.streams[modelKey(facts.controllerModel)]?.at}]};
	}

	const rest = changes.length - mostShown;
	const undo = changes.map(change => change.undo).filter(line => line !== undefined);
	return {
		title: `The upgrade sets the agent stream of ${countOf(changes.length, 'model')} to ${stream}`,
		result: 'warn',
		evidence: [
			...changes.slice(0, mostShown).map(change => evidenceOf(facts, change)),
			...(rest > 0 ? [{source, text: `and ${rest} more`, at: undefined}] : []),
		],
		consequence: `A stream that an upgrade names is kept for good: later upgrades look there too.${stream === 'released' ? '' : ' They may choose what is not released.'}`,
		remedies: [adviseRemedy({
			id: 'keep-stream',
			title: 'Set it back afterwards, or leave the stream as it is',
			explanation: 'The upgrade itself cannot be told to leave the setting alone.',
			reference: 'juju/juju#13752',
		}, ['After the upgrade:', ...undo, '', 'Or go back, press o, and choose with Tab the stream that is set.'])],
	};
};

/** Nothing is named: only a setting that is not the usual one is worth a line. */
const judgeSetting = (facts: PrepareFacts, model: ModelReference): Verdict | undefined => {
	const {value, at} = facts.streams[modelKey(model)] ?? {};
	return value === undefined || value.stream === 'released'
		? undefined
		: {
			title: `The agent stream is ${value.stream}, not released`,
			result: 'warn',
			evidence: [{source, text: `agent-stream of ${nameOf(model)}: ${value.stream}`, at}],
			consequence: 'Juju may choose versions that are not released.',
			remedies: [performRemedy(facts.render, {
				id: 'use-released',
				title: 'Set the agent stream to released',
				risk: 'disruptive',
				explanation: 'The setting counts for every upgrade that names no stream. Versions are looked for anew afterwards.',
				undo: streamCommand(facts.render, model, value.stream) ?? 'set it back with this client\'s own command',
			}, [{type: 'set-agent-stream', model, stream: 'released'}])],
		};
};

/**
Whether the upgrade leaves the setting `agent-stream` as it is: one that names a stream sets it for good. It never blocks, and has no line where there is nothing to say.

Source: 3.6.28 `apiserver/facades/client/modelupgrader/upgrader.go`; juju/juju#13752.
*/
export const streamChangesCheck: Check = {
	...check,
	needs,
	judge(facts) {
		const {stream, controller} = facts.target;
		const verdict = stream === undefined ? judgeSetting(facts, facts.controllerModel) : judgeNamed(facts, stream);
		return verdict ? [toResult(check, controller, verdict)] : [];
	},
};
