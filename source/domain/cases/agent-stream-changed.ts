import {type Case, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey, parseModelKey, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {streamCommand} from '../stream-changes.js';
import {lineFor} from './controller-facts.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';

const reference = 'juju/juju#13752; 3.6.28 apiserver/facades/client/modelupgrader/upgrader.go';

const usual = 'released';

const settingOf = ({streams}: Situation, model: ModelReference): string | undefined => streams?.[modelKey(model)]?.value?.stream;

const usualSetting: Omit<Remedy, 'action'> = {
	id: 'set-agent-stream',
	title: 'Set the agent stream back to released',
	risk: 'disruptive',
	explanation: 'The setting counts for every upgrade that names no stream. Nothing that runs is changed by it.',
	cost: 'later upgrades do not see what is only in the other stream',
	success: 'The setting reads released, and the version that Juju offers is a released one.',
	reference,
};

/**
C5: an upgrade that names a stream sets it for good; afterwards Juju may choose what is not released.
*/
export const agentStreamChanged: Case = defineCase({
	id: 'agent-stream-changed',
	code: 'C5',
	family: 'binaries',
	title: 'The agent stream is not the released one',
	occurs: {},
	isConfirmed: true,
	severity: 1,
	signals: [{
		where: 'error', words: 'agent stream "', pattern: /agent stream "[^\n"]{0,60}" is not recognised as a valid value/v, versions: '4.0', source: 'seen, 4.0.14',
	}],
	see: ({streams}) => Object.entries(streams ?? {}).flatMap(([key, {value, at}]) => value === undefined || value.stream === usual
		? []
		: [{model: parseModelKey(key), subjects: [], evidence: {source: 'model-config', text: `agent-stream: ${value.stream}`, at}}]),
	// While an upgrade from another stream is wanted, it is as it should be.
	isSo: ({evidence}, {stream}) => stream === undefined || evidence.some(({source}) => source !== 'model-config'),
	meaning: 'The model looks for new versions in a stream that may hold what is not released. Usually an upgrade named that stream once with --agent-stream, and Juju kept it.',
	jujuDoes: 'keeps the stream that an upgrade names, without a word, and looks there in all later upgrades of that model.',
	remedies(finding, situation) {
		const {render} = situation;
		const model = finding?.model;
		if (model === undefined) {
			return [askAgain, closedRemedy(usualSetting)];
		}

		const present = settingOf(situation, model);
		return [
			askAgain,
			adviseRemedy({
				id: 'look-at-stream', title: 'Find out who chose the stream', explanation: 'A stream other than released can be meant: for trials before a release.', undo: 'nothing to undo',
			}, [
				'What is set:',
				`  ${lineFor(situation, {type: 'read-agent-stream', model}, `juju model-config -m ${modelKey(model)} agent-stream`)}`,
				'',
				'Ask those who run this cloud before it is changed.',
			]),
			performRemedy(render, {
				...usualSetting, undo: streamCommand(render, model, present ?? usual) ?? 'set it again with this client\'s own command',
			}, [{type: 'set-agent-stream', model, stream: usual}]),
		];
	},
	reference,
});
