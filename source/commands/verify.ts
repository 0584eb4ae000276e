import {judgeVerification, type Verification} from '../domain/judge-verification.js';
import {modelKey} from '../domain/intent.js';
import {formatJson} from '../output/format-json.js';
import {makeVerificationDocument, type VerificationDocument, type VerifiedModel} from '../output/verification-document.js';
import {formatVerificationMarkdown} from '../output/verification-markdown.js';
import {formatVerificationText} from '../output/verification-text.js';
import {readNewestPicture, type KeptPicture} from '../storage/read-picture.js';
import {applyPreferences} from './apply-preferences.js';
import {openQuestioner, type Questioner} from './ask-juju.js';
import {findController, type FoundController} from './find-models.js';
import {createClock, type Stopped, type Streams} from './headless.js';
import {findPaths} from './open-storage.js';
import {type Options} from './options.js';
import {
	chooseFormat,
	printResult,
	refuseWords,
	withoutSecrets,
} from './print-result.js';
import {listenToEnd} from './session-signals.js';
import {seeModels, type Seen} from './verify-models.js';
import {judgeOptions} from './wizard-options.js';

const formats = {text: formatVerificationText, json: formatJson, markdown: formatVerificationMarkdown};

/** Milliseconds until what is not known counts as unknown. */
const defaultTimeLimit = 15 * 60_000;

const exitCodes: Readonly<Record<Verification['result'], number>> = {
	upgraded: 0, partial: 6, failed: 6, unknown: 5,
};

const judge = ({model, version, status, progress, answers, silence}: Seen, picture: KeptPicture | undefined): VerifiedModel => {
	const key = modelKey(model);
	const before = picture?.models[key];
	return {
		model: key,
		version,
		status,
		answers,
		verification: version === undefined || status === undefined
			? {result: 'unknown', sentence: `Nobody can say. ${silence ?? 'The model has not answered.'}`, differences: []}
			: judgeVerification({
				before: before?.status, after: status, version, progress,
			}),
		pictureAt: before?.at,
	};
};

const describePicture = (picture: KeptPicture | undefined, {simulate}: Options): string => {
	if (picture) {
		return `Compared with the picture that run ${picture.run} took before it changed anything.`;
	}

	return simulate === undefined
		? 'No run of this controller has kept a picture from before, so nothing is compared.'
		: 'A simulated cloud begins anew each time, so there is no picture from before to compare with.';
};

type Verified = {readonly kind: 'verified'; readonly document: VerificationDocument};

type Looked = {
	readonly found: FoundController | undefined;
	readonly seen: Awaited<ReturnType<typeof seeModels>>;
	/** The time was over before all was seen. */
	readonly isLate: boolean;
};

type Order = {readonly options: Options; readonly controller: string | undefined; readonly signal: AbortSignal};

const look = async (questioner: Questioner, {options, controller, signal}: Order): Promise<Omit<Looked, 'isLate'>> => {
	const found = await findController(questioner, controller, signal);
	return 'kind' in found
		? {found: undefined, seen: found}
		: {
			found,
			seen: await seeModels({
				questioner, controller: found.controller, models: options.models, agentVersion: options.agentVersion, interval: options.interval, signal,
			}),
		};
};

/** Asks until all is seen or the time is over; in a simulated cloud time jumps from event to event. */
const lookInTime = async (options: Options, {controller, signal, limit}: {readonly controller: string | undefined; readonly signal: AbortSignal; readonly limit: number}): Promise<Looked> => {
	const {clock, virtual} = createClock(options);
	const questioner = await openQuestioner(options, {controller, clock});
	const over = new AbortController();
	const done = new AbortController();
	const endInTime = async (): Promise<void> => {
		await clock.wait(limit, done.signal);
		if (!done.signal.aborted) {
			over.abort();
		}
	};

	const lookOnce = async (): Promise<Omit<Looked, 'isLate'>> => {
		try {
			return await look(questioner, {options, controller, signal: AbortSignal.any([signal, over.signal])});
		} finally {
			done.abort();
		}
	};

	const looked = lookOnce();
	void endInTime();
	await virtual?.advanceUntil(() => done.signal.aborted, limit + 60_000);
	return {...await looked, isLate: over.signal.aborted};
};

const verify = async (options: Options, {controller, signal}: {readonly controller: string | undefined; readonly signal: AbortSignal}): Promise<Verified | Stopped> => {
	const limit = options.timeout ?? defaultTimeLimit;
	const {found, seen, isLate} = await lookInTime(options, {controller, signal, limit});
	if ('kind' in seen || !found) {
		return isLate || !('kind' in seen) ? {kind: 'stopped', code: 5, summary: [`The client gave no answer within ${limit / 1000} seconds.`, 'Give it more time with --timeout.']} : seen;
	}

	const picture = options.simulate === undefined ? await readNewestPicture(findPaths(options).runs, found.controller) : undefined;
	const isSilent = 'silence' in seen;
	return {
		kind: 'verified',
		document: makeVerificationDocument({
			controller: found.controller,
			clientVersion: found.client.text,
			models: isSilent ? [] : seen.map(each => judge(each, picture)),
			run: picture?.run,
			picture: isSilent ? `The controller did not tell its models. ${seen.silence}` : describePicture(picture, options),
		}),
	};
};

/**
Whether everything is at its version, and well: several answers by the completion rule, and before against after where a run has kept a picture. Nothing is changed.

@returns 0 where all is upgraded, 6 where it is not, 5 where nobody can say, 3 where nothing could be asked.
*/
export const runVerify = async (given: Options, rest: readonly string[], {signals = false, ...streams}: Streams & {readonly signals?: boolean}): Promise<number> => {
	refuseWords('verify', rest);
	const format = formats[chooseFormat(given, 'verify', ['text', 'json', 'markdown'])];
	const controller = await judgeOptions(given);
	const {options, problem} = await applyPreferences(given, findPaths(given).preferences);
	if (problem !== undefined) {
		streams.stderr.write(`${problem}\n`);
	}

	const outside = listenToEnd(signals);
	try {
		const verified = await Promise.race([outside.failed, verify(options, {controller, signal: outside.signal})]);
		if (outside.signal.aborted) {
			return outside.codeOf(5);
		}

		if (verified.kind === 'stopped') {
			streams.stderr.write(`${verified.summary.join('\n')}\n`);
			return verified.code;
		}

		const document = withoutSecrets(verified.document);
		await printResult(format(document), options, streams);
		return exitCodes[document.result];
	} finally {
		outside.forget();
	}
};
