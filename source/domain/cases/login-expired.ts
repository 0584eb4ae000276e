import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {asOne} from './as-one.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';

const reference = '3.6.28 cmd/modelcmd/base.go, cmd/juju/user/login.go; juju/juju#5582, juju/juju#20286';

const logIn: Omit<Remedy, 'action'> = {
	id: 'log-in',
	title: 'Log in again',
	risk: 'safe',
	explanation: 'Hands the terminal to juju login, which asks for the password or shows the address of a login page. Then everything that was refused is asked again.',
	success: 'The controller answers again, and the step goes on where it stood.',
	reference,
};

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const controller = finding?.model?.controller ?? situation.controller;
	return [
		controller === undefined ? closedRemedy(logIn) : performRemedy(situation.render, {...logIn, undo: `juju logout -c ${controller}`}, [{type: 'log-in', controller}]),
		{...askAgain, title: 'Ask again without logging in'},
		adviseRemedy({
			id: 'reset-password',
			title: 'Have the password set anew',
			explanation: 'For a password that is lost, or was changed by somebody.',
			undo: 'nothing to undo',
			success: 'juju login accepts the new one.',
			reference: 'Juju documentation, Manage users',
		}, [
			'A superuser of the controller runs this, and gives you the line it prints:',
			'',
			`  juju change-user-password USER --reset -c ${controller ?? 'CONTROLLER'}`,
			'',
			'Run that line, juju register and a long word, where this client is.',
		]),
	];
};

/**
A8: the controller does not take this client's login any more.
*/
export const loginExpired: Case = asOne(defineCase({
	id: 'login-expired',
	code: 'A8',
	family: 'client',
	title: 'The login has expired',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'error', words: 'please enter password for', versions: '2.0 to 4.1', source: '3.6.28 cmd/modelcmd/base.go',
		},
		{
			where: 'error', words: 'invalid entity name or password', versions: '1.25 to 4.1', source: '3.6.28 apiserver/errors/errors.go',
		},
		{
			where: 'error', words: 'not logged in', versions: '2.0 to 4.1', source: '3.6.28 cmd/modelcmd/base.go',
		},
		{
			where: 'error', words: 'cannot get ', pattern: /cannot get (?:discharge|user details)\b/v, versions: '2.0 to 4.1', source: '3.6.28 api/apiclient.go, cmd/modelcmd/base.go',
		},
		{
			where: 'error', words: 'interaction required', versions: '2.2 to 4.1', source: 'juju/juju#20286; go-macaroon-bakery httpbakery',
		},
		{
			where: 'error', words: 'login expired', versions: '2.0 to 4.1', source: 'juju/juju#5582',
		},
	],
	meaning: [
		'The controller does not accept this client any more: its login has run out, or the password was changed.',
		'What runs in the cloud goes on; only this client is not answered until somebody logs in.',
	].join(' '),
	jujuDoes: 'refuses every question of this client. An upgrade that was accepted before goes on by itself.',
	remedies,
	reference,
}));
