import test from 'ava';
import {blockerRules, findBlockerRule} from '../../../source/domain/checks/blocker-rules.js';
import {cases, findCase} from '../../../source/domain/cases/index.js';
import {controllerFirst} from '../../../source/domain/cases/controller-first.js';
import {credentialInvalid} from '../../../source/domain/cases/credential-invalid.js';
import {databaseNodeUnhealthy} from '../../../source/domain/cases/database-node-unhealthy.js';
import {deprecatedBase} from '../../../source/domain/cases/deprecated-base.js';
import {deprecatedCharmStore} from '../../../source/domain/cases/deprecated-charm-store.js';
import {machineUpgradeUnfinished} from '../../../source/domain/cases/machine-upgrade-unfinished.js';
import {minorUpgradeRefused} from '../../../source/domain/cases/minor-upgrade-refused.js';
import {modelTooOld} from '../../../source/domain/cases/model-too-old.js';
import {windowsMachines} from '../../../source/domain/cases/windows-machines.js';
import {wrongCommandForController} from '../../../source/domain/cases/wrong-command-for-controller.js';
import {type Case, type Situation} from '../../../source/domain/case.js';
import {type Remedy} from '../../../source/domain/check.js';
import {commandLine, modelKey} from '../../../source/domain/intent.js';
import {type Application, type ModelStatus} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {
	intentsIn,
	makeSituation,
	onlyFinding,
	pickRemedy,
	refusedUpgrade,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {
	controllerModelReference,
	makeAgent,
	makeKnown,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';

const blocked = (...reasons: readonly string[]): Situation['failures'][number] =>
	refusedUpgrade({kind: 'blockers', version: '3.6.28', models: [{model: webModel.name, reasons}]}, controllerModelReference);

const said = (evidence: string): Situation['failures'][number] => {
	const refused = refusedUpgrade({kind: 'unrecognised'});
	return {...refused, failure: {...refused.failure, evidence}};
};

const on = (version: string): Partial<Situation> => ({
	clientVersion: parseVersion(version), controllerVersion: parseVersion(version), render: createRenderer({client: parseVersion(version), controller: parseVersion(version), isKubernetes: false}),
});

const situate = (status: Partial<ModelStatus>, reason: string, overrides: Partial<Situation> = {}): Situation => withStatus(status, {failures: [blocked(reason)], ...overrides});

const makeApplication = (name: string, overrides: Partial<Application>): Application => ({
	name,
	charm: name,
	charmOrigin: 'charmhub',
	charmRevision: 1,
	charmChannel: 'stable',
	canUpgradeTo: undefined,
	base: undefined,
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: undefined,
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 1,
	...overrides,
});

const linesOf = ({action}: Remedy): string => (action.type === 'advice' ? action.lines.join('\n') : '');

const linesFor = (entry: Case, situation: Situation, id: string): string => linesOf(pickRemedy(remediesFor(entry, situation), id));

const oldMachines = {agents: [makeAgent('0', {base: 'ubuntu@18.04'}), makeAgent('1', {base: 'ubuntu@22.04'}), makeAgent('0/lxd/1', {base: 'ubuntu@18.04'})]};
const oldBase = 'the model hosts deprecated ubuntu machine(s): ubuntu@18.04(2)';

test('machines with the base that is named are named themselves, containers too', t => {
	const finding = onlyFinding(deprecatedBase, situate(oldMachines, oldBase));
	t.deepEqual(finding.subjects, ['machine-0', 'machine-0-lxd-1']);
	t.is(finding.summary, 'machine 0, machine 0/lxd/1 of web');
	const fourth = {agents: [makeAgent('0', {base: 'ubuntu@20.04'}), makeAgent('1', {base: 'ubuntu@24.04'})]};
	t.deepEqual(onlyFinding(deprecatedBase, situate(fourth, 'model has 1 machines using unsupported bases, the supported bases are: ubuntu@22.04, ubuntu@24.04')).subjects, ['machine-0']);
});

test('a base is a base or a series, as the version that runs takes it, one release further', t => {
	t.regex(linesFor(deprecatedBase, situate(oldMachines, oldBase, on('3.6.4')), 'upgrade-machine'), /upgrade-machine 0 prepare ubuntu@20\.04 -m aws:admin\/web[\s\S]*Then the same for machine 0\/lxd\/1\./v);
	t.regex(linesFor(deprecatedBase, situate(oldMachines, oldBase, on('3.0.4')), 'upgrade-machine'), /upgrade-machine 0 prepare focal -m/v);
	const series = {agents: [makeAgent('3', {base: 'xenial'})]};
	t.regex(linesFor(deprecatedBase, situate(series, 'the model hosts deprecated ubuntu machine(s): xenial(1)', on('2.9.52')), 'upgrade-machine'), /upgrade-series 3 prepare bionic -m/v);
	t.regex(pickRemedy(remediesFor(deprecatedBase, situate(oldMachines, oldBase, on('4.0.14'))), 'upgrade-machine').explanation, /Juju 4 has no command/v);
});

test('what moves to new machines is named: the applications with a base that new units get, the units, the machine', t => {
	const agents = [makeAgent('0', {base: 'ubuntu@18.04'}), makeAgent('etcd/0', {application: 'etcd', machine: '0'}), makeAgent('nrpe/0', {kind: 'subordinate', application: 'nrpe', machine: '0'})];
	t.regex(linesFor(deprecatedBase, situate({agents}, oldBase, on('3.6.4')), 'replace-machine'), /^ {2}juju set-application-base etcd ubuntu@22\.04 -m aws:admin\/web\n {2}juju add-unit etcd .*\n {2}juju remove-unit etcd\/0 -m .*\n {2}juju remove-machine 0 -m /v);
	t.regex(linesFor(deprecatedBase, situate({agents}, oldBase, on('2.9.52')), 'replace-machine'), /^ {2}juju set-series etcd jammy -m/v);
	t.notRegex(linesFor(deprecatedBase, situate({agents}, oldBase, on('4.0.14')), 'replace-machine'), /set-application-base/v);
});

test('a refusal is over when no machine has the base any more, unless it is newer than the status', t => {
	const well = {agents: [makeAgent('0', {base: 'ubuntu@22.04'})]};
	t.deepEqual(deprecatedBase.match(situate(well, oldBase)), []);
	t.is(deprecatedBase.match(situate(well, oldBase, {failures: [{...blocked(oldBase), at: testTime + 1000}]})).length, 1);
	t.is(deprecatedBase.match(situate({agents: [makeAgent('0', {base: undefined})]}, oldBase)).length, 1);
});

test('Windows machines are given up one by one, by their name, and never those of a controller', t => {
	const remedies = remediesFor(windowsMachines, situate({agents: [makeAgent('4', {base: 'win10'})]}, 'the model hosts deprecated windows machine(s): win10(1)', on('3.6.4')));
	const remove = pickRemedy(remedies, 'remove-machine');
	t.like(remove, {risk: 'data-loss', phrase: 'machine 4', action: {type: 'perform', intents: [{type: 'remove-machine', model: webModel, machine: '4'}]}});
	t.truthy(remove.cost);
});

const storeReason = 'the model hosts deprecated charm store charms(s): cs:ubuntu-12, cs:~owner/mysql-29';

test('each application is moved to its charm on Charmhub by a command of its own', t => {
	const status = {applications: [makeApplication('db', {charm: 'cs:~owner/mysql-29', charmOrigin: 'charmstore'}), makeApplication('web', {charm: 'haproxy'})]};
	const situation = situate(status, storeReason, on('2.9.52'));
	t.deepEqual(onlyFinding(deprecatedCharmStore, situation).subjects, ['application-db']);
	const remedy = pickRemedy(remediesFor(deprecatedCharmStore, situation), 'refresh-charm');
	t.like(remedy, {id: 'refresh-charm db', risk: 'disruptive', title: 'Move db to ch:mysql'});
	const [command] = intentsIn(remedy).map(intent => situation.render(intent));
	t.regex(command?.kind === 'command' ? commandLine(command.arguments) : '', /^juju refresh -m aws:admin\/web --switch ch:mysql .*db$/v);
});

test('a charm that no application has any more is still named, with the line that would move it', t => {
	const situation = situate({applications: [makeApplication('web', {charm: 'haproxy'})]}, storeReason);
	t.regex(linesFor(deprecatedCharmStore, situation, 'refresh-from-charmhub'), /--switch ch:ubuntu -m aws:admin\/web/v);
});

test('a node of the database is known by its address, not by its number', t => {
	const controller = {agents: [makeAgent('0', {address: '10.0.0.1'}), makeAgent('5', {address: '10.0.0.7'})]};
	const refused = refusedUpgrade({kind: 'blockers', version: '3.6.28', models: [{model: controllerModelReference.name, reasons: ['unable to upgrade, database node 3 (10.0.0.7:37017) has state DOWN']}]}, controllerModelReference);
	const situation = withStatus(controller, {failures: [refused]}, controllerModelReference);
	t.deepEqual(onlyFinding(databaseNodeUnhealthy, situation).subjects, ['machine-5']);
	t.regex(linesFor(databaseNodeUnhealthy, situation, 'repair-database'), /juju ssh -m aws:admin\/controller 5,/v);
	t.is(onlyFinding(databaseNodeUnhealthy, withStatus({agents: [makeAgent('0')]}, {failures: [refused]}, controllerModelReference)).subjects[0], 'aws');
});

test('the machine that waits for its new base is named in the line that completes it', t => {
	const message = 'Ready for do-release-upgrade and reboot. Set complete when finished.';
	const agents = [makeAgent('3'), makeAgent('keystone/0', {machine: '3', workloadStatus: {current: 'blocked', message, since: undefined}})];
	t.deepEqual(onlyFinding(machineUpgradeUnfinished, withStatus({agents}, on('2.9.52'))).subjects, ['machine-3', 'unit-keystone-0']);
	t.regex(linesFor(machineUpgradeUnfinished, withStatus({agents}, on('2.9.52')), 'finish-machine-upgrade'), /juju upgrade-series 3 complete -m aws:admin\/web/v);
});

const tooOld = 'current model "2.9.30" must be at least "2.9.43" before upgrading to "3.6.28"';

test('a model that is too old goes to the version of its controller, where that is enough', t => {
	const remedy = pickRemedy(remediesFor(modelTooOld, situate({version: '2.9.30'}, tooOld, on('3.6.4'))), 'upgrade-model-first');
	t.deepEqual(intentsIn(remedy), [{type: 'upgrade-model', model: webModel, version: '3.6.4'}]);
	t.is(remedy.disabledReason, undefined);
	const behind = pickRemedy(remediesFor(modelTooOld, situate({version: '2.9.30'}, tooOld, on('2.9.31'))), 'upgrade-model-first');
	t.is(behind.disabledReason, 'The controller itself runs 2.9.31: choose 2.9.43 for it first.');
	t.deepEqual(modelTooOld.match(situate({version: '2.9.43'}, tooOld, on('3.6.4'))), []);
});

test('controllers that compare the wrong way round are not said to go first', t => {
	const words = 'ERROR cannot upgrade to a version "3.0.2" greater than that of the controller "3.0.4"';
	const wrong = makeSituation({failures: [said(words)], ...on('3.0.4')});
	t.regex(controllerFirst.meaning(onlyFinding(controllerFirst, wrong), wrong), /by mistake/v);
	t.regex(linesFor(controllerFirst, wrong, 'choose-other-version'), /Choose 3\.0\.4 for the model/v);
	const right = makeSituation({failures: [said('ERROR cannot upgrade to a version "3.6.29" greater than that of the controller "3.6.28"')], ...on('3.6.28')});
	t.notRegex(controllerFirst.meaning(onlyFinding(controllerFirst, right), right), /by mistake/v);
	t.regex(linesFor(controllerFirst, right, 'upgrade-controller-first'), /juju upgrade-controller -c aws .*3\.6\.29/v);
});

test('the right command for a controller is that of the client, with the version that was wanted', t => {
	const situation = makeSituation({failures: [said('ERROR use upgrade-controller to upgrade the controller model')], ...on('4.0.15')});
	t.regex(linesFor(wrongCommandForController, situation, 'use-upgrade-controller'), /juju upgrade-controller -c aws .*--agent-version 3\.6\.28|juju upgrade-controller .*3\.6\.28/v);
});

test('the way to another minor version is said with the key that shows it', t => {
	const situation = makeSituation({failures: [said('ERROR cannot upgrade the controller to a version that is more than a patch version increase (not valid)')], ...on('4.0.15')});
	t.regex(minorUpgradeRefused.meaning(onlyFinding(minorUpgradeRefused, situation), situation), /stays within 4\.0\./v);
	t.regex(linesFor(minorUpgradeRefused, situation, 'new-controller'), /^w .*shows every hop/mv);
});

test('a suspended model and an invalid credential are found without any refusal, with the names to renew', t => {
	const summary = {
		name: webModel.name, shortName: 'web', kind: 'iaas', isController: false, version: '3.6.4', access: 'admin', life: 'alive', statusMessage: undefined,
	} as const;
	const suspended = makeSituation({models: [{...summary, status: 'suspended', statusMessage: 'since cloud credential is not valid'}]});
	t.like(onlyFinding(credentialInvalid, suspended), {model: webModel, evidence: [{source: 'models', text: 'suspended, since cloud credential is not valid'}]});
	const credential = {
		name: 'prod', cloud: 'aws', owner: 'kim', isValid: false,
	};
	const invalid = makeSituation({models: [{...summary, status: 'available'}], modelDetails: {[modelKey(webModel)]: makeKnown({credential, users: [], secretBackends: []})}});
	t.regex(linesFor(credentialInvalid, invalid, 'update-credential'), /juju update-credential aws prod -c aws\n.*kim/v);
	const valid = makeSituation({models: [{...summary, status: 'available'}], modelDetails: {[modelKey(webModel)]: makeKnown({credential: {...credential, isValid: true}, users: [], secretBackends: []})}});
	t.deepEqual(credentialInvalid.match(valid), []);
});

test('a refusal of a version that nobody wants any more is history, and so is one that a dry run has passed since', t => {
	const words = said('ERROR cannot upgrade the controller to a version that is more than a patch version increase (not valid)');
	t.is(minorUpgradeRefused.match(makeSituation({failures: [words], wantedVersion: '3.6.28'})).length, 1);
	t.deepEqual(minorUpgradeRefused.match(makeSituation({failures: [words], wantedVersion: '3.6.27'})), []);
	const passed = {[modelKey(webModel)]: makeKnown({bestVersion: '3.6.28', text: ''})};
	t.deepEqual(minorUpgradeRefused.match(makeSituation({failures: [words], previews: passed})), []);
	t.is(minorUpgradeRefused.match(makeSituation({failures: [words], previews: {[modelKey(webModel)]: makeKnown({bestVersion: undefined, text: ''})}})).length, 1);
});

test('the dry run that is asked again is that of the command which was refused', t => {
	const ofController = situate(oldMachines, oldBase, {failures: [], wantedVersion: '3.6.28', previews: {[modelKey(controllerModelReference)]: {...makeKnown<never>(undefined as never), value: undefined, failure: blocked(oldBase).failure}}});
	t.deepEqual(intentsIn(pickRemedy(remediesFor(deprecatedBase, ofController), 'dry-run')), [{type: 'preview-controller-upgrade', controller: 'aws', version: '3.6.28'}]);
	const ofModel = withStatus(oldMachines, {failures: [refusedUpgrade({kind: 'blockers', version: '3.6.28', models: [{model: webModel.name, reasons: [oldBase]}]})]});
	t.deepEqual(intentsIn(pickRemedy(remediesFor(deprecatedBase, ofModel), 'dry-run')), [{type: 'preview-model-upgrade', model: webModel, version: '3.6.28'}]);
});

test('every row that blocks for a known reason leads to its case, whose words are its own', t => {
	t.deepEqual(blockerRules.filter(rule => rule.case === undefined).map(({id}) => id), ['blocker-downgrade', 'blocker-unknown']);
	for (const {id, case: entry} of blockerRules) {
		t.true(entry === undefined || findCase(entry.id) === entry, id);
	}

	t.is(findBlockerRule('current model ("2.9.0") has to be upgraded to "2.9.2" at least')?.case, modelTooOld);
});

test('what is not confirmed is only shown', t => {
	const shown = new Set(['advice', 'ask-again']);
	const unconfirmed = cases.filter(({family, isConfirmed}) => family === 'refusal' && !isConfirmed);
	t.deepEqual(unconfirmed.map(({code}) => code), ['B6', 'B14', 'B15']);
	t.deepEqual(unconfirmed.flatMap(entry => entry.remedies(undefined, makeSituation())).filter(({action}) => !shown.has(action.type)), []);
});
