import {type AgentStream} from './agent-stream.js';
import {type Known} from './answer.js';
import {
	commandLine,
	modelKey,
	shortModelName,
	type ModelReference,
	type Renderer,
} from './intent.js';
import {listOf} from './words.js';

/** A model whose `agent-stream` an upgrade would change for good. */
export type StreamChange = {
	readonly model: ModelReference;
	/** What it is set to now; undefined where that is not known. */
	readonly from: string | undefined;
	/** The command that sets it back; undefined where there is none. */
	readonly undo: string | undefined;
};

export type StreamFacts = {
	/** The stream that the upgrade names; undefined: none, and nothing changes. */
	readonly stream: AgentStream | undefined;
	/** Models that an upgrade command is given for. */
	readonly models: readonly ModelReference[];
	/** Settings by model key. */
	readonly streams: Readonly<Record<string, Known<{readonly stream: string}>>>;
	readonly render: Renderer;
};

/** The command that sets a model's stream, as a person would type it. */
export const streamCommand = (render: Renderer, model: ModelReference, stream: string): string | undefined => {
	// What a mirror calls its own streams is no word of ours: such a one is set back by hand.
	const rendered = render({type: 'set-agent-stream', model, stream: 'released'});
	return rendered.kind === 'command'
		? commandLine(rendered.arguments.filter(word => word !== '--no-browser-login').map(word => (word === 'agent-stream=released' ? `agent-stream=${stream}` : word)))
		: undefined;
};

/**
Which models an upgrade would set to another stream: a stream that is named stays, in each model for which the command is given.

Source: 3.6.28 `apiserver/facades/client/modelupgrader/upgrader.go` (`SetModelAgentVersion` with the stream); juju/juju#13752.
*/
export const streamChanges = ({stream, models, streams, render}: StreamFacts): readonly StreamChange[] => stream === undefined
	? []
	: models.flatMap(model => {
		const from = streams[modelKey(model)]?.value?.stream;
		return from === stream ? [] : [{model, from, undo: streamCommand(render, model, from ?? 'released')}];
	});

const describe = ({model, from}: StreamChange): string => `${shortModelName(model.name)} (${from === undefined ? 'not known what it is now' : `now ${from}`})`;

/**
The same as a warning with the way back; undefined where nothing changes.
*/
export const warnOfStreams = (facts: StreamFacts): string | undefined => {
	const changes = streamChanges(facts);
	const undo = changes.map(change => change.undo).filter(line => line !== undefined);
	return changes.length === 0
		? undefined
		: `The upgrade sets agent-stream to ${facts.stream} for good in ${listOf(changes.map(change => describe(change)))}: later upgrades look there too.${undo.length === 0 ? '' : ` To set it back afterwards: ${undo.slice(0, 3).join('; ')}${undo.length > 3 ? '; and so on' : ''}`}`;
};
