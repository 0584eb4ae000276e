import path from 'node:path';
import {type Known, type ModelSummary, type RefusedFailure} from '../domain/answer.js';
import {type Situation} from '../domain/case.js';
import {cases} from '../domain/cases/index.js';
import {modelKey, type Intent, type ModelReference} from '../domain/intent.js';
import {type LogMatch} from '../domain/scan-log.js';
import {createStreamScanner} from '../domain/scan-stream.js';
import {type ModelStatus} from '../domain/status.js';
import {compareVersions, parseVersion, type JujuVersion} from '../domain/version.js';
import {countOf} from '../domain/words.js';
import {harmless} from '../juju/answers/evidence.js';
import {readAnswer} from '../juju/answers/index.js';
import {createRenderer} from '../juju/dialect.js';
import {neutralise} from '../juju/neutralise.js';
import {type DiagnosisSource} from '../output/diagnosis-document.js';
import {createInitialState} from '../state/initial-state.js';
import {selectSituation} from '../state/selectors.js';
import {type State} from '../state/state.js';
import {readPieces, readText, type Input} from './diagnose-read.js';
import {readSavedStatus, type SavedStatus} from './diagnose-status.js';
import {UsageError, type Options} from './options.js';

/** Characters of a status that are read: more than any client prints, of a model of any size. */
const longestStatus = 64 * 1024 * 1024;

/** Of an error: whoever gives more has taken a log for it. */
const longestError = 1024 * 1024;

export type Diagnosed = {
	readonly state: State;
	readonly situation: Situation;
	readonly sources: readonly DiagnosisSource[];
	/** What is not known, and what follows from that, in sentences. */
	readonly notes: readonly string[];
};

/** What a name is called that no file says: a person has to fill it in. */
const unknownController = 'CONTROLLER';

/** The label of a file: standard input has no name. */
const labelOf = (file: string): string => (file === '-' ? 'standard input' : neutralise(file));

type Place = SavedStatus & {readonly file: string; readonly model: ModelReference};

const readPlace = async (file: string, {options: {statusFiles, models}, controller, stdin}: {readonly options: Options; readonly controller: string | undefined; readonly stdin: Input}): Promise<Place> => {
	const {text} = await readText(file, stdin, longestStatus);
	const saved = await readSavedStatus(text);
	if (!saved) {
		throw new UsageError(`${labelOf(file)} is no status of a model.`, 'Give what juju status prints, whole: as JSON, as YAML, or as the table.');
	}

	const given = statusFiles.length === 1 && models.length === 1 ? models[0]?.replace(/^.*:/v, '') : undefined;
	return {
		...saved,
		file,
		model: {
			controller: saved.status.controller ?? controller ?? unknownController,
			// An environment of 1.25 does not say its name: it is the controller and its only model at once.
			name: given ?? (saved.status.name === '' ? 'admin/controller' : saved.status.name),
		},
	};
};

/** The model that logs and errors are said to be of, by `-m`. */
const givenModel = ({models}: Options, controller: string | undefined, places: readonly Place[]): ModelReference | undefined => {
	const [name, ...others] = models;
	return name === undefined || others.length > 0
		? undefined
		: {controller: controller ?? places[0]?.model.controller ?? unknownController, name: name.replace(/^.*:/v, '')};
};

/** A log that names units, all of them of one status, is of that model; names of machines are the same in all models. */
const placeOfLog = ({agents}: LogMatch, places: readonly Place[]): ModelReference | undefined => {
	const homes = agents.some(tag => tag.startsWith('unit-'))
		? places.filter(({status}) => {
			const tags = new Set(status.agents.map(({tag}) => tag));
			return agents.every(tag => tags.has(tag));
		})
		: [];
	return homes.length === 1 ? homes[0]?.model : undefined;
};

/** `/var/log/juju/unit-mysql-0.log`, also as it is called when it is put away (`machine-0-2026-11-21T03-00-00.000.log.gz`). */
const fileForm = /^(?<tag>(?:controller|machine|unit|application)-[\-0-9a-z]{1,200}?)(?:-\d{4}-\d\d-\d\dT[\d\-.]{8,16})?\.log(?:\.\d{1,4})?(?:\.gz)?$/v;

const readLog = async (file: string, stdin: Input): Promise<{readonly source: string; readonly matches: readonly LogMatch[]; readonly lineCount: number}> => {
	const source = `log ${labelOf(file)}`;
	const scanner = createStreamScanner(cases, {model: undefined, source}, neutralise);
	await readPieces(file, stdin, piece => {
		scanner.feed(piece);
		return 'more';
	});
	scanner.end();
	const owner = fileForm.exec(path.basename(file))?.groups?.['tag'];
	return {
		source,
		lineCount: scanner.lineCount(),
		matches: scanner.matches().map(match => ({
			...match, lines: match.lines.map(line => harmless(line)), agents: match.agents.length === 0 && owner !== undefined ? [owner] : match.agents,
		})),
	};
};

const readError = async (file: string, stdin: Input, model: ModelReference | undefined): Promise<RefusedFailure> => {
	const {text} = await readText(file, stdin, longestError);
	const intent: Intent = model ? {type: 'upgrade-model', model, version: ''} : {type: 'upgrade-controller', controller: unknownController, version: ''};
	const answer = readAnswer(intent, {
		outcome: 'exited', exitCode: 1, stdout: '', stderr: text, duration: 0,
	}, {client: undefined, controller: undefined});
	if (answer.ok) {
		throw new Error('A failed command cannot have succeeded.');
	}

	return answer.failure;
};

