import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {isSignalled, type Signal} from '../signal.js';
import {countOf, listOf} from '../words.js';
import {defineCase} from './define-case.js';
import {
	migrateAgain,
	newController,
	partsOf,
	textOf,
} from './migration-places.js';

const source = '3.6.28 cmd/juju/commands/migrate.go; juju/juju#10092, juju/juju#10119';

/** Juju breaks these sentences into lines, not always in the same place. */
const signal: Signal = {
	where: 'error', words: 'cannot initiate migration', pattern: /users\s{1,4}(?:have\s{1,4}been\s{1,4})?granted\s{1,4}access/v, versions: '2.6 to 4.1', source,
};

const userForm = /^\s{0,8}- (?<user>[\w+\-.@]{1,200})$/v;

/** Users as Juju lists them, one a line; who comes from an identity provider has an `@` in the name. */
const usersIn = (text: string): readonly string[] => [...new Set(text.split('\n').flatMap(line => userForm.exec(line.trimEnd())?.groups?.['user'] ?? []))];

const isExternal = (user: string): boolean => user.includes('@');

/** The whole sentence with its list. */
const wholeText = (finding: Finding, {failures}: Situation): string | undefined => {
	const key = finding.model && modelKey(finding.model);
	const said = failures.find(({model, failure}) => (model && modelKey(model)) === key && isSignalled(failure.evidence, signal));
	const text = said?.failure.evidence;
	return text?.slice(text.indexOf(signal.words), text.indexOf(signal.words) + 4000).trim();
};

const withUsers = (finding: Finding, situation: Situation): Finding => {
	const text = wholeText(finding, situation);
	const users = usersIn(text ?? '');
	return text === undefined || users.length === 0
		? finding
		: {...finding, summary: listOf(users, 4), evidence: finding.evidence.map((evidence, index) => index === 0 ? {...evidence, text} : evidence)};
};

const found = defineCase({
	id: 'migration-users-missing',
	code: 'F3',
	family: 'migration',
	title: 'The new controller lacks users of the model',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [signal],
	meaning(finding) {
		const users = usersIn(textOf(finding));
		const who = users.length === 0 ? 'Users with access to the model' : `${countOf(users.length, 'user')} with access to the model`;
		return `${who} would lose it, because the new controller does not know them or asks another identity provider. So nothing was moved.`;
	},
	jujuDoes: 'refuses before anything is moved. It never makes users on the new controller by itself.',
	remedies(finding, situation) {
		const users = usersIn(textOf(finding));
		const local = users.filter(user => !isExternal(user));
		const external = users.filter(user => isExternal(user));
		const {controller, name} = partsOf(finding, situation);
		const adding: Remedy = adviseRemedy({
			id: 'add-users',
			title: 'Add the users to the new controller',
			explanation: 'Each gets a line to register with; access to the model moves along with it.',
			undo: `juju remove-user -c ${newController} USER`,
			success: `juju users -c ${newController} lists them.`,
			reference: source,
		}, users.length > 0 && local.length === 0
			? ['None of them is a user of a controller: they come from an identity provider.']
			: (local.length === 0 ? ['USER'] : local).map(user => `juju add-user ${user} -c ${newController}`));
		const provider = adviseRemedy({
			id: 'same-provider',
			title: 'Use the same identity provider there',
			explanation: `${listOf(external, 4)}: the provider is set when a controller is bootstrapped.`,
			reference: source,
		}, [
			`juju controller-config -c ${controller} identity-url`,
			`juju controller-config -c ${newController} identity-url`,
			'',
			'Where they differ, bootstrap the new controller with the first, or take the access away.',
		]);
		const revoking = adviseRemedy({
			id: 'revoke-access',
			title: 'Take their access to the model away',
			risk: 'disruptive',
			explanation: 'Where it is not needed any more.',
			cost: 'they cannot see the model any more',
			undo: `juju grant -c ${controller} USER LEVEL ${name}`,
			success: `juju show-model ${controller}:${name} does not list them.`,
			reference: source,
		}, (users.length === 0 ? ['USER'] : users).map(user => `juju revoke -c ${controller} ${user} read ${name}`));
		return [adding, ...(external.length === 0 ? [] : [provider]), askAgain, revoking, migrateAgain(finding, situation)];
	},
	reference: source,
});

/**
F3: users who may see the model are unknown to the controller that it is to move to.
*/
export const migrationUsersMissing: Case = {...found, match: situation => found.match(situation).map(finding => withUsers(finding, situation))};
