import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {blockerChecks} from '../../../source/domain/checks/blockers.js';
import {blockerRules} from '../../../source/domain/checks/blocker-rules.js';
import {dryRunAccepted} from '../../../source/domain/checks/dry-run-accepted.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {modelKey} from '../../../source/domain/intent.js';
import {recogniseRefusal} from '../../../source/juju/answers/refusal.js';
import {selectCheckResults} from '../../../source/state/selectors.js';
import {reachPrepare} from '../../_helpers/journey-steps.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
} from '../../_helpers/make-facts.js';
import {controllerModelReference, makeKnown, webModel} from '../../_helpers/make-state.js';
import {openJourney} from '../../_helpers/open-journey.js';

const key = modelKey(controllerModelReference);

/** What Juju says on a dry run of the controller, and what becomes of it. */
const factsOf = (text: string, overrides: Partial<PrepareFacts> = {}): PrepareFacts => makeFacts({
	previews: {
		[key]: {
			...makeFailed<never>(), failure: {
				kind: 'refused',
				message: 'Juju refuses.',
				advice: undefined,
				evidence: text,
				exitCode: 1,
				refusal: recogniseRefusal(text, {type: 'preview-controller-upgrade', controller: 'aws', version: '3.6.28'}),
			},
		},
	},
	...overrides,
});

const blockersText = (models: Readonly<Record<string, readonly string[]>>): string => [
	'ERROR cannot upgrade to "3.6.28" due to issues with these models:',
	...Object.entries(models).flatMap(([model, reasons]) => [`"${model}":`, ...reasons.map(reason => `- ${reason}`)]),
	'',
].join('\n');

const judgeAllBlockers = (facts: PrepareFacts) => blockerChecks.flatMap(check => check.judge(facts));

const judgeReason = (reason: string) => judgeAllBlockers(factsOf(blockersText({'admin/web': [reason]})));

// Words of 2.9.52, 3.0.4 and 3.6.28 `upgrades/upgradevalidation/validation.go`, provider/lxd, with the remedy that each leads to.
const reasons: ReadonlyArray<readonly [string, string, string]> = [
	['unexpected upgrade series lock found', 'blocker-machine-upgrade', 'finish-machine-upgrade'],
	['the model hosts deprecated ubuntu machine(s): ubuntu@18.04(3)', 'blocker-machine-base', 'upgrade-machine'],
	['model has 2 machines using unsupported bases, the supported bases are: ubuntu@22.04', 'blocker-machine-base', 'upgrade-machine'],
	['the model hosts deprecated windows machine(s): win10(1) win7(2)', 'blocker-windows-machine', 'replace-machine'],
	['the model hosts deprecated charm store charms(s): ubuntu, mysql', 'blocker-charm-store', 'refresh-from-charmhub'],
	['LXD version has to be at least "5.0.0", but current version is only "4.0.0"', 'blocker-lxd-version', 'upgrade-lxd'],
	['unable to upgrade, database node 1 (1.1.1.1) has state FATAL, node 2 (2.2.2.2) has state ARBITER', 'blocker-database-node', 'repair-database'],
	['mongo version has to be "4.4" at least, but current version is "4.3"', 'blocker-database-version', 'new-controller'],
	['model is under "exporting" mode, upgrade blocked', 'blocker-migration', 'await-migration'],
	['current model ("2.9.0") has to be upgraded to "2.9.2" at least', 'blocker-model-too-old', 'upgrade-model-first'],
	['current model "2.9.0" must be at least "2.9.43" before upgrading to "3.6.28"', 'blocker-model-too-old', 'upgrade-model-first'],
	['upgrading a controller to a newer major.minor version 3.6 not supported', 'blocker-minor-version', 'new-controller'],
	['upgrading a controller only supports patch upgrades within the same major.minor series (e.g. 3.6.x -> 3.6.y)', 'blocker-minor-version', 'new-controller'],
	['downgrade is not allowed', 'blocker-downgrade', 'choose-other-version'],
];

for (const [reason, id, remedy] of reasons) {
	test(`${reason.slice(0, 80)} blocks as ${id}`, t => {
		const results = judgeReason(reason);
		t.is(results.length, 1);
		t.like(results[0], {
			id, subject: modelKey(webModel), result: 'block', evidence: [{source: 'dry run', text: reason}],
		});
		t.deepEqual([idsOf(results[0] ?? {remedies: []})[0], idsOf(results[0] ?? {remedies: []}).at(-1)], [remedy, 'ask-again']);
	});
}

test('every rule but the one for unknown reasons has a reason here', t => {
	t.deepEqual(blockerRules.filter(({id}) => reasons.every(([, other]) => other !== id)).map(({id}) => id), ['blocker-unknown']);
});

test('an unknown reason is shown as Juju wrote it, and blocks', t => {
	const results = judgeReason('the moon is in the wrong house (7)');
	t.like(results[0], {id: 'blocker-unknown', result: 'block', evidence: [{text: 'the moon is in the wrong house (7)'}]});
	t.is(results.length, 1);
});

