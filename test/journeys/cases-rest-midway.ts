import test from 'ava';
import {selectFindings} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyRemedy,
	confirmStep,
	openFinding,
	openRemedies,
	performSteps,
	reachPlan,
	readText,
} from '../_helpers/journey-steps.js';

const findingOf = (journey: Journey, id: string) => selectFindings(journey.state()).find(finding => finding.case === id);

const closeAll = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

/** What is offered, without what a remedy is about. */
const offered = (journey: Journey): readonly string[] => openRemedies(journey).map(({id}) => id.split(' ', 1)[0] ?? '');

/** The lines of an advice, which is closed again. */
const readAdvice = async (journey: Journey, id: string): Promise<string> => {
	await applyRemedy(journey, id);
	const lines = await readText(journey);
	return lines.join('\n');
};

const seeGone = async (journey: Journey, id: string): Promise<void> =>
	journey.until(`${id} is gone`, () => findingOf(journey, id) === undefined, 300_000);

/** Yes to every step until something holds. */
const upgradeUntil = async (journey: Journey, what: string, isReached: () => boolean): Promise<void> => {
	await reachPlan(journey);
	await journey.act('confirm');
	for (let round = 0; round < 40 && !isReached(); round++) {
		const {stage} = journey.state();
		if (stage.name === 'perform' && stage.step.phase === 'ready') {
			await confirmStep(journey);
		} else if (stage.name === 'verify') {
			await journey.act('next');
		} else {
			await journey.until(what, state => isReached() || state.stage.name !== 'perform' || state.stage.step.phase === 'ready', 3_600_000);
		}
	}
};

/** The step that waited is complete, and so is the rest. */
const finish = async (journey: Journey): Promise<string> => {
	await closeAll(journey);
	await journey.until('the step goes on', ({stage}) => stage.name !== 'perform' || stage.step.phase !== 'waiting', 3_600_000);
	await performSteps(journey);
	const {stage} = journey.state();
	return stage.name === 'finished' ? stage.result : stage.name;
};

test('E6: a subordinate that stays behind its principal is told apart; it is restarted elsewhere', async t => {
	const journey = await openJourney({scenario: 'hooks-everywhere'});
	await upgradeUntil(journey, 'subordinates-behind', () => findingOf(journey, 'subordinates-behind') !== undefined);
	await openFinding(journey, 'subordinates-behind');
	t.deepEqual(findingOf(journey, 'subordinates-behind')?.subjects, ['unit-ntp-1']);
	t.is(findingOf(journey, 'agent-behind'), undefined);
	t.deepEqual(offered(journey), ['ask-again', 'read-its-log', 'restart-machine-agent']);
	t.regex(await readAdvice(journey, 'read-its-log'), /juju debug-log -m aws:admin\/db .*unit-ntp-1/v);
	t.regex(await readAdvice(journey, 'restart-machine-agent'), /systemctl restart jujud-unit-ntp-1/v);
	t.is(await finish(journey), 'upgraded');
	t.is(findingOf(journey, 'subordinates-behind'), undefined);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('E11: hooks that run everywhere at once are said to be no trouble, and are over by themselves', async t => {
	const journey = await openJourney({scenario: 'hooks-everywhere'});
	const database = journey.cloud.controllers[0]?.models.find(({name}) => name === 'db');
	const say = (current: string): void => {
		for (const unit of database?.units.values().filter(({application}) => application === 'etcd') ?? []) {
			unit.status = {current, since: journey.cloud.now, ...(current === 'executing' && {message: 'running config-changed hook'})};
		}
	};

	const isSlow = (): boolean => {
		const {stage, now} = journey.state();
		return stage.name === 'perform' && stage.step.phase === 'waiting' && now - stage.step.progress.lastChangeAt > 60_000;
	};

	await upgradeUntil(journey, 'one agent is left', isSlow);
	say('executing');
	await openFinding(journey, 'hooks-all-at-once');
	t.like(findingOf(journey, 'hooks-all-at-once'), {severity: 1, model: {controller: 'aws', name: 'admin/db'}});
	t.is(findingOf(journey, 'hooks-all-at-once')?.subjects.length, 24);
	t.deepEqual(offered(journey), ['ask-again', 'give-it-time', 'plan-one-by-one']);
	t.regex(await readAdvice(journey, 'give-it-time'), /Begin nothing else on this controller/v);
	t.regex(await readAdvice(journey, 'plan-one-by-one'), /until no unit runs a hook any more/v);
	say('idle');
	await seeGone(journey, 'hooks-all-at-once');
	t.is(await finish(journey), 'upgraded');
	await journey.stop();
});
