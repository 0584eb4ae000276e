import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {cases, findCase, matchCases} from '../../../source/domain/cases/index.js';
import {type Situation} from '../../../source/domain/case.js';
import {modelKey} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {modelStatus} from '../../_helpers/arbitraries.js';
import {makeSituation, refusedUpgrade, withStatus} from '../../_helpers/make-situation.js';
import {controllerModelReference, makeAgent, testTime} from '../../_helpers/make-state.js';

const families = [
	['A', 8], ['B', 15], ['C', 7], ['D', 14], ['E', 13], ['F', 17], ['G', 16], ['H', 5],
] as const;

/** Scripts name these. */
const stableIds: Readonly<Record<string, string>> = {
	A1: 'client-incompatible',
	A2: 'wrong-target',
	A6: 'missing-permission',
	A7: 'changes-disabled',
	B1: 'deprecated-base',
	B3: 'deprecated-charm-store',
	B4: 'lxd-too-old',
	B6: 'database-node-unhealthy',
	B9: 'minor-upgrade-refused',
	B10: 'model-too-old',
	B11: 'controller-first',
	B12: 'wrong-command-for-controller',
	B13: 'credential-invalid',
	C1: 'no-upgrades-available',
	C2: 'binaries-missing',
	C4: 'disk-full',
	C6: 'image-pull-failed',
	D1: 'upgrade-in-progress',
	D2: 'upgrade-stuck',
	D3: 'controllers-out-of-step',
	D6: 'database-upgrade-failed',
	D11: 'controller-unreachable',
	D12: 'controller-charm-behind',
	D13: 'upgrade-failed',
	E1: 'agent-too-old',
	E2: 'machine-agent-down',
	E3: 'unit-agent-lost',
	E4: 'agent-behind',
	E7: 'hook-failed',
	E8: 'workload-not-upgraded',
	F3: 'migration-users-missing',
	F7: 'migration-agents-timed-out',
	F10: 'migrated-agents-lost',
	F15: 'migrated-model-not-upgraded',
	G1: 'channel-or-base-not-found',
	G4: 'storage-update-refused',
	G8: 'refresh-while-in-error',
	G9: 'charm-gives-instructions',
	G16: 'charm-files-in-conflict',
	H1: 'backup-not-available',
};

test('the catalogue has every case from A1 to H5, each once, under ids that are stable', t => {
	const codes = families.flatMap(([letter, count]) => Array.from({length: count}, (_, index) => `${letter}${index + 1}`));
	t.is(codes.length, 95);
	t.deepEqual(codes.filter(code => cases.filter(entry => entry.code === code).length !== 1), []);
	t.deepEqual(cases.filter(({code}) => !codes.includes(code)).map(({id}) => id), []);
	t.is(new Set(cases.map(({id}) => id)).size, cases.length);
	t.deepEqual(Object.entries(stableIds).filter(([code, id]) => findCase(id)?.code !== code), []);
	t.is(findCase('nothing'), undefined);
});

test('nothing is found where all is well', t => {
	t.deepEqual(matchCases(makeSituation()), []);
	t.deepEqual(matchCases(makeSituation({statuses: {}})), []);
});

test('the gravest finding comes first', t => {
	const situation = withStatus({agents: [makeAgent('mysql/0', {condition: 'error', message: 'hook failed: "start"'}), makeAgent('2', {condition: 'down'})]}, {targetVersion: '3.6.4'});
	t.deepEqual(matchCases(situation).map(finding => finding.case), ['machine-agent-down', 'hook-failed']);
});

test('every case can be read without a finding: it is explained, and what needs a subject says so', t => {
	for (const entry of cases) {
		const situation = makeSituation();
		t.true(entry.meaning(undefined, situation).length > 40, entry.id);
		// It stands behind the word Juju.
		t.regex(entry.jujuDoes(undefined, situation), /^[a-z]+s\b.{40,}\.$/v, entry.id);
		t.true(entry.reference.length > 10, entry.id);
		for (const remedy of entry.remedies(undefined, situation)) {
			t.true(remedy.risk === 'safe' || remedy.action.type === 'advice' || remedy.disabledReason !== undefined, `${entry.id} ${remedy.id}`);
		}
	}
});

