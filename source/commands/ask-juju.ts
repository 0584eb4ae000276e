import process from 'node:process';
import {type Answer} from '../domain/answer.js';
import {type Intent, type IntentType, type Renderer} from '../domain/intent.js';
import {parseVersion, type JujuVersion} from '../domain/version.js';
import {createStatusMemory} from '../juju/answers/status-memory.js';
import {type JujuProcess} from '../juju/process.js';
import {type AdjustableClock} from '../runtime/adjustable-clock.js';
import {runIntent} from '../runtime/run-intent.js';
import {type Session} from '../state/state.js';
import {openSession} from './open-session.js';
import {findPaths} from './open-storage.js';
import {type Options} from './options.js';

/** A client that is asked, and never told to change anything. */
export type Questioner = {
	readonly clock: AdjustableClock;
	/** Never rejects. */
	ask<Type extends IntentType>(intent: Extract<Intent, {type: Type}>, signal: AbortSignal): Promise<Answer<Type>>;
	/** How questions read on this client for that controller, from now on. */
	know(facts: {readonly client: JujuVersion | undefined; readonly controller: string | undefined}): void;
};

const refuse = async (): Promise<never> => {
	throw new Error('A session that only asks writes nothing down.');
};

/**
Asks a client with the words that it understands.

@param options.juju Lets nothing through that changes a cloud.
*/
export const createQuestioner = ({juju, clock, createRenderer}: {
	readonly juju: JujuProcess;
	readonly clock: AdjustableClock;
	readonly createRenderer: Session['createRenderer'];
}): Questioner => {
	let versions: {readonly client: JujuVersion | undefined; readonly controller: JujuVersion | undefined} = {client: undefined, controller: undefined};
	let render: Renderer = createRenderer({...versions, isKubernetes: false});
	const memory = createStatusMemory();
	let count = 0;
	return {
		clock,
		async ask<Type extends IntentType>(intent: Extract<Intent, {type: Type}>, signal: AbortSignal) {
			count += 1;
			return runIntent(intent, {
				id: `question-${count}`,
				process: juju,
				render,
				...versions,
				clock,
				memory,
				signal,
				journal: {append: refuse},
				prepare: refuse,
				suspend: async action => action(),
			}) as Promise<Answer<Type>>;
		},
		know({client, controller}) {
			versions = {client, controller: controller === undefined ? undefined : parseVersion(controller)};
			render = createRenderer({...versions, isKubernetes: false});
		},
	};
};

/**
Opens the client or the simulated cloud that the command line names, for questions alone.
*/
export const openQuestioner = async (options: Options, {controller, clock}: {readonly controller: string | undefined; readonly clock: AdjustableClock}): Promise<Questioner> => {
	const {backups} = findPaths(options);
	const {process: juju, session} = await openSession({
		options: {...options, isReadOnly: true}, controller, clock, environment: process.env, runFolder: backups, backupFolder: backups,
	});
	return createQuestioner({juju, clock, createRenderer: session.createRenderer});
};
