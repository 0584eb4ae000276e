import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey, shortModelName, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';

const reference = '3.6.28 cmd/juju/commands/upgradecontroller.go, apiserver/facades/client/modelupgrader/upgrader.go; Juju documentation, Manage users';

const logIn: Omit<Remedy, 'action'> = {
	id: 'log-in',
	title: 'Log in as another user',
	risk: 'safe',
	explanation: 'Hands the terminal to juju login, which asks for the user and the password. Log out first where it says that somebody is logged in already.',
	success: 'The same command is accepted.',
	reference,
};

const isOfController = (model: ModelReference | undefined, {controllerModel}: Situation): boolean =>
	model === undefined || (controllerModel !== undefined && modelKey(model) === modelKey(controllerModel));

/** Levels of access are those of 2.0 and later; the client keeps what it saw of its own at the last login (2.8 and later). */
const grant = (model: ModelReference | undefined, situation: Situation): Remedy => {
	const controller = model?.controller ?? situation.controller ?? 'CONTROLLER';
	const user = situation.details[controller]?.value?.user ?? 'USER';
	const isController = isOfController(model, situation);
	const line = isController ? `juju grant ${user} superuser -c ${controller}` : `juju grant ${user} admin ${model?.name ?? 'MODEL'} -c ${controller}`;
	return adviseRemedy({
		id: 'be-granted',
		title: isController ? 'Be granted "superuser" by somebody' : `Be granted "admin" of ${shortModelName(model?.name ?? '')}`,
		explanation: isController
			? 'Only a superuser of the controller may upgrade it, back it up, or copy binaries to it.'
			: 'To upgrade a model is to write to it: "write" or "admin" of the model, or "superuser" of the controller.',
		undo: line.replace('grant', 'revoke'),
		success: `juju show-user ${user} -c ${controller} lists the access.`,
		reference,
	}, [
		'A superuser of this controller runs:',
		'',
		`  ${line}`,
		'',
		'Then log in again: the client keeps what it saw at the last login.',
		`  juju logout -c ${controller}`,
		`  juju login -c ${controller} -u ${user}`,
	]);
};

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const {render} = situation;
	const controller = finding?.model?.controller ?? situation.controller;
	return [
		controller === undefined
			? closedRemedy(logIn)
			: performRemedy(render, {...logIn, undo: `juju logout -c ${controller}, then juju login -c ${controller} as before`}, [{type: 'log-in', controller}]),
		grant(finding?.model, situation),
		{...askAgain, title: 'Ask again with the rights of now'},
	];
};

const meaning = (finding: Finding | undefined, situation: Situation): string => {
	const who = situation.details[finding?.model?.controller ?? situation.controller ?? '']?.value;
	const user = who?.user === undefined ? 'This user' : `User ${who.user}${who.access === undefined ? '' : ` ("${who.access}")`}`;
	const what = isOfController(finding?.model, situation) ? 'the controller; that takes "superuser"' : `the model ${shortModelName(finding?.model?.name ?? '')}; that takes "write" or more`;
	return `${user} may not do that to ${what}. Nothing was changed. Log in as somebody who may, or be granted the right.`;
};

/**
A6: the user who is logged in may not do what was asked.
*/
export const missingPermission: Case = defineCase({
	id: 'missing-permission',
	code: 'A6',
	family: 'client',
	title: 'This user may not do that',
	occurs: {from: [2]},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'error', words: 'missing permissions, current level', versions: '2.8 to 4.1', source: '2.8.13, 3.6.28 and 4.0.15 cmd/juju/commands/upgradecontroller.go',
		},
		{
			// Not of the operator's own files, nor of ssh, which writes it with a capital letter.
			where: 'error',
			words: 'permission denied',
			pattern: /^ERROR (?![^\n]{0,300}(?:open|mkdir|stat|fork\/exec) [\/~])[^\n]{0,300}permission denied/mv,
			versions: '2.0 to 4.1',
			source: '3.6.28 apiserver/errors/errors.go; seen, 2.9.52, 3.6.28, 4.0.15',
		},
		{
			where: 'error', words: 'unauthorized to upgrade', versions: '4.0 to 4.1', source: '4.0.15 apiserver/facades/client/controllerupgrader, modelupgrader',
		},
	],
	meaning,
	jujuDoes: 'refuses the command before anything is done, and keeps no request: nobody is told that you asked.',
	remedies,
	reference,
});
