import test from 'ava';
import {type JujuProcess, type ProcessAnswer} from '../../source/juju/process.js';
import {silentSince} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {confirmStep, performSteps, reachPlan} from '../_helpers/journey-steps.js';

/** Commands as they are until a switch is thrown, then what the weather makes of them. */
const spoil = (weather: (answer: ProcessAnswer) => ProcessAnswer) => {
	let isBad = false;
	return {
		set(isNowBad: boolean) {
			isBad = isNowBad;
		},
		wrap: (process: JujuProcess): JujuProcess => ({
			...process,
			async run(request) {
				const answer = await process.run(request);
				return isBad ? weather(answer) : answer;
			},
		}),
	};
};

const startUpgrade = async (journey: Journey): Promise<void> => {
	await reachPlan(journey);
	await journey.act('confirm');
	await confirmStep(journey);
	await journey.until('the controller is waited for', ({stage}) => stage.name === 'perform' && stage.step.phase === 'waiting');
};

const weathers: ReadonlyArray<readonly [string, (answer: ProcessAnswer) => ProcessAnswer]> = [
	['a client that vanishes', answer => ({
		...answer, outcome: 'missing', exitCode: undefined, stdout: '', stderr: '', reason: 'spawn juju ENOENT',
	})],
	['exit code 1 with {}', answer => ({
		...answer, exitCode: 1, stdout: '{}\n', stderr: 'ERROR opening API connection: cannot reach it\n',
	})],
	['half a JSON', answer => ({...answer, stdout: answer.stdout.slice(0, Math.floor(answer.stdout.length / 2))})],
	['an answer that is too large', answer => ({
		...answer, outcome: 'too-large', exitCode: undefined, stdout: '', reason: 'More than 64 MiB.',
	})],
	['a client that is killed', answer => ({
		...answer, outcome: 'killed', exitCode: undefined, stdout: '', reason: 'SIGKILL',
	})],
];

for (const [name, weather] of weathers) {
	test(`${name} in the middle of an upgrade is a state with its reason, and nothing is lost when it is over`, async t => {
		const {set, wrap} = spoil(weather);
		const journey = await openJourney({wrap});
		await startUpgrade(journey);
		set(true);
		await journey.until('it is noticed', state => silentSince(state) !== undefined, 120_000);
		const {stage} = journey.state();
		const progress = stage.name === 'perform' && stage.step.phase === 'waiting' ? stage.step.progress : undefined;
		t.truthy(progress?.lastReason);
		t.false(progress?.isComplete);
		await journey.advance(60_000);
		t.is(journey.state().exit, undefined);
		t.is(journey.state().stage.name, 'perform');
		set(false);
		await journey.until('the controller is complete', state => state.stage.name === 'verify');
		await performSteps(journey);
		const {stage: last} = journey.state();
		t.is(last.name === 'finished' ? last.result : last.name, 'upgraded');
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

test('whoever leaves in bad weather is told that Juju goes on, and the code says so', async t => {
	const {set, wrap} = spoil(answer => ({
		...answer, outcome: 'missing', exitCode: undefined, stdout: '', stderr: '',
	}));
	const journey = await openJourney({wrap});
	await startUpgrade(journey);
	set(true);
	await journey.advance(30_000);
	await journey.act('quit', 'yes', 'confirm');
	t.is(journey.state().exit?.code, 7);
	t.regex(journey.state().exit?.summary.join(' ') ?? '', /Juju goes on by itself/v);
	await journey.stop();
});
