import {type ModelDetails} from '../answer.js';
import {
	type Check,
	type CheckResult,
	type Evidence,
	type PrepareFacts,
} from '../check.js';
import {
	modelKey,
	shortModelName,
	type Intent,
	type ModelReference,
} from '../intent.js';
import {knownVersions} from '../known-releases.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {findPath} from '../release-path.js';
import {parseVersion} from '../version.js';
import {countOf, listOf} from '../words.js';
import {askable, toResult, type Verdict} from './verdict.js';

const userCheck = {id: 'migration-users', title: 'Users of the models are known to the new controller'};
const backendCheck = {id: 'migration-secret-backends', title: 'Secret backends are known to the new controller'};

/** Every controller has this user from its beginning. */
const firstUser = 'admin';

/** Juju's own stores come with every controller and model; names: `secret-backends` of 3.6 (`internal`, `MODEL-local` on Kubernetes). */
const isOwnStore = (name: string): boolean => name === 'internal' || name === 'kubernetes' || name.endsWith('-local');

const isByMigration = ({target, models}: PrepareFacts): boolean => target.isMove === true || findPath({
	from: {controller: target.controllerVersion, models: (models.value ?? []).filter(({isController}) => !isController).map(({name, version}) => ({name, version}))},
	to: target.finally ?? target.version,
	releases: knownVersions,
}).hops.some(({means}) => means === 'migrate');

/** The controller's own model stays behind: the new controller has one of its own. */
const movedModels = ({target, controllerModel}: PrepareFacts): readonly ModelReference[] =>
	target.models.filter(model => modelKey(model) !== modelKey(controllerModel));

type Known = {readonly model: ModelReference; readonly details: ModelDetails; readonly at: number | undefined};

const knownDetails = (facts: PrepareFacts): readonly Known[] => movedModels(facts).flatMap(model => {
	const {value, at} = facts.modelDetails[modelKey(model)] ?? {};
	return value === undefined ? [] : [{model, details: value, at}];
});

type Found = {readonly name: string; readonly models: readonly string[]; readonly at: number | undefined};

/** Names with the models that each stands in. */
const collect = (known: readonly Known[], namesOf: (details: ModelDetails) => readonly string[]): readonly Found[] =>
	Map.groupBy(known.flatMap(each => namesOf(each.details).map(name => ({name, ...each}))), ({name}) => name).entries().map(([name, group]) => ({
		name, models: group.map(({model}) => shortModelName(model.name)), at: group[0]?.at,
	})).toArray();

const describe = ({name, models, at}: Found, source: string): Evidence => ({source, text: `${name}: ${listOf(models, 4)}.`, at});

const judgeUsers = (found: readonly Found[]): Verdict => {
	const evidence = found.map(each => describe(each, 'show-model'));
	return {
		title: `${countOf(found.length, 'user')} must exist on the new controller first`,
		result: 'warn',
		evidence,
		consequence: 'Juju refuses to migrate a model whose users the new controller does not know.',
		remedies: [adviseRemedy({
			id: 'add-users',
			title: 'Add the users to the new controller',
			explanation: 'Before the models move. A user who comes from an identity provider needs the same provider there.',
			reference: '3.6.28 cmd/juju/commands/migrate.go',
		}, [
			...found.map(({name}) => (name.includes('@') ? `${name}: the new controller needs the same identity provider.` : `juju add-user ${name} -c NEW-CONTROLLER`)),
			'',
			'Or take the access away, where it is not needed any more:',
			...found.filter(({name}) => !name.includes('@')).slice(0, 3).map(({name, models}) => `juju revoke ${name} read ${models[0] ?? 'MODEL'}`),
		]), askAgain],
	};
};

