import {selectFindings} from '../../source/state/selectors.js';
import {type State} from '../../source/state/state.js';
import {cardOf} from '../../source/training/card.js';
import {findLesson} from '../../source/training/lessons/index.js';
import {drawPicture} from './draw-picture.js';
import {
	confirmStep,
	openFinding,
	performUntil,
	reachPlan,
	reachPrepare,
	selectCheck,
} from './journey-steps.js';
import {journeyStart, openJourney, type Journey} from './open-journey.js';

/** A picture of the documentation, by its path in docs. */
export type Picture = {readonly name: string; readonly text: string};

type Scene = {
	readonly name: string;
	readonly title: string;
	readonly open: () => Promise<Journey>;
	/** What is done until the screen is the one that is shown. */
	readonly reach: (journey: Journey) => Promise<void>;
};

const progressOf = ({stage}: State) => (stage.name === 'perform' && stage.step.phase === 'waiting' ? stage.step.progress : undefined);

const openLessonJourney = async (id: string): Promise<Journey> => {
	const lesson = findLesson(id);
	if (!lesson) {
		throw new Error(`There is no lesson ${id}.`);
	}

	const cloud = lesson.create(1, journeyStart);
	return openJourney({
		cloud,
		session: {
			...lesson.wants,
			lesson: {
				card: cardOf(lesson, cloud.clientVersion), seed: 1, speed: 4, terminal: 'PATH=/tmp/juju-simulation:$PATH', record: undefined,
			},
		},
	});
};

const scenes: readonly Scene[] = [
	{
		name: 'screen.svg',
		title: 'Perform: a model while its agents are upgraded, one of them away for a moment',
		open: async () => openJourney({scenario: 'production'}),
		async reach(journey) {
			await reachPlan(journey);
			await journey.act('confirm');
			await performUntil(journey, 'a large model is half through', state => (progressOf(state)?.counts?.upgraded ?? 0) > 80 && (progressOf(state)?.counts?.down ?? 0) > 0);
			await journey.act('down', 'down', 'down');
		},
	},
	{
		name: 'pictures/prepare.svg',
		title: 'Prepare: all checks with their results; the one that blocks is under the cursor, with its evidence',
		open: async () => openJourney(),
		async reach(journey) {
			await reachPrepare(journey);
			await selectCheck(journey, 'backup-made');
		},
	},
	{
		name: 'pictures/plan.svg',
		title: 'Plan: the exact commands in their order, what is out of reach meanwhile, and where the point of no return is',
		open: async () => openJourney(),
		reach: reachPlan,
	},
	{
		name: 'pictures/silence.svg',
		title: 'Perform: the controller does not answer; since when, and what Juju does meanwhile',
		open: async () => openJourney({scenario: 'unreachable'}),
		async reach(journey) {
			await reachPlan(journey);
			await journey.act('confirm');
			await confirmStep(journey);
			await journey.until('the controller is silent', state => progressOf(state)?.silentSince !== undefined);
			await journey.advance(150_000);
		},
	},
	{
		name: 'pictures/troubleshoot.svg',
		title: 'Troubleshoot: a case that was found, its evidence, and its remedies with their exact commands',
		open: async () => openJourney({scenario: 'hook-failed'}),
		async reach(journey) {
			await reachPlan(journey);
			await journey.act('confirm');
			await performUntil(journey, 'a hook has failed', state => selectFindings(state).some(finding => finding.case === 'hook-failed'));
			await openFinding(journey, 'hook-failed');
		},
	},
	{
		name: 'pictures/lesson.svg',
		title: 'Training: the page of a lesson, with its story and its goals',
		open: async () => openLessonJourney('patch-upgrade'),
		async reach(journey) {
			await journey.advance(1000);
		},
	},
];

/**
All pictures of the documentation: screens of the wizard on simulated clouds, on a clock that only moves when it is told to, so always the same.
*/
export const makePictures = async (): Promise<readonly Picture[]> => {
	const pictures: Picture[] = [];
	for (const {name, title, open, reach} of scenes) {
		const journey = await open();
		await reach(journey);
		pictures.push({name, text: drawPicture(journey.state(), title)});
		await journey.stop();
	}

	return pictures;
};