const facts = fc.record({
	status: modelStatus,
	isController: fc.boolean(),
	targetVersion: fc.constantFrom('3.6.28', undefined),
	withoutProgress: fc.constantFrom(undefined, 0, 700_000),
	silentSince: fc.constantFrom(undefined, testTime - 60_000, testTime - 3_600_000),
	message: fc.constantFrom('hook failed: "config-changed"', 'upgrade to 3.6.28 failed (giving up): boom', 'upgrade to 3.6.28 failed (will retry): boom', undefined),
	agents: fc.subarray(['machine-0', 'unit-ubuntu-0', 'machine-0-lxd-1']),
	client: fc.constantFrom('2.9.52', '3.6.28', '4.0.15'),
});

const situate = ({status, isController, message, agents, client, ...rest}: typeof facts extends fc.Arbitrary<infer Facts> ? Facts : never): Situation => withStatus(
	{...status, agents: status.agents.map(agent => agent.condition === 'error' ? {...agent, message} : agent)},
	{
		...rest,
		clientVersion: parseVersion(client),
		render: createRenderer({client: parseVersion(client), controller: parseVersion(client), isKubernetes: false}),
		failures: agents.length === 0 ? [] : [refusedUpgrade({kind: 'agents-too-old', version: '3.6.4', agents})],
	},
	isController ? controllerModelReference : undefined,
);

testProp('a finding claims only what the situation holds', [facts], (t, given) => {
	const situation = situate(given);
	for (const finding of matchCases(situation)) {
		const status = finding.model && situation.statuses[modelKey(finding.model)]?.value;
		const refused = situation.failures.flatMap(({failure: {refusal}}) => refusal?.kind === 'agents-too-old' ? refusal.agents : []);
		const known = new Set([situation.controller, ...(status?.agents.map(({tag}) => tag) ?? []), ...refused]);
		t.true(finding.subjects.length > 0);
		t.deepEqual(finding.subjects.filter(subject => !known.has(subject)), [], finding.case);
		t.true(finding.evidence.length > 0 && finding.summary.length > 0);
	}

	t.deepEqual(matchCases(situation).filter(({case: id}) => findCase(id) === undefined), []);
});

testProp('no agent is in two findings of the same case', [facts], (t, given) => {
	const findings = matchCases(situate(given));
	for (const {id} of cases) {
		const subjects = findings.filter(finding => finding.case === id).flatMap(({model, subjects: own}) =>
			own.filter(subject => subject !== 'aws').map(subject => `${model ? modelKey(model) : ''} ${subject}`));
		t.is(new Set(subjects).size, subjects.length, id);
	}
});

const risks = ['safe', 'disruptive', 'data-loss'];

testProp('remedies are the safest first, and each is runnable or says why not', [facts], (t, given) => {
	const situation = situate(given);
	for (const finding of matchCases(situation)) {
		const remedies = findCase(finding.case)?.remedies(finding, situation) ?? [];
		const order = remedies.map(({risk}) => risks.indexOf(risk));
		t.deepEqual(order, order.toSorted((left, right) => left - right), `${finding.case}: ${remedies.map(({id}) => id).join(', ')}`);
		t.is(new Set(remedies.map(({id}) => id)).size, remedies.length, remedies.map(({id}) => id).join(', '));
		for (const remedy of remedies) {
			const commands = remedy.action.type === 'perform' ? remedy.action.intents.map(intent => situation.render(intent)) : [];
			t.true(remedy.disabledReason !== undefined || commands.every(({kind}) => kind === 'command'), remedy.id);
			t.true(remedy.disabledReason !== undefined || remedy.action.type !== 'perform' || commands.length > 0, remedy.id);
			t.true(remedy.risk !== 'data-loss' || (remedy.phrase !== undefined && remedy.cost !== undefined), remedy.id);
			t.true(remedy.action.type !== 'open-case' || findCase(remedy.action.case) !== undefined, remedy.id);
		}
	}

	t.deepEqual(matchCases(situation).filter(({severity}) => ![1, 2, 3].includes(severity)), []);
});

testProp('every case that a remedy opens has a finding about that subject, or says why it cannot be opened', [facts], (t, given) => {
	// Before anybody has followed an agent, and without an upgrade, every trouble counts at once.
	const situation = {...situate(given), targetVersion: undefined, withoutProgress: undefined};
	const findings = matchCases(situation);
	const opened = findings.flatMap(finding => findCase(finding.case)?.remedies(finding, situation) ?? []).flatMap(({action, disabledReason}) =>
		action.type === 'open-case' && disabledReason === undefined && action.case !== 'upgrade-failed' ? [action] : []);
	t.deepEqual(opened.filter(({case: id, subject}) => findings.every(finding => !(finding.case === id && finding.subjects.includes(subject)))), []);
});
