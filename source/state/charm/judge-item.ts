import {type Known} from '../../domain/answer.js';
import {judgeCharm, type CompatibilityFacts} from '../../domain/charm/judge.js';
import {doubtConfig, judgeConfig} from '../../domain/charm/judge-config.js';
import {judgeOrder} from '../../domain/charm/judge-order.js';
import {foretellSettings} from '../../domain/charm/foretell-settings.js';
import {charmName} from '../../domain/charm/charm-names.js';
import {type CharmDefinition} from '../../domain/charm/definition.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {type CharmVerdict, type SettingRow} from '../../domain/charm/verdict.js';
import {type Intent} from '../../domain/intent.js';
import {type Application} from '../../domain/status.js';
import {parseVersion} from '../../domain/version.js';
import {statusOf} from '../selectors.js';
import {type State} from '../state.js';
import {charmKey, configKey, knownAt} from './charm-facts.js';
import {
	definitionAfter,
	definitionBefore,
	fileOf,
	infoIntent,
	infoOf,
	highestRevision,
	releasesOf,
	sourceAfter,
	wholeStore,
	type CharmSource,
} from './charm-sources.js';
import {type Wave, type WaveItem} from './charm-stage.js';
import {applicationIn, unitsOf} from './charm-rows.js';
import {shownLine} from './shown-line.js';

/** An item with the application that it is about, as the last status has it. */
type Subject = {readonly wave: Wave; readonly item: WaveItem; readonly application: Application};

const subjectOf = (state: State, wave: Wave, index: number): Subject | undefined => {
	const item = wave.items[index];
	const application = item && applicationIn(state, wave.model, item.application);
	return item && application ? {wave, item, application} : undefined;
};

const settingsOf = (state: State, {wave, item}: Subject) => knownAt(state.charms.settings, charmKey(wave.model, item.application));

const configOf = (state: State, {application, order: {config}}: WaveItem) => config === undefined ? undefined : knownAt(state.charms.configFiles, configKey(config, application));

/** The controller's version, as far as it is known: it is who refuses. */
const controllerVersion = (state: State, controller: string) => {
	const text = state.details[controller]?.value?.version ?? state.controllers.value?.controllers.find(({name}) => name === controller)?.version;
	return text === undefined ? undefined : parseVersion(text);
};

const factsOf = (state: State, subject: Subject): CompatibilityFacts | undefined => {
	const {wave: {model}, item: {order}, application} = subject;
	const status = statusOf(state, model).value;
	return status && {
		controller: controllerVersion(state, model.controller),
		kind: status.kind,
		application,
		units: unitsOf(status, application.name),
		storage: status.storage,
		settings: settingsOf(state, subject).value,
		order,
		before: definitionBefore(state, application),
		after: definitionAfter(state, application, order),
		releases: releasesOf(state, sourceAfter(application, order)),
		highestRevision: highestRevision(state, sourceAfter(application, order)),
	};
};

/**
Each rule of compatibility for an item of a wave, judged by what is known now.
*/
export const verdictsOf = (state: State, wave: Wave, index: number): readonly CharmVerdict[] => {
	const subject = subjectOf(state, wave, index);
	const facts = subject && factsOf(state, subject);
	return facts ? judgeCharm(facts) : [];
};

/**
What becomes of each setting of an item; empty until its settings are known.
*/
export const settingRowsOf = (state: State, wave: Wave, index: number): readonly SettingRow[] => {
	const subject = subjectOf(state, wave, index);
	const settings = subject && settingsOf(state, subject).value;
	return subject && settings
		? foretellSettings({
			settings,
			after: definitionAfter(state, subject.application, subject.item.order),
			order: subject.item.order,
			configFile: configOf(state, subject.item)?.value,
		})
		: [];
};

/** The command by which an item's order is given. */
export const refreshIntent = ({model, items}: Wave, index: number): Extract<Intent, {type: 'refresh-charm'}> | undefined => {
	const item = items[index];
	return item && {
		type: 'refresh-charm', model, application: item.application, ...item.order,
	};
};

/** The exact line of an item's command, or why this client has none. */
export type ItemCommand = {readonly kind: 'command'; readonly line: string} | {readonly kind: 'unavailable'; readonly reason: string};

/**
The exact command of an item on this client, as it may be shown: secrets are hidden.
*/
export const commandOf = (state: State, wave: Wave, index: number): ItemCommand => {
	const intent = refreshIntent(wave, index);
	return intent ? shownLine(state, intent) : {kind: 'unavailable', reason: 'There is no such application in this wave.'};
};

const failureText = (what: string, {value, failure}: Known<unknown>): readonly string[] =>
	value === undefined && failure ? [[`${what}: ${failure.message}`, failure.advice].filter(text => text !== undefined).join(' ')] : [];

/** Source: 2.5.8 `upgradecharm.go`; 2.9.52, 3.6.28 `refresher.go` (`cannot refresh "reports" to "other"`, whether by a path or by a switch to one). 1.25 does not compare. */
const nameProblems = ({name, charm}: Application, {repository}: CharmOrder, file: Known<CharmDefinition>): readonly string[] => {
	const [now, after] = [charmName(charm), file.value?.name];
	return repository !== undefined || after === undefined || after === now
		? []
		: [`The charm on this machine is ${after}, and ${name} runs ${now}: from a path Juju takes only a charm of the same name. Deploy the other one beside it.`];
};

const fileProblems = (state: State, {application, item: {order}}: Subject): readonly string[] => {
	const source = sourceAfter(application, order);
	const file = fileOf(state, source);
	return source.kind === 'file' ? [...failureText(`The charm ${source.path} cannot be read`, file), ...nameProblems(application, order, file)] : [];
};

