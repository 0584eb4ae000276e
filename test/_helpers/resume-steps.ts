import {type ExecutionContext} from 'ava';
import {performSteps, reachPlan} from './journey-steps.js';
import {
	Killed,
	type Program,
	type StartOptions,
	type World,
} from './resume-world.js';

/** Presses Enter until it is taken: what is not known yet cannot be judged. */
export const goOn = async (program: Program): Promise<void> => {
	await program.until('the cloud has answered', ({stage, observations, backup}) => stage.name === 'resume'
		&& backup.kind !== 'making' && Object.values(observations).some(({status}) => status.value !== undefined));
	for (let round = 0; round < 40 && program.state().stage.name === 'resume'; round++) {
		await program.advance(3000);
		await program.act('confirm');
	}
};

/** What a person does who wants everything upgraded, from wherever the program is. */
export const upgrade = async (program: Program): Promise<void> => {
	await program.until('the program has begun', ({stage}) => stage.name !== 'start');
	if (program.state().stage.name === 'resume') {
		await goOn(program);
	}

	if (['target', 'prepare'].includes(program.state().stage.name)) {
		await reachPlan(program);
	}

	if (program.state().stage.name === 'plan') {
		await program.act('confirm');
	}

	await performSteps(program);
	await program.act('confirm');
};

/** Whether it was killed on its way. */
export const wasKilled = async (program: Program, work: (program: Program) => Promise<void> = upgrade): Promise<boolean> => {
	try {
		await work(program);
		return false;
	} catch (error) {
		if (error instanceof Killed) {
			return true;
		}

		throw error;
	}
};

/** Goes on with the newest run; where none has begun anything, from the start. */
export const resume = async (t: ExecutionContext, world: World, options: Pick<StartOptions, 'death'> = {}): Promise<Program> => {
	let run;
	try {
		run = await world.unfinished();
	} catch (error) {
		t.regex(String(error), /No run in .* is unfinished/v);
	}

	return world.start({...options, ...(run && {resume: run})});
};

export const isUpgraded = (program: Program): boolean => {
	const {stage, exit} = program.state();
	return stage.name === 'finished' && stage.result === 'upgraded' && exit?.code === 0;
};
