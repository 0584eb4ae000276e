import path from 'node:path';
import {isRiskName, riskNames, type RiskName} from '../domain/plan-risks.js';
import {type ModelReference} from '../domain/intent.js';
import {type Plan} from '../domain/plan.js';
import {maskSecrets} from '../juju/mask.js';
import {neutralise} from '../juju/neutralise.js';
import {sentencesOf} from '../runtime/failed-answer.js';
import {readPlan, type ReadPlan} from '../storage/read-plan.js';
import {type RunStorage} from '../storage/run-storage.js';
import {
	noticeOfEnd,
	openApplyNotices,
	tellOfEarlyEnd,
	type ApplyNotices,
} from './apply-notices.js';
import {applyPreferences} from './apply-preferences.js';
import {type ApplyEnd, type ApplyOrder} from './apply-nudge.js';
import {nextApplyNudge} from './apply-pilot.js';
import {tellProgress} from './apply-progress.js';
import {type Streams} from './headless.js';
import {findPaths, openStorage} from './open-storage.js';
import {UsageError, type Options} from './options.js';
import {chooseFormat, refuseWords} from './print-result.js';
import {printRun} from './print-run.js';
import {createUnattendedTime, runUnattended} from './unattended.js';
import {judgeOptions} from './wizard-options.js';

type ApplyStreams = Streams & {readonly signals?: boolean};

const readRisks = ({accepted}: Options): readonly RiskName[] => accepted.map(text => {
	if (!isRiskName(text)) {
		throw new UsageError(
			text === 'data-loss' ? 'data-loss is never accepted without a person.' : `There is no risk "${text}".`,
			`There are: ${riskNames.join(', ')}.`,
		);
	}

	return text;
});

/** The plan says all of this. */
const refuseOptionsOfPlan = ({controller, models, agentVersion, agentStream}: Options): void => {
	const options = [['controller', controller], ['model', models[0]], ['agent-version', agentVersion], ['agent-stream', agentStream]] as const;
	const given = options.find(([, value]) => value !== undefined)?.[0];
	if (given !== undefined) {
		throw new UsageError(`apply takes no --${given}.`, 'The plan says what is upgraded to what; make another plan for something else.');
	}
};

const modelsOf = ({steps}: Plan): readonly ModelReference[] => steps.flatMap(({action}) => (action.type === 'wait' ? [action.model] : []));

const streamOf = ({steps}: Plan): string | undefined => steps.flatMap(({action}) => (action.type === 'command' && 'stream' in action.intent ? [action.intent.stream] : []))
	.find(stream => stream !== undefined);

/** The same target as the plan's: its controller, exactly its models, its version and its stream. */
const aimAt = (options: Options, plan: Plan): Options => ({
	...options,
	controller: plan.controller,
	models: modelsOf(plan).map(({name}) => name),
	agentVersion: plan.to,
	agentStream: streamOf(plan),
});

/** What a plan without steps comes to. */
const explainEmpty = ({plan, hops}: ReadPlan): ApplyEnd => (hops === 0
	? {code: 0, summary: ['There is nothing to do in this plan.']}
	: {code: 3, summary: ['This plan has no step that can be carried out: its way begins with a new controller and a migration, which are made by hand.', ...plan.warnings.slice(0, 1)]});

const refuseDataLoss = ({steps}: Plan): ApplyEnd | undefined => {
	const step = steps.find(({risk}) => risk === 'data-loss');
	return step && {code: 3, summary: [`Step ${step.id} loses data: ${step.title}. That is never done without a person.`]};
};

type Carry = {
	readonly options: Options;
	readonly order: ApplyOrder;
	readonly time: ReturnType<typeof createUnattendedTime>;
	readonly storage: RunStorage;
	readonly backupFolder: string;
	readonly say: (line: string) => void;
	readonly notices: ApplyNotices | undefined;
	readonly signals: boolean;
};

const carryOut = async ({options, order, time, storage, backupFolder, say, notices, signals}: Carry): Promise<ApplyEnd> => runUnattended({
	options: aimAt(options, order.plan),
	controller: order.plan.controller,
	storage,
	backupFolder,
	pilot: (state, {isIdle}) => nextApplyNudge(state, {isIdle, order}),
	mostNudges: 20 + (order.plan.steps.length * 2),
	onState: tellProgress(say),
	say,
	notices,
	signals,
	virtual: time.virtual,
});

/** What the upgrade came to stays true where its result cannot be written. */
const printEnd = async (code: number, print: () => Promise<void>, say: (line: string) => void): Promise<number> => {
	try {
		await print();
		return code;
	} catch (error) {
		say(`The result could not be printed. ${sentencesOf(error)}`);
		say('The run itself is over, and is kept as said above: report prints it.');
		return code === 0 ? 1 : code;
	}
};

/**
Carries a saved plan out without questions, and stops at the first thing that is not as planned.

@returns 0 where all is upgraded; 3 where it was blocked or refused, or the cloud is not as planned, before anything was changed; 4 where the command line does not say enough;
5 where the time was over or the controller stayed silent; 6 where it was begun and is not complete or not good; 7 where it was left after a step; 8 where another run has the lock.
@throws {UsageError} For wrong use. {StorageError} For a plan that cannot be read, and where the run cannot be written down.
*/
export const runApply = async (given: Options, rest: readonly string[], {packageVersion, ...streams}: ApplyStreams & {readonly packageVersion: string}): Promise<number> => {
	refuseWords('apply', rest);
	const format = chooseFormat(given, 'apply', ['text', 'json']);
	const accepted = readRisks(given);
	refuseOptionsOfPlan(given);
	if (given.plan === undefined) {
		throw new UsageError('apply needs a plan.', 'Save one with plan --format json -o FILE, look at it, then run apply --plan FILE.');
	}

	await judgeOptions(given);
	const read = await readPlan(path.resolve(given.plan));
	const say = (line: string): void => {
		streams.stderr.write(`${maskSecrets(neutralise(line))}\n`);
	};

	if (given.isReadOnly) {
		say('apply changes the cloud, so with --read-only it does nothing. plan and check change nothing.');
		return 3;
	}

	const {options, problem} = await applyPreferences(given, findPaths(given).preferences);
	if (problem !== undefined) {
		say(problem);
	}

	const time = createUnattendedTime(options);
	const {storage: opened, backupFolder} = await openStorage(options, packageVersion, time.now);
	const storage = time.hold(opened);
	const notices = openApplyNotices(options, {stderr: streams.stderr, say});
	let code = 1;
	try {
		const {plan} = read;
		const order: ApplyOrder = {plan, hasYes: options.hasYes, accepted};
		await storage.record('applying', {
			plan: plan.id, file: path.resolve(given.plan), yes: options.hasYes, accepted, 'ignored-checks': options.ignoredChecks,
		});
		const early = plan.steps.length === 0 ? explainEmpty(read) : refuseDataLoss(plan);
		const end = early ?? await carryOut({
			options, order, time, storage, backupFolder, say, notices, signals: streams.signals === true,
		});
		const kept = `This run is kept in ${storage.folder}`;
		for (const line of end.summary.includes(kept) ? end.summary : [...end.summary, kept]) {
			say(line);
		}

		({code} = end);
		const notice = early && noticeOfEnd(early, {at: time.now(), controller: plan.controller});
		if (notice && notices) {
			await tellOfEarlyEnd(notices, notice, say);
		}
	} finally {
		await storage.end(code);
		await storage.close();
	}

	return printEnd(code, async () => printRun(storage.folder, {format, options, streams}), say);
};