const configProblems = (state: State, subject: Subject): readonly string[] => {
	const {item, application} = subject;
	const {order} = item;
	const known = configOf(state, item);
	if (!known) {
		return [];
	}

	return known.value === undefined
		? failureText(`The file ${order.config ?? ''} cannot be taken`, known)
		: judgeConfig(known.value, {settings: settingsOf(state, subject).value, after: definitionAfter(state, application, order)});
};

const configGaps = (state: State, subject: Subject): readonly string[] => {
	const {item, application} = subject;
	const file = configOf(state, item)?.value;
	return file ? doubtConfig(file, {settings: settingsOf(state, subject).value, after: definitionAfter(state, application, item.order)}) : [];
};

/** What an order sets by itself has to be of the charm that is ordered, and to fit. Of a charm that is not known only what the one that runs has too can be judged. */
const settingsProblems = (state: State, subject: Subject): readonly string[] => {
	const {application, item: {order}} = subject;
	const settings = settingsOf(state, subject).value;
	const after = definitionAfter(state, application, order);
	const names = new Set(settings?.settings.map(({name}) => name));
	const given = Object.entries(order.settings ?? {}).filter(([name]) => after?.options !== undefined || names.has(name));
	return judgeConfig({settings: Object.fromEntries(given)}, {settings, after, from: 'the order'});
};

type FilesProblems = {readonly charm: readonly string[]; readonly config: readonly string[]; readonly settings: readonly string[]};

/** What is wrong with the files that an item's order names, and with its settings, by the part that names them. */
export const filesProblems = (state: State, wave: Wave, index: number): FilesProblems => {
	const subject = subjectOf(state, wave, index);
	return subject
		? {charm: fileProblems(state, subject), config: configProblems(state, subject), settings: settingsProblems(state, subject)}
		: {charm: [], config: [], settings: []};
};

/** What is wrong with an order for an application on this client, before anybody is asked; the worst first. */
export const orderProblems = ({client}: State, application: Application, order: CharmOrder): readonly string[] =>
	judgeOrder(order, {application, client: client?.version});

/**
Why an item's order cannot be given at all: sentences; empty where it can.
*/
export const problemsOf = (state: State, wave: Wave, index: number): readonly string[] => {
	const subject = subjectOf(state, wave, index);
	if (!subject) {
		const name = wave.items[index]?.application ?? 'The application';
		return [statusOf(state, wave.model).value ? `${name} is not in the model any more.` : 'The status of the model is not known.'];
	}

	const given = orderProblems(state, subject.application, subject.item.order);
	const command = given.length === 0 ? commandOf(state, wave, index) : undefined;
	const {charm, config, settings} = filesProblems(state, wave, index);
	return [...given, ...(command?.kind === 'unavailable' ? [command.reason] : []), ...charm, ...config, ...settings];
};

/**
What is still being asked for an item, in words.
*/
export const pendingOf = (state: State, wave: Wave, index: number): readonly string[] => {
	const subject = subjectOf(state, wave, index);
	if (!subject) {
		return [];
	}

	const source = sourceAfter(subject.application, subject.item.order);
	const parts: ReadonlyArray<readonly [string, Known<unknown> | undefined]> = [
		['the settings', settingsOf(state, subject)],
		['what the store has of the charm', infoOf(state, wholeStore(state, source) ?? source)],
		['what the store has in all channels', subject.item.order.revision === undefined || source.kind !== 'store' ? undefined : infoOf(state, {...source, channel: undefined})],
		['the charm on this machine', fileOf(state, source)],
		['the file of settings', configOf(state, subject.item)],
	];
	return parts.flatMap(([words, known]) => (known?.isAsking === true && known.value === undefined ? [words] : []));
};

/** Whether something that decides about an item is still being asked. */
export const isAsking = (state: State, wave: Wave, index: number): boolean => pendingOf(state, wave, index).length > 0;

/** That the store has nothing is an answer; that it has nothing in one channel is judged by those that it has. */
const storeGaps = (state: State, source: CharmSource): readonly string[] => {
	const whole = wholeStore(state, source);
	const known = infoOf(state, whole ?? source);
	return known.failure?.refusal?.kind === 'charm-refused' ? ['The store says that it has no such charm.'] : failureText('The store could not be asked', known);
};

/**
What could not be found out about an item, though it does not stand in the way: sentences.
*/
export const gapsOf = (state: State, wave: Wave, index: number): readonly string[] => {
	const subject = subjectOf(state, wave, index);
	if (!subject) {
		return [];
	}

	const source = sourceAfter(subject.application, subject.item.order);
	const intent = infoIntent(wave.model, source);
	const rendered = intent && state.render(intent);
	return [
		...failureText('The settings could not be read', settingsOf(state, subject)),
		...storeGaps(state, source),
		...configGaps(state, subject),
		...(rendered?.kind === 'unavailable' ? [`What the charm declares is not known: ${rendered.reason}`] : []),
		...(source.kind === 'none' && subject.item.order.switch === undefined ? ['What the ordered charm declares can be read nowhere from here; Juju itself decides.'] : []),
	];
};

/** Verdicts that say no and were not passed over by name. */
export const refusalsOf = (state: State, wave: Wave, index: number): readonly CharmVerdict[] =>
	verdictsOf(state, wave, index).filter(({id, result}) => result === 'refused' && wave.items[index]?.ignored.includes(id) === false);

/**
Why an item cannot be gone on with: its problems, then what compatibility refuses. Empty where it can.
*/
export const blockersOf = (state: State, wave: Wave, index: number): readonly string[] => [
	...problemsOf(state, wave, index),
	...refusalsOf(state, wave, index).map(({title, evidence}) => `"${title}" does not hold: ${evidence}`),
];
