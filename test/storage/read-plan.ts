import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {identifyPlan} from '../../source/domain/plan-id.js';
import {type Plan} from '../../source/domain/plan.js';
import {formatPlan} from '../../source/storage/plan-file.js';
import {readPlan} from '../../source/storage/read-plan.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {changePlan, refitId} from '../_helpers/apply-run.js';
import {makePlan} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const makeFitting = (overrides: Partial<Plan> = {}): Plan => {
	const plan = makePlan(overrides);
	return {...plan, id: identifyPlan(plan)};
};

const write = async (t: ExecutionContext, text: string): Promise<string> => {
	const file = path.join(await makeTemporaryFolder(t), 'plan.json');
	await fs.writeFile(file, text);
	return file;
};

const refusal = async (t: ExecutionContext, file: string): Promise<string> => {
	const error = await t.throwsAsync(readPlan(file), {instanceOf: StorageError});
	t.is(error.exitCode, 2);
	t.true(error.message.includes(file));
	t.not(error.advice, '');
	return error.message;
};

test('what was saved is read as it was', async t => {
	const plan = makeFitting();
	t.deepEqual(await readPlan(await write(t, formatPlan(plan))), {plan, hops: 1});
});

test('the order of its keys and the blanks between them do not count', async t => {
	const reverse = (value: unknown): unknown => {
		if (Array.isArray(value)) {
			return value.map(part => reverse(part));
		}

		return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).toReversed().map(([key, part]) => [key, reverse(part)])) : value;
	};

	const plan = makeFitting();
	t.deepEqual(await readPlan(await write(t, JSON.stringify(reverse(JSON.parse(formatPlan(plan)))))), {plan, hops: 1});
});

testProp.serial('a word that was changed anywhere is noticed', [fc.nat(), fc.constantFrom('x', '0', '"', '\\', '}')], async (t, position, letter) => {
	const text = formatPlan(makeFitting());
	const index = position % text.length;
	const changed = `${text.slice(0, index)}${letter}${text.slice(index + 1)}`;
	let isSame = false;
	try {
		isSame = JSON.stringify(JSON.parse(changed)) === JSON.stringify(JSON.parse(text));
	} catch {
		// No JSON any more.
	}

	const file = await write(t, changed);
	await (isSame ? t.notThrowsAsync(readPlan(file)) : t.throwsAsync(readPlan(file), {instanceOf: StorageError}));
}, {numRuns: 60});

test('what is not there, cut, foreign or of another form is refused with its reason', async t => {
	const text = formatPlan(makeFitting());
	const folder = await makeTemporaryFolder(t);
	t.regex(await refusal(t, path.join(folder, 'none.json')), /There is no plan/v);
	t.regex(await refusal(t, folder), /cannot be read/v);
	t.regex(await refusal(t, await write(t, text.slice(0, -40))), /is no whole plan/v);
	t.regex(await refusal(t, await write(t, '')), /is no whole plan/v);
	t.regex(await refusal(t, await write(t, '[1]')), /is no plan of this program/v);
	t.regex(await refusal(t, await write(t, '{"schema": 3}')), /is no plan of this program/v);
	t.regex(await refusal(t, await write(t, '{"schema": "juju-upgrade-wizard/check/1"}')), /is no plan but juju-upgrade-wizard\/check\/1/v);
	t.regex(await refusal(t, await write(t, text.replace('plan/1', 'plan/2'))), /this program reads juju-upgrade-wizard\/plan\/1/v);
});

test('an id that does not fit the steps is refused, whatever the checksum says', async t => {
	const file = await write(t, formatPlan(makeFitting()));
	await changePlan(file, document => {
		Object.assign(document.steps[0] ?? {}, {command: ['juju', 'kill-controller', 'aws']});
	});
	t.regex(await refusal(t, file), /its id does not fit its steps/v);
});

test('a step that is not what it should be is named', async t => {
	for (const [change, place] of [
		[{risk: 'none'}, /step 1: risk/v],
		[{command: []}, /step 1: command/v],
		[{command: ['rm', '-rf', '/']}, /step 1: command/v],
		[{intent: {type: 'kill-controller', controller: 'aws'}}, /step 1: intent\.type/v],
		[{'point-of-no-return': 'yes'}, /step 1: point-of-no-return/v],
		[{title: '\u{1B}[2J'}, /step 1: title/v],
		[{action: 'wait', command: []}, /step 1: model/v],
		[{id: undefined}, /step 1: id/v],
	] as const) {
		const file = await write(t, formatPlan(makeFitting()));
		await changePlan(file, document => {
			Object.assign(document.steps[0] ?? {}, change);
		});
		t.regex(await refusal(t, file), place);
	}
});

test('a plan that is changed and made to fit is still a plan: the cloud decides then', async t => {
	const file = await write(t, formatPlan(makeFitting()));
	await changePlan(file, document => {
		document['client-version'] = '3.6.20';
	});
	await refitId(file);
	const {plan} = await readPlan(file);
	t.is(plan.clientVersion, '3.6.20');
});
