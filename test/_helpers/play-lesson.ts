import {type ActionId} from '../../source/state/state.js';
import {advance} from '../../source/simulator/cluster.js';
import {firstJudgement, judgeLesson, type Judgement} from '../../source/training/judge-lesson.js';
import {type Lesson} from '../../source/training/lesson.js';
import {type Trace} from '../../source/training/observed.js';
import {type Step} from '../../source/training/step.js';
import {selectFindings} from '../../source/state/selectors.js';
import {keyBindingActions} from './actions.js';
import {playCharm} from './play-charm.js';
import {
	applyCheckRemedy,
	applyRemedy,
	confirmStep,
	makeCopies,
	openFinding,
	performSteps,
	performUntil,
	reachPlan,
	reachPrepare,
	seeSolved,
	selectCheck,
} from './journey-steps.js';
import {journeyStart, openJourney, type Journey} from './open-journey.js';

export type PlayedLesson = {
	readonly journey: Journey;
	readonly judgement: () => Judgement;
	/** All commands that have reached the cloud. */
	readonly traces: readonly Trace[];
	/** Those that changed something, as lines, in order. */
	readonly changes: () => readonly string[];
	readonly play: (steps: readonly Step[]) => Promise<void>;
	readonly stop: () => Promise<void>;
};

const isAction = (name: string): name is ActionId => (keyBindingActions as readonly string[]).includes(name);

const isStepOver = ({stage}: ReturnType<Journey['state']>): boolean =>
	stage.name !== 'perform' || stage.step.phase === 'refused' || stage.step.phase === 'ready';

/**
A lesson, played as the wizard plays it: the same update function, and the same judgement after each command and each second of simulated time.
*/
export const openLesson = async (lesson: Lesson, {seed = 1}: {readonly seed?: number} = {}): Promise<PlayedLesson> => {
	const traces: Trace[] = [];
	const cloud = lesson.create(seed, journeyStart);
	let judgement = firstJudgement(journeyStart);
	const begun: {journey?: Journey} = {};
	const look = (latest?: Trace): void => {
		// A cloud whose clients are quiet goes on as well.
		advance(cloud, begun.journey?.clock.now() ?? cloud.now);
		judgement = judgeLesson(lesson, {
			cloud, now: cloud.now, commands: traces, notes: begun.journey?.journal() ?? [], latest,
		}, judgement);
	};

	const played = await openJourney({
		cloud,
		...(lesson.operator && {operator: lesson.operator}),
		session: {controller: lesson.wants?.controller, agentVersion: lesson.wants?.agentVersion},
		onCommand(words, exitCode, isElsewhere) {
			const trace: Trace = {
				at: cloud.now, words, exitCode, from: isElsewhere ? 'terminal' : 'wizard',
			};
			traces.push(trace);
			look(trace);
		},
	});
	begun.journey = played;

	const playStep = async (step: Step): Promise<void> => {
		switch (step.do) {
			case 'prepare': {
				return reachPrepare(played);
			}

			case 'remedy': {
				await selectCheck(played, step.check, step.subject);
				return applyCheckRemedy(played, step.check, step.remedy);
			}

			case 'ignore': {
				await selectCheck(played, step.check, step.subject);
				return played.act('ignore');
			}

			case 'plan': {
				return reachPlan(played);
			}

			case 'start': {
				return played.act('confirm');
			}

			case 'begin-step': {
				return confirmStep(played);
			}

			case 'step': {
				await confirmStep(played);
				return played.until('the step ends', isStepOver);
			}

			case 'next': {
				return played.act('next');
			}

			case 'upgrade': {
				if (played.state().stage.name === 'plan') {
					await played.act('confirm');
				}

				return performSteps(played);
			}

			case 'upgrade-until': {
				if (played.state().stage.name === 'plan') {
					await played.act('confirm');
				}

				return performUntil(played, `the case ${step.case}`, state => selectFindings(state).some(finding => finding.case === step.case && finding.severity >= (step.severity ?? 1)));
			}

			case 'finish': {
				while (played.state().overlays.length > 0) {
					await played.act('back');
				}

				await played.until('the step goes on', ({stage}) => stage.name !== 'perform' || stage.step.phase !== 'waiting');
				return performSteps(played);
			}

			case 'copies': {
				return makeCopies(played);
			}

			case 'case': {
				await openFinding(played, step.case);
				for (const remedy of step.remedies) {
					await applyRemedy(played, remedy);
					while (['text', 'log'].includes(played.state().overlays.at(-1)?.name ?? '')) {
						await played.act('back');
					}
				}

				return step.isSolved === true ? seeSolved(played) : played.act('back', 'back', 'back');
			}

			case 'charm': {
				return playCharm(played, step);
			}

			case 'terminal': {
				return played.elsewhere(step.words, true);
			}

			case 'keys': {
				for (const action of step.actions) {
					if (!isAction(action)) {
						throw new Error(`There is no action ${action}.`);
					}

					await played.act(action);
				}

				return undefined;
			}

			case 'type': {
				return played.type(step.text);
			}

			case 'wait': {
				return played.advance(step.seconds * 1000);
			}

			case 'until': {
				return played.until(`the goal ${step.goal}`, () => {
					look();
					return judgement.met.includes(step.goal);
				});
			}

			case 'leave': {
				return played.act('interrupt', 'interrupt', 'interrupt');
			}
		}
	};

	return {
		journey: played,
		judgement: () => judgement,
		traces,
		changes: () => judgement.changes,
		async play(steps) {
			for (const step of steps) {
				await playStep(step);
				look();
			}
		},
		stop: async () => played.stop(),
	};
};
