import test from 'ava';
import {formatJson} from '../../source/output/format-json.js';
import {makePlanDocument} from '../../source/output/plan-document.js';
import {type Plan} from '../../source/domain/plan.js';
import {formatPlan} from '../../source/storage/plan-file.js';
import {openJourney} from '../_helpers/open-journey.js';

const makeExample = async (): Promise<Plan> => {
	const journey = await openJourney({session: {controller: 'aws', ignoredChecks: ['backup-made']}});
	await journey.until('a version', ({version, models}) => version?.source === 'juju' && models.value !== undefined);
	await journey.act('next');
	await journey.advance(60_000);
	await journey.act('next');
	const {stage} = journey.state();
	await journey.stop();
	if (stage.name !== 'plan') {
		throw new Error(`No plan, but ${stage.name}: ${journey.state().notice ?? ''}`);
	}

	return stage.plan;
};

type Loose = {readonly id: string; readonly steps: unknown; readonly warnings: readonly string[]; readonly path: ReadonlyArray<{readonly why: unknown}>};

test('has the same id and the same steps as the file that the wizard saves', async t => {
	const plan = await makeExample();
	const printed = JSON.parse(formatJson(makePlanDocument(plan, {why: 'It was asked for.', obstacles: ['One.']}))) as Loose;
	const saved = JSON.parse(formatPlan(plan)) as Loose;
	t.true(plan.steps.length > 5);
	t.deepEqual(printed.steps, saved.steps);
	t.is(printed.id, saved.id);
	t.deepEqual(printed.warnings, ['One.', ...saved.warnings]);
	t.is(printed.path[0]?.why, 'It was asked for.');
});
