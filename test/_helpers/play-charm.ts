import {type Step} from '../../source/training/step.js';
import {
	atStep,
	choose,
	consent,
	giveOrder,
	openCharms,
	order,
	passOver,
	review,
	start,
	untilVerify,
	verdicts,
} from './charm-journey.js';
import {type Journey} from './open-journey.js';

const isAtList = ({stage}: ReturnType<Journey['state']>): boolean => stage.name === 'charm' && stage.step === 'choose';

/** Back to the list of applications, from wherever one is. */
const reachList = async (journey: Journey): Promise<void> => {
	for (let round = 0; round < 8 && !isAtList(journey.state()) && journey.state().stage.name !== 'target'; round++) {
		const {stage} = journey.state();
		await journey.act(stage.name === 'charm' && stage.step === 'verify' ? 'next' : 'back');
		if (journey.state().overlays.at(-1)?.name === 'question') {
			await consent(journey);
		}
	}

	if (!isAtList(journey.state())) {
		await openCharms(journey);
	}

	atStep(journey, 'choose');
};

/** The upgrade of one charm in a lesson. */
export const playCharm = async (journey: Journey, {application, order: parts = {}, to}: Extract<Step, {readonly do: 'charm'}>): Promise<void> => {
	await reachList(journey);
	await choose(journey, application);
	await order(journey, parts);
	await review(journey);
	if (to === 'review') {
		return;
	}

	if (Object.values(verdicts(journey)).includes('refused')) {
		await passOver(journey);
	}

	await start(journey);
	await giveOrder(journey);
	if (to === 'verify') {
		await untilVerify(journey);
		return;
	}

	const {phase} = atStep(journey, 'perform');
	if (phase.type !== 'refused') {
		throw new Error(`It is ${phase.type} in place of refused.`);
	}
};
