import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey, shortModelName, type ModelReference} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {type Signal} from '../signal.js';
import {type ModelStatus} from '../status.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';
import {defineCase, type CaseDraft} from './define-case.js';
import {placesOf, readLogRemedy, type Place} from './places.js';
import {wholeOf} from './sightings.js';

/** Stands in commands for the controller that a model moves to: no answer of Juju names it. */
export const newController = 'NEW-CONTROLLER';

const prefix = 'migrating: ';

/**
What a model says of its migration: the phase it is in, or how the last one ended; undefined where there was none.
*/
export const migrationOf = ({status: {message}}: Pick<ModelStatus, 'status'>): string | undefined =>
	message?.startsWith(prefix) === true ? message.slice(prefix.length) : undefined;

const failureForm = /^aborted\b|\bfailed\b|\btimed out\b|\breported failure\b/v;

/**
Whether a model's last migration was given up, so that the model is where it was.
*/
export const isAborted = (status: Pick<ModelStatus, 'status'>): boolean => failureForm.test(migrationOf(status) ?? '');

/**
Models that are on their way to another controller, were to be moved and are not, or stand in a plan to move them.
*/
export const movingPlaces = (situation: Situation): readonly Place[] => {
	const planned = new Set(situation.movedModels?.map(model => modelKey(model)));
	return placesOf(situation).filter(({key, status}) => planned.has(key) || migrationOf(status) !== undefined);
};

/**
A model of an older major or minor version than its controller, where that takes a migration: from 3.0 on a controller stays within its minor version.
*/
export const isBehindByMinor = (version: string | undefined, controllerVersion: Situation['controllerVersion']): boolean => {
	const own = version === undefined ? undefined : parseBinaryVersion(version);
	return own !== undefined && controllerVersion !== undefined && isAtLeast(controllerVersion, 3)
		&& (own.major < controllerVersion.major || (own.major === controllerVersion.major && own.minor < controllerVersion.minor));
};

/** The model as `-m` takes it. */
export const keyOf = (finding: Finding | undefined): string => (finding?.model ? modelKey(finding.model) : 'MODEL');

/** `-c aws` and the model's name behind it: for commands that take no `-m`. */
export const partsOf = (finding: Finding | undefined, {controller}: Situation): {readonly controller: string; readonly name: string} => ({
	controller: finding?.model?.controller ?? controller ?? 'CONTROLLER', name: finding?.model?.name ?? 'MODEL',
});

/** Up to 2.8 the model is that of the current controller; the dry run came with 3.6 (3.6.28 `cmd/juju/commands/migrate.go`). */
const migrateLines = (finding: Finding | undefined, situation: Situation): readonly string[] => {
	const {clientVersion} = situation;
	const {controller, name} = partsOf(finding, situation);
	if (clientVersion && !isAtLeast(clientVersion, 2, 9)) {
		return [`juju switch ${controller}`, `juju migrate ${shortModelName(name)} ${newController}`];
	}

	const words = `${keyOf(finding)} ${newController}`;
	return [...(clientVersion && isAtLeast(clientVersion, 3, 6) ? [`juju migrate --dry-run ${words}`] : []), `juju migrate ${words}`];
};

/** What every case ends with whose model stayed where it was. This program does not migrate models itself. */
export const migrateAgain = (finding: Finding | undefined, situation: Situation): Remedy => adviseRemedy({
	id: 'migrate-again',
	title: 'Start the migration again',
	risk: 'disruptive',
	explanation: 'Only once its cause is gone. Keep the old controller until every agent has reported to the new one.',
	cost: 'nothing can be changed in the model while it moves',
	undo: 'until the agents have moved, Juju takes a failed migration back itself',
	success: `juju models -c ${newController} lists the model, and its agents are connected there.`,
	reference: '3.6.28 cmd/juju/commands/migrate.go; Juju documentation, Manage models: migrate',
}, migrateLines(finding, situation));

/** The log in which Juju says more of a migration that failed. */
export const readMigrationLog = ({model}: Pick<Finding, 'model'>, situation: Situation): readonly Remedy[] => {
	const reference: ModelReference | undefined = model ?? situation.controllerModel;
	return reference ? [readLogRemedy(situation, reference)] : [];
};

/** The place of all evidence together. */
export const textOf = (finding: Finding | undefined): string => finding?.evidence.map(({text}) => text).join('\n') ?? '';

/**
Words of a migration that failed: `juju migrate` writes them, then the model's status and the log repeat them.
*/
const everywhere = (words: ReadonlyArray<Omit<Signal, 'where'>>): readonly Signal[] =>
	words.flatMap(signal => (['error', 'status', 'log'] as const).map(where => ({...signal, where})));

type MigrationDraft = Omit<CaseDraft, 'family' | 'signals'> & {
	readonly words: ReadonlyArray<Omit<Signal, 'where'>>;
	/** Further changes of what was found. */
	readonly refine?: (finding: Finding, situation: Situation) => Finding;
};

/**
A case of a migration. It is about the model, whoever wrote the words.
*/
export const defineMigrationCase = ({words, refine, ...draft}: MigrationDraft): Case => {
	const found = defineCase({...draft, family: 'migration', signals: everywhere(words)});
	return {
		...found,
		match: situation => found.match(situation).map(finding => {
			const whole = wholeOf(situation, finding.model);
			const ofModel = {...finding, subjects: [whole], summary: finding.model?.name ?? whole};
			return refine?.(ofModel, situation) ?? ofModel;
		}),
	};
};
