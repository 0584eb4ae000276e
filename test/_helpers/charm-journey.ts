import {type RefusedFailure} from '../../source/domain/answer.js';
import {type RecordDifference} from '../../source/domain/charm/compare-record.js';
import {type CharmOrder} from '../../source/domain/charm/order.js';
import {type SettingRow} from '../../source/domain/charm/verdict.js';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {type Application, type ModelStatus} from '../../source/domain/status.js';
import {type ModelReference} from '../../source/domain/intent.js';
import {charmRows} from '../../source/state/charm/charm-rows.js';
import {charmModel} from '../../source/state/charm/wave.js';
import {isAsking, settingRowsOf, verdictsOf} from '../../source/state/charm/judge-item.js';
import {isSwitch} from '../../source/state/charm/order-fields.js';
import {partText} from '../../source/state/charm/order-parts.js';
import {orderRows} from '../../source/state/charm/order-rows.js';
import {type CharmStage, type WaveItem} from '../../source/state/charm/charm-stage.js';
import {differencesOf} from '../../source/state/charm/verify-actions.js';
import {statusOf, topOverlay} from '../../source/state/selectors.js';
import {type Question} from '../../source/state/overlay.js';
import {openJourney, type Journey} from './open-journey.js';

/** Clients in whose words the cast of `scenarios/charms-cast.ts` plays. */
export const charmEras = ['1.25', '2.8', '2.9', '3.6', '4.0'] as const;

export type CharmEra = (typeof charmEras)[number];

const scenarios: Readonly<Record<CharmEra, string>> = {
	1.25: 'charms-first', 2.8: 'charms-second', 2.9: 'charms-29', 3.6: 'charms', '4.0': 'charms-fourth',
};

export const charmStage = (journey: Journey): CharmStage => {
	const {stage} = journey.state();
	if (stage.name !== 'charm') {
		throw new Error(`The stage is ${stage.name}: ${journey.state().notice ?? ''}.`);
	}

	return stage;
};

type At<Step extends CharmStage['step']> = Extract<CharmStage, {readonly step: Step}>;

const isAt = <Step extends CharmStage['step']>(stage: CharmStage, step: Step): stage is At<Step> => stage.step === step;

/** The stage at one of its steps; fails where it is at another. */
export const atStep = <Step extends CharmStage['step']>(journey: Journey, step: Step): At<Step> => {
	const stage = charmStage(journey);
	if (!isAt(stage, step)) {
		throw new Error(`The step is ${stage.step} in place of ${step}: ${journey.state().notice ?? ''}.`);
	}

	return stage;
};

export const charmItem = (journey: Journey, application?: string): WaveItem => {
	const stage = charmStage(journey);
	const items = stage.step === 'choose' ? [] : stage.wave.items;
	const index = 'index' in stage ? stage.index : 0;
	const item = application === undefined ? items[index] : items.find(other => other.application === application);
	if (!item) {
		throw new Error(`There is no item ${application ?? index}.`);
	}

	return item;
};

/** The whole program on the cast of that time, with the part about charms opened from Target. */
export const openCharmJourney = async (era: CharmEra, options: Parameters<typeof openJourney>[0] = {}): Promise<Journey> => {
	const journey = await openJourney({scenario: scenarios[era], ...options});
	await openCharms(journey);
	return journey;
};

/** Opens the part about charms from Target. */
export const openCharms = async (journey: Journey): Promise<void> => {
	await journey.until('controllers are listed', ({stage}) => stage.name === 'target');
	await journey.until('the controller has answered', ({details}) => Object.values(details).some(({value}) => value !== undefined));
	if (journey.state().controller === undefined) {
		await journey.act('confirm');
	}

	await journey.until('models are known', ({models, stage}) => models.value !== undefined && stage.name === 'target' && stage.step === 'models');
	await journey.act('charms');
	await journey.until('applications are known', state => state.stage.name === 'charm' && charmRows(state, charmModel(state.stage)).length > 0);
};

/** The whole program on the cast of that time, as `charm APPLICATION` with these options opens it. */
export const openAskedCharm = async (era: CharmEra, application: string, asked: CharmOrder = {}): Promise<Journey> => {
	const journey = await openJourney({scenario: scenarios[era], session: {charm: {application, order: asked}}});
	await journey.until('it is where it was asked for', state => state.stage.name === 'charm' || state.exit !== undefined);
	await journey.until('what decides about it is known', state => state.exit !== undefined
		|| (state.stage.name === 'charm' && (state.stage.step === 'order' || state.stage.step === 'review') && !isAsking(state, state.stage.wave, state.stage.index)));
	return journey;
};