const judgeBackends = (found: readonly Found[], controller: string): Verdict => ({
	title: found.length === 1 ? `Secret backend ${found[0]?.name ?? ''} must exist there first` : `${found.length} secret backends must exist there first`,
	result: 'warn',
	evidence: found.map(each => describe(each, 'show-model')),
	consequence: 'Secrets that lie in a backend cannot be read on a controller that does not know it.',
	remedies: [adviseRemedy({
		id: 'add-secret-backends',
		title: 'Add the backends to the new controller',
		explanation: 'With the id that they have here, before the models move.',
		reference: 'Juju documentation, Manage models: migrate',
	}, found.flatMap(({name}) => [
		`juju show-secret-backend ${name} -c ${controller}      (its type, settings and id)`,
		`juju add-secret-backend ${name} TYPE --config FILE --import-id ID -c NEW-CONTROLLER`,
	])), askAgain],
});

/** What is looked for in a model, and what is said where none has it. */
type Names = {readonly of: (details: ModelDetails) => readonly string[]; readonly none: string};

const judgeEach = (facts: PrepareFacts, names: Names, judge: (found: readonly Found[]) => Verdict): Verdict => {
	const models = movedModels(facts);
	const known = knownDetails(facts);
	const found = collect(known, names.of);
	if (found.length > 0) {
		return judge(found);
	}

	const missing = models.filter(model => facts.modelDetails[modelKey(model)]?.value === undefined);
	const failures = missing.flatMap(model => {
		const {failure} = facts.modelDetails[modelKey(model)] ?? {};
		return failure === undefined ? [] : [{source: 'show-model', text: `${shortModelName(model.name)}: ${failure.message}`, at: undefined}];
	});
	if (missing.length === 0) {
		return {title: names.none, result: 'pass', evidence: [{source: 'show-model', text: `Of ${countOf(models.length, 'model')} that would move.`, at: known[0]?.at}]};
	}

	return failures.length === missing.length
		? {
			title: `Not known of ${countOf(missing.length, 'model')}`, result: 'unknown', evidence: failures, consequence: 'What a new controller has to know before models move is not known.', remedies: [askAgain],
		}
		: {title: 'The models are being looked at', result: 'running'};
};

/**
What a new controller has to know before models are migrated to it: users with access to them (3.6.28 `migrate.go` refuses otherwise) and the backends of their secrets.

@returns Nothing where the way to the wanted version has no migration in it.
*/
export const judgeMigration = (facts: PrepareFacts): readonly CheckResult[] => {
	if (movedModels(facts).length === 0 || !isByMigration(facts)) {
		return [];
	}

	const {controller} = facts.target;
	return [
		toResult(userCheck, controller, judgeEach(facts, {
			of: ({users}) => users.map(({name}) => name).filter(name => name !== firstUser), none: 'The models have no users but admin',
		}, judgeUsers)),
		toResult(backendCheck, controller, judgeEach(facts, {
			of: ({secretBackends}) => secretBackends.filter(({name, secretCount}) => !isOwnStore(name) && secretCount !== 0).map(({name}) => name), none: 'Secrets lie in Juju\'s own store',
		}, found => judgeBackends(found, controller))),
	];
};

/** Juju 4 takes no model with fan networking: whether one has it stands in its settings (4.0.15 `internal/migration/precheck.go`). */
const isToFour = ({target}: PrepareFacts): boolean => (parseVersion(target.finally ?? target.version)?.major ?? 0) >= 4 && (parseVersion(target.controllerVersion)?.major ?? 4) < 4;

const needs = (facts: PrepareFacts): readonly Intent[] => {
	const models = isByMigration(facts) ? movedModels(facts) : [];
	return askable(facts, [
		...models.map((model): Intent => ({type: 'show-model', model})),
		...(isToFour(facts) ? models.map((model): Intent => ({type: 'read-model-settings', model})) : []),
	]);
};

/** These say nothing where no model moves. */
export const migrationChecks: readonly Check[] = [userCheck, backendCheck].map(check => ({
	...check, needs, judge: (facts: PrepareFacts) => judgeMigration(facts).filter(({id}) => id === check.id),
}));
