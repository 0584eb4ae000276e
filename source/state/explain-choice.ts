import {type AgentStream} from '../domain/agent-stream.js';
import {knownVersions} from '../domain/known-releases.js';
import {compareWithPreview} from '../domain/selection/compare-with-preview.js';
import {selectByRule} from '../domain/selection/index.js';
import {isNewer, parseVersion, type JujuVersion} from '../domain/version.js';
import {presentStream, previewFrom} from './preview-streams.js';
import {type State} from './state.js';

/** Parsed once. */
const releases: readonly JujuVersion[] = knownVersions.flatMap(text => parseVersion(text) ?? []);

/**
By which rule Juju chooses for the controller, and whether its dry run agrees with the rule; two sentences.

@param current What the controller runs.
@param stream The stream that is named; undefined for the one that is set.
*/
export const explainChoice = (state: State, current: JujuVersion, stream: AgentStream | undefined): string => {
	const selection = selectByRule({
		client: state.client?.version ?? current, server: current, available: releases, subject: 'controller',
	});
	if (!selection) {
		return 'By which rule Juju chooses is not known for this version.';
	}

	const preview = previewFrom(state, stream).value;
	const best = preview?.bestVersion === undefined ? undefined : parseVersion(preview.bestVersion);
	// 4.0 names the version that runs where there is none that is newer.
	const newer = best && isNewer(best, current) ? best.text : undefined;
	const from = stream ?? presentStream(state).value?.stream ?? 'released';
	return from === 'released'
		? `${selection.sentence} ${compareWithPreview(selection, preview && {bestVersion: newer})}`
		: `${selection.sentence} What the stream ${from} has, the dry run alone knows.`;
};