export const modelStatus = (journey: Journey): ModelStatus => {
	const status = statusOf(journey.state(), charmModel(charmStage(journey))).value;
	if (!status) {
		throw new Error('There is no status.');
	}

	return status;
};

/** An application as the wizard knows it now. */
export const applicationNow = (journey: Journey, name: string): Application => {
	const application = modelStatus(journey).applications.find(other => other.name === name);
	if (!application) {
		throw new Error(`There is no application ${name}.`);
	}

	return application;
};

/** An application as the simulated cloud has it. */
export const applicationInCloud = ({cloud}: Journey, name: string) => {
	const application = cloud.controllers.flatMap(({models}) => models).flatMap(({applications}) => applications.values().toArray()).find(other => other.name === name);
	if (!application) {
		throw new Error(`There is no application ${name}.`);
	}

	return application;
};

const moveTo = async (journey: Journey, index: number): Promise<void> => {
	await journey.act('top');
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}
};

/** Puts the cursor of the list on an application. */
export const pointAt = async (journey: Journey, application: string): Promise<void> => {
	const {model} = atStep(journey, 'choose');
	const index = charmRows(journey.state(), model).findIndex(row => row.application === application);
	if (index === -1) {
		throw new Error(`There is no application ${application}.`);
	}

	await moveTo(journey, index);
};

/** Chooses one application: its order form opens, and what is asked about it is answered. */
export const choose = async (journey: Journey, application: string): Promise<void> => {
	await pointAt(journey, application);
	await journey.act('confirm');
	await journey.until('what decides about it is known', state => state.stage.name === 'charm' && state.stage.step === 'order' && !isAsking(state, state.stage.wave, state.stage.index));
};

/** Ticks several and takes them as a wave. */
export const chooseWave = async (journey: Journey, applications: readonly string[]): Promise<void> => {
	for (const application of applications) {
		await pointAt(journey, application);
		await journey.act('toggle');
	}

	await journey.act('confirm');
	await journey.until('what decides about all is known', state => state.stage.name === 'charm' && state.stage.step === 'plan' && state.stage.wave.items.every((_, index) => state.stage.name === 'charm' && state.stage.step === 'plan' && !isAsking(state, state.stage.wave, index)));
};

/** Opens the row of the form for one part, as Enter on it does. */
export const openPart = async (journey: Journey, field: keyof CharmOrder): Promise<void> => {
	const rows = orderRows(journey.state(), atStep(journey, 'order'));
	const index = rows.findIndex(({id}) => id === field);
	if (index === -1) {
		throw new Error(`The form has no ${field}: ${rows.map(({id}) => id).join(', ')}.`);
	}

	await moveTo(journey, index);
	await journey.act('confirm');
};

/** Fills in the form, a part after the other, as an operator types it. */
export const order = async (journey: Journey, parts: CharmOrder): Promise<void> => {
	for (const field of Object.keys(parts) as Array<keyof CharmOrder>) {
		await openPart(journey, field);
		if (isSwitch(field)) {
			continue;
		}

		const open = topOverlay(journey.state());
		await journey.erase(open?.name === 'charm-field' ? open.typed.length : 0);
		await journey.type(partText(parts, field));
		await journey.act('confirm');
		const top = topOverlay(journey.state());
		if (top?.name === 'charm-field') {
			throw new Error(`Not taken: ${top.problem ?? 'nothing said'}`);
		}
	}

	await journey.until('what was ordered is known', state => state.stage.name === 'charm' && state.stage.step === 'order' && !isAsking(state, state.stage.wave, state.stage.index));
};

/** From the form to Review, where everything has been asked. */
export const review = async (journey: Journey): Promise<void> => {
	await journey.act('next');
	atStep(journey, 'review');
	await journey.until('what decides about it is known', state => state.stage.name === 'charm' && state.stage.step === 'review' && !isAsking(state, state.stage.wave, state.stage.index));
};

/** The verdicts of the item on the screen that are neither passed nor said. */
export const verdicts = (journey: Journey): Readonly<Record<string, string>> => {
	const stage = charmStage(journey);
	return stage.step === 'choose'
		? {}
		: Object.fromEntries(verdictsOf(journey.state(), stage.wave, 'index' in stage ? stage.index : 0).map(({id, result}) => [id, result]));
};

export const openQuestionOf = (journey: Journey): Question => {
	const top = topOverlay(journey.state());
	if (top?.name !== 'question') {
		throw new Error(`No question is asked but ${JSON.stringify(top)}: ${journey.state().notice ?? ''}.`);
	}

	return top.question;
};

