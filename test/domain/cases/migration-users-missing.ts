import test from 'ava';
import {migrationUsersMissing} from '../../../source/domain/cases/migration-users-missing.js';
import {readExamples, situationOf, type CaseExample} from '../../_helpers/case-example.js';
import {
	makeSituation,
	onlyFinding,
	pickRemedy,
	remediesFor,
} from '../../_helpers/make-situation.js';

const examples = readExamples().find(({id}) => id === 'migration-users-missing')?.examples ?? [];

const example = (name: string): CaseExample => {
	const found = examples.find(each => each.name === name);
	if (!found) {
		throw new Error(`There is no example ${name}.`);
	}

	return found;
};

const linesOf = (name: string, remedy: string): readonly string[] => {
	const {action} = pickRemedy(remediesFor(migrationUsersMissing, situationOf(example(name))), remedy);
	return action.type === 'advice' ? action.lines : [];
};

test('the users that Juju lists are in the finding, and each has a line of its own', t => {
	const finding = onlyFinding(migrationUsersMissing, situationOf(example('two local users')));
	t.is(finding.summary, 'alice, bob');
	t.regex(finding.evidence[0]?.text ?? '', /do not exist\non the destination controller.*- alice\n {2}- bob$/sv);
	t.regex(migrationUsersMissing.meaning(finding, makeSituation()), /^2 users with access/v);
	t.deepEqual(linesOf('two local users', 'add-users'), ['juju add-user alice -c NEW-CONTROLLER', 'juju add-user bob -c NEW-CONTROLLER']);
	t.deepEqual(linesOf('two local users', 'revoke-access'), ['juju revoke -c aws alice read admin/web', 'juju revoke -c aws bob read admin/web']);
});

test('users of an identity provider are not added but need their provider', t => {
	t.deepEqual(linesOf('both kinds at once', 'add-users'), ['juju add-user alice -c NEW-CONTROLLER']);
	t.true(linesOf('both kinds at once', 'same-provider').includes('juju controller-config -c NEW-CONTROLLER identity-url'));
	t.false(linesOf('users of an identity provider', 'add-users').some(line => line.includes('carol')));
	t.throws(() => linesOf('two local users', 'same-provider'));
	t.is(onlyFinding(migrationUsersMissing, situationOf(example('a controller that refuses by itself, in other lines'))).summary, 'me@external');
});

test('without a list it is still a finding, and without a finding it can be read', t => {
	const situation = situationOf({...example('two local users'), stderr: 'ERROR cannot initiate migration as the users granted access to the model do not exist\n'});
	t.is(onlyFinding(migrationUsersMissing, situation).summary, 'admin/web');
	t.is(migrationUsersMissing.remedies(undefined, makeSituation())[0]?.id, 'add-users');
});

test('a saved error that names neither controller nor model is a finding with words in their place', t => {
	const {failures} = situationOf(example('two local users'));
	const situation = makeSituation({
		controller: undefined, controllerModel: undefined, controllerVersion: undefined, statuses: {}, failures: failures.map(failed => ({...failed, model: undefined})),
	});
	t.like(onlyFinding(migrationUsersMissing, situation), {subjects: ['this cloud'], summary: 'alice, bob'});
	const {action} = pickRemedy(remediesFor(migrationUsersMissing, situation), 'revoke-access');
	t.deepEqual(action.type === 'advice' ? action.lines : [], ['juju revoke -c CONTROLLER alice read MODEL', 'juju revoke -c CONTROLLER bob read MODEL']);
});
