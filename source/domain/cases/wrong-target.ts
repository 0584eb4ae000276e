import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {defineCase} from './define-case.js';

const reference = '3.6.28 cmd/modelcmd/base.go; juju/juju#19546';

const compareLines = ({clientVersion, controller}: Situation): readonly string[] => {
	const name = controller ?? 'CONTROLLER';
	return clientVersion?.major === 1
		? ['  juju switch --list', `  juju status -e ${name}`]
		: ['  juju whoami', `  juju models -c ${name}`, `  juju show-controller ${name}`];
};

/** The name that Juju itself says, of the controller to which a model has gone. */
const migratedTo = (finding: Finding | undefined): string | undefined =>
	finding?.evidence.map(({text}) => /has been migrated to controller "(?<name>[^"]{1,200})"/v.exec(text)?.groups?.['name']).find(name => name !== undefined);

const followAdvice = (name: string): Remedy => adviseRemedy({
	id: `follow-model ${name}`,
	title: `Go on with the model on ${name}`,
	explanation: 'The model was moved there. This plan names the old controller and cannot go on with it.',
	undo: 'nothing to undo',
	reference,
}, [
	'Leave the wizard with q and start it again for the controller that has the model now:',
	'',
	`  juju-upgrade-wizard -c ${name}`,
]);

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const {render, controller} = situation;
	const other = migratedTo(finding);
	return [
		...(controller === undefined
			? []
			: [performRemedy(render, {
				id: `list-models ${controller}`,
				title: `List the models of ${controller} again`,
				risk: 'safe',
				explanation: 'Asks the controller which models it has now, by their names.',
				undo: 'nothing to undo',
				success: 'The model is in the list, and the next answer about it comes.',
			}, [{type: 'list-models', controller}])]),
		{...askAgain, title: 'Ask for the same again'},
		...(other === undefined ? [] : [followAdvice(other)]),
		adviseRemedy({
			id: 'compare-target',
			title: 'Compare with what the client knows',
			explanation: 'Somebody may have renamed, removed or moved it, or this client reads other files than the one you have in mind.',
			undo: 'nothing to undo',
			reference,
		}, [
			'In another terminal, as the same user:',
			'',
			...compareLines(situation),
			'',
			situation.clientVersion?.major === 1
				? 'Another $JUJU_HOME is another list of environments; sudo takes that of root.'
				: 'Another $JUJU_DATA is another list of controllers; sudo takes that of root.',
			'This program names the controller and the model in every command, whatever juju switch says.',
		]),
	];
};

/**
A2: a command names a controller or a model that is not there, or not there any more.
*/
export const wrongTarget: Case = defineCase({
	id: 'wrong-target',
	code: 'A2',
	family: 'client',
	title: 'There is no such model or controller',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'error',
			words: ' not found',
			pattern: /^ERROR (?:controller|model|environment) "?[\w+\-.\/:@]{1,300}"? not found/mv,
			versions: '1.25 to 4.1',
			source: 'seen, 2.9.52, 3.6.28, 4.0.14',
		},
		{
			where: 'error', words: 'has been removed from the controller', versions: '2.0 to 4.1', source: '3.6.28 cmd/modelcmd/base.go',
		},
		{
			where: 'error', words: 'has been migrated to controller', versions: '2.6 to 4.1', source: '3.6.28 cmd/modelcmd/base.go',
		},
		{
			where: 'error', words: 'No model in focus', versions: '2.0 to 4.1', source: '3.6.28 cmd/modelcmd/modelcommand.go',
		},
	],
	meaning: finding => migratedTo(finding) === undefined
		? 'The command went to a controller or a model that does not exist under this name: it was removed, renamed or moved, or this client has other files. Nothing was changed.'
		: `This model was moved to the controller ${migratedTo(finding) ?? ''}. The command went to the old one, and nothing was changed.`,
	jujuDoes: 'refuses the command before anything is done. It follows no name by itself, not even to where a model was moved.',
	remedies,
	reference,
});