const highest = (texts: ReadonlyArray<string | undefined>): JujuVersion | undefined => texts
	.map(text => (text === undefined ? undefined : parseVersion(text)))
	.filter(version => version !== undefined)
	.toSorted((left, right) => compareVersions(left, right))
	.at(-1);

const isController = ({model: {name}}: Place): boolean => /^(?:.*\/)?controller$/v.test(name);

/** 1.25 has no version of the model; its table and its JSON have those of the agents. */
const versionOf = ({status}: Place): string | undefined => status.version ?? highest(status.agents.map(({version}) => version))?.text;

const known = <Value>(value: Value): Known<Value> => ({
	value, at: undefined, isAsking: false, failure: undefined,
});

const summaryOf = ({model: {name}, status}: Place, isControllerModel: boolean): ModelSummary => ({
	name,
	shortName: name.replace(/^.*\//v, ''),
	kind: status.kind,
	isController: isControllerModel,
	version: status.version,
	access: undefined,
	life: undefined,
	status: status.status.current,
	statusMessage: status.status.message,
});

const observationOf = ({model, status}: {readonly model: ModelReference; readonly status: ModelStatus}): State['observations'][string] => ({
	model, status: known(status), duration: undefined, failedAnswers: 0, failingSince: undefined, lastReason: undefined,
});

const notesOn = (places: readonly Place[], version: JujuVersion | undefined, isGiven: boolean): readonly string[] => [
	version === undefined
		? 'The version of Juju is not known: no status says it. Commands are not shown; add --status-file or name your client with --juju.'
		: (isGiven ? `Commands are those of the client ${version.text}.` : `Commands are those of a client ${version.text}, the version in the status; another one may want other words.`),
	...(places.some(({form}) => form === 'table') ? ['A table says neither the versions nor the messages of agents: with juju status --format json more is found.'] : []),
	...(places.some(({model}) => model.controller === unknownController) ? [`No file says the controller's name: put it in the place of ${unknownController}.`] : []),
];

const stateOf = ({places, controller, version, controllerVersion, failures}: {
	readonly places: readonly Place[];
	readonly controller: string | undefined;
	readonly version: JujuVersion | undefined;
	readonly controllerVersion: JujuVersion | undefined;
	readonly failures: State['failures'];
}): State => ({
	...createInitialState({
		session: {
			mode: 'read-only',
			processName: 'juju',
			controller,
			models: [],
			agentVersion: undefined,
			agentStream: undefined,
			ignoredChecks: [],
			interval: undefined,
			silenceLimit: 15 * 60_000,
			runFolder: '',
			backupFolder: '~/juju-backups',
			isAscii: false,
			introduction: undefined,
			createRenderer,
		},
		now: Date.now(),
		size: {columns: 80, rows: 24},
	}),
	controller,
	client: version && {version, text: version.text},
	models: known(places.map(place => summaryOf(place, isController(place)))),
	observations: Object.fromEntries(places.map(place => [modelKey(place.model), observationOf(place)])),
	failures,
	render: createRenderer({client: version, controller: controllerVersion, isKubernetes: places.some(place => isController(place) && place.status.kind === 'caas')}),
});

const describeStatus = ({file, form, model, status}: Place): DiagnosisSource => ({
	source: `status ${labelOf(file)}`, kind: 'status', text: `${form}, ${modelKey(model)}, ${countOf(status.agents.length, 'agent')}`,
});

const refuseTwice = ({statusFiles, logFiles, errorFiles}: Options): void => {
	if ([...statusFiles, ...logFiles, ...errorFiles].filter(file => file === '-').length > 1) {
		throw new UsageError('Standard input was named more than once.', 'Only one of the files can be -.');
	}
};

/**
What saved statuses, logs and errors say together; no client is asked.

@param given The version of the operator's client, where it was asked.
@throws {UsageError} For a file that cannot be read, or that is not what it was said to be.
*/
export const diagnoseFiles = async (options: Options, controllerGiven: string | undefined, {stdin, client: given}: {readonly stdin: Input; readonly client: JujuVersion | undefined}): Promise<Diagnosed> => {
	refuseTwice(options);
	const places = await Promise.all(options.statusFiles.map(async file => readPlace(file, {options, controller: controllerGiven, stdin})));
	const model = givenModel(options, controllerGiven, places);
	const logs = await Promise.all(options.logFiles.map(async file => readLog(file, stdin)));
	const failures = await Promise.all(options.errorFiles.map(async (file): Promise<State['failures'][number]> => ({
		command: `error ${labelOf(file)}`, failure: await readError(file, stdin, model), at: Date.now(), model, version: undefined,
	})));
	const version = given ?? highest(places.map(place => versionOf(place)));
	const controllerVersion = highest(places.filter(place => isController(place)).map(place => versionOf(place)));
	const names = new Set(places.map(place => place.model.controller));
	const state = stateOf({
		places, controller: controllerGiven ?? (names.size === 1 ? [...names][0] : undefined), version, controllerVersion, failures,
	});
	return {
		state,
		situation: {
			...selectSituation(state),
			controllerVersion,
			logs: logs.flatMap(({matches}) => matches.map(match => ({...match, model: model ?? placeOfLog(match, places)}))),
		},
		sources: [
			...places.map(place => describeStatus(place)),
			...logs.map(({source, lineCount}): DiagnosisSource => ({source, kind: 'log', text: countOf(lineCount, 'line')})),
			...failures.map(({command, failure: {evidence}}): DiagnosisSource => ({source: command, kind: 'error', text: countOf(evidence === '' ? 0 : evidence.split('\n').length, 'line')})),
		],
		notes: notesOn(places, version, given !== undefined),
	};
};