test('each model and reason has a row of its own, the dry run beside it', t => {
	const facts = factsOf(blockersText({
		'admin/controller': ['unable to upgrade, database node 1 (10.0.0.4) has state DOWN', 'downgrade is not allowed'],
		'admin/web': ['unexpected upgrade series lock found'],
		'kim/other': ['unexpected upgrade series lock found'],
	}));
	t.deepEqual(judgeAllBlockers(facts).map(({id, subject}) => `${id} ${subject}`).toSorted(), [
		'blocker-database-node aws:admin/controller',
		'blocker-downgrade aws:admin/controller',
		'blocker-machine-upgrade aws:admin/web',
		'blocker-machine-upgrade aws:kim/other',
	]);
	t.like(judgeOne(dryRunAccepted, facts, 'aws'), {result: 'block', title: 'Juju would refuse: 4 reasons'});
});

test('models and modes as older controllers name them, and the controller as 4.0 does', t => {
	const older = judgeAllBlockers(factsOf('ERROR these models must first be upgraded to at least 2.9.31 before upgrading the controller:\n -admin/web\n'));
	t.like(older[0], {id: 'blocker-model-too-old', subject: modelKey(webModel)});
	const mode = judgeAllBlockers(factsOf('ERROR model "admin/web" is exporting, upgrade blocked'));
	t.like(mode[0], {id: 'blocker-migration', subject: modelKey(webModel)});
	const fourth = judgeAllBlockers(factsOf('ERROR controller upgrading is blocked for reason: something'));
	t.like(fourth[0], {id: 'blocker-unknown', subject: key});
});

test('charms of the charm store are named one by one', t => {
	const [result] = judgeReason('the model hosts deprecated charm store charms(s): cs:ubuntu-12, cs:~owner/mysql-29');
	t.deepEqual(result?.remedies[0]?.action, {
		type: 'advice', lines: ['juju refresh APPLICATION --switch ch:ubuntu -m aws:admin/web', 'juju refresh APPLICATION --switch ch:mysql -m aws:admin/web'],
	});
});

test('the command that ends a machine\'s upgrade is that of the controller\'s version', t => {
	const linesFor = (controllerVersion: string) => {
		const facts = factsOf(blockersText({'admin/web': ['unexpected upgrade series lock found']}));
		const action = judgeAllBlockers({...facts, target: {...facts.target, controllerVersion}})[0]?.remedies[0]?.action;
		return action?.type === 'advice' ? action.lines.join('\n') : '';
	};

	t.regex(linesFor('2.9.52'), /juju upgrade-series MACHINE complete/v);
	t.regex(linesFor('3.6.4'), /juju upgrade-machine MACHINE complete/v);
});

test('no row while the dry run passes, is asked again, or fails otherwise', t => {
	t.deepEqual(judgeAllBlockers(makeFacts()), []);
	t.deepEqual(judgeAllBlockers(makeFacts({previews: {[key]: makeFailed()}})), []);
	const facts = factsOf(blockersText({'admin/web': ['x']}));
	const asked = facts.previews[key];
	t.deepEqual(judgeAllBlockers({...facts, previews: {[key]: {...makeKnown({bestVersion: undefined, text: ''}), failure: asked?.failure, isAsking: true}}}), []);
});

test('a member of the controller that is down in the simulator: the dry run\'s own words lead to its row', async t => {
	const journey = await openJourney({scenario: 'ha-member-down', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	const find = () => selectCheckResults(journey.state()).find(({id}) => id === 'blocker-database-node');
	await journey.until('the dry run is answered', () => find() !== undefined, 60_000);
	t.regex(find()?.evidence[0]?.text ?? '', /^unable to upgrade, database node 2 /v);
	t.deepEqual(idsOf(find() ?? {remedies: []}), ['repair-database', 'replace-member', 'open-database-node-unhealthy machine-2', 'ask-again']);
	await journey.stop();
});

testProp('no reason is lost, whatever it says', [fc.uniqueArray(fc.string({minLength: 1, maxLength: 60}), {minLength: 1, maxLength: 6})], (t, words) => {
	const facts = makeFacts({
		previews: {
			[key]: {
				...makeFailed<never>(), failure: {
					kind: 'refused', message: '', advice: undefined, evidence: '', exitCode: 1, refusal: {kind: 'blockers', version: '3.6.28', models: [{model: 'admin/web', reasons: words}]},
				},
			},
		},
	});
	t.deepEqual(judgeAllBlockers(facts).flatMap(({evidence}) => evidence.map(({text}) => text)).toSorted(), words.toSorted());
});

test('the base that a later 3.6 calls unsupported is known, too', t => {
	const [result] = judgeReason('the model hosts 1 ubuntu machine(s) with an unsupported base. The supported bases are: ubuntu@24.04, ubuntu@22.04, ubuntu@20.04');
	t.is(result?.id, 'blocker-machine-base');
});
