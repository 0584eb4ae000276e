import {type AgentStream} from '../domain/agent-stream.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type State} from './state.js';

/** Where a dry run is kept: with another stream it is another answer. */
export const previewKey = (model: ModelReference, stream: AgentStream | undefined): string =>
	stream === undefined ? modelKey(model) : `${modelKey(model)} ${stream}`;

/**
Dry runs with one stream, by model key.
*/
export const previewsWith = (previews: State['previews'], stream: AgentStream | undefined): State['previews'] => {
	if (stream === undefined) {
		return previews;
	}

	const end = ` ${stream}`;
	return Object.fromEntries(Object.entries(previews).flatMap(([key, known]) => (key.endsWith(end) ? [[key.slice(0, -end.length), known]] : [])));
};
