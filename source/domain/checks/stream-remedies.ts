import {meaningOfStream, type AgentStream} from '../agent-stream.js';
import {type PrepareFacts, type Remedy} from '../check.js';
import {type ModelReference} from '../intent.js';
import {adviseRemedy, performRemedy} from '../make-remedy.js';
import {streamCommand} from '../stream-changes.js';

/**
What helps where Juju looked for a version in the wrong stream: the setting is changed, or, where the upgrade names a stream, another one is named.

@param options.present What the model is set to; undefined where that is not known.
*/
export const streamRemedies = ({target, render}: Pick<PrepareFacts, 'target' | 'render'>, {model, other, present}: {
	readonly model: ModelReference;
	readonly other: AgentStream;
	readonly present: string | undefined;
}): readonly Remedy[] => {
	const choose = adviseRemedy({
		id: 'choose-stream',
		title: `Name the stream ${other} in the upgrade`,
		explanation: `In ${other} there are ${meaningOfStream(other)}. An upgrade that names a stream keeps it in the model's settings.`,
		reference: 'Juju documentation, juju upgrade-controller',
	}, ['Go back, press o, and choose the stream with Tab.', `Without the screen: --agent-stream ${other}`]);
	return target.stream === undefined
		? [choose, performRemedy(render, {
			id: 'set-agent-stream',
			title: `Set the agent stream to ${other}`,
			risk: 'disruptive',
			explanation: `In ${other} there are ${meaningOfStream(other)}. The dry run is asked again afterwards.`,
			cost: 'later upgrades look there too',
			undo: streamCommand(render, model, present ?? 'released') ?? 'set it back with this client\'s own command',
		}, [{type: 'set-agent-stream', model, stream: other}])]
		: [choose];
};