/** Says yes to the question that is open, or types what has to be typed; gives it back. */
export const consent = async (journey: Journey): Promise<Question> => {
	const question = openQuestionOf(journey);
	if (question.phrase === undefined) {
		await journey.act('yes');
	} else {
		await journey.type(question.phrase);
	}

	await journey.act('confirm');
	return question;
};

/** Passes over by name what speaks against the order; gives the question back. */
export const passOver = async (journey: Journey): Promise<Question> => {
	atStep(journey, 'review');
	await journey.act('ignore');
	return consent(journey);
};

/** From Review, or the plan, to where the first order is ready to be given. */
export const start = async (journey: Journey): Promise<void> => {
	if (charmStage(journey).step === 'review') {
		await journey.act('next');
	}

	atStep(journey, 'plan');
	await journey.act('next');
	atStep(journey, 'perform');
	await untilReady(journey);
};

/** Until the settings that are written down before are read. */
export const untilReady = async (journey: Journey): Promise<void> => {
	await journey.until('its settings are written down', state => state.stage.name === 'charm' && state.stage.step === 'perform' && state.stage.phase.type === 'ready'
		&& Object.values(state.charms.settings).every(known => !known.isAsking));
};

/** Asks for the order that is ready, says yes, and waits until the command has ended; gives the question back. */
export const giveOrder = async (journey: Journey): Promise<Question> => {
	await journey.act('confirm');
	const question = await consent(journey);
	await journey.until('the command has ended', state => state.stage.name === 'charm' && (state.stage.step !== 'perform' || (state.stage.phase.type !== 'ready' && state.stage.phase.type !== 'running')));
	return question;
};

/** Until all units have come through and the settings are read again. */
export const untilVerify = async (journey: Journey): Promise<void> => {
	await journey.until('every unit has come through', state => state.stage.name === 'charm' && state.stage.step === 'verify', 7_200_000);
	await journey.until('its settings are read again', state => Object.values(state.charms.settings).every(known => !known.isAsking));
};

/** The form, filled in, to Verify: yes to every question. */
export const upgradeCharm = async (journey: Journey, parts: CharmOrder = {}): Promise<Question> => {
	await order(journey, parts);
	await review(journey);
	await start(journey);
	const question = await giveOrder(journey);
	await untilVerify(journey);
	return question;
};

const changing = /^(?:refresh|upgrade-charm|run-action|run|resolved|set|unset|debug-hooks|ssh|exec) |^config (?!.*--format)/v;

/** Lines of all commands that change something, in order. */
export const changes = (journey: Journey): readonly string[] => journey.commands().filter(line => changing.test(line));

/** The model that all is about. */
export const modelHere = (journey: Journey): ModelReference => charmModel(charmStage(journey));

/** The line by which an order is given in the words of that time. */
export const lineFor = (era: CharmEra, options: readonly string[], application: string): string => {
	const words = era === '1.25'
		? ['upgrade-charm', '-e', 'amazon', ...options, application]
		: [era === '2.8' ? 'upgrade-charm' : 'refresh', '-m', 'aws:admin/shop', ...options, '--no-browser-login', application];
	return words.join(' ');
};

export const noticeOf = (journey: Journey): string | undefined => journey.state().notice;

/** How Juju refused the order that was given last. */
export const refusalOf = (journey: Journey): RefusedFailure => {
	const {phase} = atStep(journey, 'perform');
	if (phase.type !== 'refused') {
		throw new Error(`It is ${phase.type}.`);
	}

	return phase.failure;
};

/** What was held against what was, by its name. */
export const differences = (journey: Journey): Readonly<Record<string, RecordDifference>> =>
	Object.fromEntries(differencesOf(journey.state(), atStep(journey, 'verify')).map(each => [each.what, each]));

/** What is foretold of each setting of the item on the screen, by its name. */
export const settingRows = (journey: Journey): Readonly<Record<string, SettingRow>> => {
	const stage = charmStage(journey);
	return stage.step === 'choose'
		? {}
		: Object.fromEntries(settingRowsOf(journey.state(), stage.wave, 'index' in stage ? stage.index : 0).map(row => [row.name, row]));
};

/** All that is on the screen, without the spaces at the ends of its lines. */
export const screenText = (journey: Journey): string => {
	const {above, below} = drawFrame(journey.state());
	return [...above, ...below].map(({spans}) => spans.map(({text}) => text).join('').trimEnd()).join('\n');
};

/** What Review says, from its top to its end. */
export const reviewText = async (journey: Journey): Promise<string> => {
	const texts: string[] = [];
	await journey.act('top');
	for (let step = 0; step < 12; step++) {
		texts.push(screenText(journey));
		await journey.act('page-down');
	}

	return texts.join('\n');
};
