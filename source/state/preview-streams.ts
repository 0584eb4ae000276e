import {type AgentStream} from '../domain/agent-stream.js';
import {unasked, type Known, type UpgradePreview} from '../domain/answer.js';
import {modelKey, type Intent} from '../domain/intent.js';
import {previewKey} from './preview-key.js';
import {controllerModel} from './selectors.js';
import {type State} from './state.js';

/** What the controller's dry run with a stream said. */
export const previewFrom = (state: State, stream: AgentStream | undefined): Known<UpgradePreview> => {
	const model = controllerModel(state);
	return (model && state.previews[previewKey(model, stream)]) ?? unasked;
};

/** Asks what Juju would choose by itself, with a stream. */
export const choicePreview = (controller: string, stream: AgentStream | undefined): Intent => ({
	type: 'preview-controller-upgrade', controller, ...(stream !== undefined && {stream}),
});

/** The stream that the chosen controller is set to. */
export const presentStream = (state: State): Known<{readonly stream: string}> => {
	const model = controllerModel(state);
	return (model && state.streams[modelKey(model)]) ?? unasked;
};

/** Which stream the chosen controller is set to. */
export const streamQuestion = (state: State): readonly Intent[] => {
	const model = controllerModel(state);
	return model ? [{type: 'read-agent-stream', model}] : [];
};
