import {type AgentKind} from '../domain/agent.js';
import {type Difference} from '../domain/compare-pictures.js';
import {type Verification} from '../domain/judge-verification.js';
import {type ModelStatus} from '../domain/status.js';
import {classifyAgent, type AgentClass} from '../domain/tally.js';

/** What was seen of one model. */
export type VerifiedModel = {
	/** `CONTROLLER:MODEL`. */
	readonly model: string;
	/** Undefined where nobody could find it out. */
	readonly version: string | undefined;
	/** The last answer. */
	readonly status: ModelStatus | undefined;
	readonly answers: number;
	readonly verification: Verification;
	/** When the picture that it was compared with was taken, milliseconds since 1970. */
	readonly pictureAt: number | undefined;
};

export type VerificationDocument = {
	readonly schema: 'juju-upgrade-wizard/verification/1';
	readonly controller: string;
	readonly 'client-version': string | undefined;
	readonly result: Verification['result'];
	/** Undefined where models have different ones. */
	readonly 'target-version': string | undefined;
	readonly models: ReadonlyArray<{
		readonly model: string;
		readonly 'target-version': string | undefined;
		readonly result: Verification['result'];
		readonly message: string;
		readonly answers: number;
		readonly 'picture-at': string | undefined;
	}>;
	readonly agents: ReadonlyArray<{
		readonly model: string;
		readonly agent: string;
		readonly kind: AgentKind;
		readonly version: string | undefined;
		readonly state: string;
		readonly message: string | undefined;
		/** How far it is on its way to the version; undefined where that is not known. */
		readonly progress: AgentClass | undefined;
	}>;
	readonly differences: ReadonlyArray<{
		readonly model: string;
		readonly kind: Difference['kind'];
		readonly subject: string;
		readonly before: string | undefined;
		readonly after: string | undefined;
		readonly message: string | undefined;
		readonly trouble: boolean;
	}>;
	/** Where the picture comes from, or that there is none. */
	readonly picture: {readonly run: string | undefined; readonly message: string};
};

/** What is known to be bad counts before what is not known. */
const judgeTogether = (results: ReadonlyArray<Verification['result']>): Verification['result'] => {
	const isBad = results.some(result => result === 'partial' || result === 'failed');
	if (isBad) {
		return results.every(result => result === 'failed' || result === 'unknown') ? 'failed' : 'partial';
	}

	return results.length === 0 || results.includes('unknown') ? 'unknown' : 'upgraded';
};

/**
The document of `verify`.

@param run The run whose picture the models are compared with.
*/
export const makeVerificationDocument = ({controller, clientVersion, models, run, picture}: {
	readonly controller: string;
	readonly clientVersion: string | undefined;
	readonly models: readonly VerifiedModel[];
	readonly run: string | undefined;
	/** About the picture, one sentence. */
	readonly picture: string;
}): VerificationDocument => {
	const [first, ...others] = new Set(models.map(({version}) => version));
	return {
		schema: 'juju-upgrade-wizard/verification/1',
		controller,
		'client-version': clientVersion,
		result: judgeTogether(models.map(({verification}) => verification.result)),
		'target-version': others.length === 0 ? first : undefined,
		models: models.map(({model, version, answers, verification, pictureAt}) => ({
			model,
			'target-version': version,
			result: verification.result,
			message: verification.sentence,
			answers,
			'picture-at': pictureAt === undefined ? undefined : new Date(pictureAt).toISOString(),
		})),
		agents: models.flatMap(({model, version: wanted, status}) => (status?.agents ?? []).map(agent => ({
			model,
			agent: agent.tag,
			kind: agent.kind,
			version: agent.version,
			state: agent.state,
			message: agent.message,
			progress: wanted === undefined || !status ? undefined : classifyAgent(agent, wanted, status),
		}))),
		differences: models.flatMap(({model, verification: {differences}}) => differences.map(({kind, subject, before, after, message, isTrouble}) => ({
			model, kind, subject, before, after, message, trouble: isTrouble,
		}))),
		picture: {run, message: picture},
	};
};
