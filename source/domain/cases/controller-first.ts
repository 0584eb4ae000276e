import {type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {commandLine} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {isNewer, parseBinaryVersion, type JujuVersion} from '../version.js';
import {
	chooseVersion,
	defineRefusal,
	ownModel,
	saidIn,
	type RefusalCase,
} from './refusal.js';

const reference = '2.5.8, 3.6.28 state/state.go; juju/juju#8584';

/** The version that was refused, where the words name it. */
const refusedVersion = (finding: Finding | undefined): JujuVersion | undefined =>
	parseBinaryVersion(/(?:to a version "|upgraded to |higher version than the server (?:model|environment): )(?<version>\d[\w\-.]{1,40})/v.exec(saidIn(finding))?.groups?.['version'] ?? '');

/** 3.0.4, 3.1.9 and 3.2.4 compare the wrong way round, and refuse a model what its controller has left behind (`apiserver/facades/client/modelupgrader/upgrader.go`). */
const isInverted = (finding: Finding | undefined, {controllerVersion}: Situation): boolean => {
	const refused = refusedVersion(finding);
	return controllerVersion?.major === 3 && controllerVersion.minor <= 2 && refused !== undefined && isNewer(controllerVersion, refused);
};

const upgradeController = (finding: Finding | undefined, situation: Situation): Remedy => {
	const {render, wantedVersion, targetVersion} = situation;
	const {controller} = ownModel(situation);
	const version = refusedVersion(finding)?.text ?? wantedVersion ?? targetVersion;
	const lines = (version === undefined
		? []
		: [
			render({type: 'preview-controller-upgrade', controller, version}), render({type: 'upgrade-controller', controller, version}),
		]).flatMap(command => (command.kind === 'command' ? [commandLine(command.arguments)] : []));
	return adviseRemedy({
		id: 'upgrade-controller-first',
		title: 'Upgrade the controller first',
		explanation: 'Choose the controller together with the model: this program puts it first, with its checks and its backup.',
		cost: 'while the controller restarts no command is answered; workloads go on',
		undo: 'none but a backup of the controller',
		success: 'juju show-controller says the version; then the model can follow.',
		reference,
	}, [
		'Esc goes back to Version: choose the version for the controller there.',
		...(lines.length === 0 ? [] : ['', 'By hand, after a backup:', ...lines]),
	]);
};

/**
B11: a model that was to be newer than its controller.
*/
export const controllerFirst: RefusalCase = defineRefusal({
	id: 'controller-first',
	code: 'B11',
	title: 'The controller has to go first',
	occurs: {},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'upgrade \'controller\' model first', versions: '2.3.6 to 3.6', source: '2.5.8, 2.9.52, 3.6.28 state/state.go',
		},
		{
			where: 'error', words: 'greater than that of the controller', pattern: /cannot upgrade to a version "[^\n"]{1,60}" greater than that of the controller "/v, versions: '3.0 to 3.6', source: 'seen, 3.6.28',
		},
		{
			where: 'error', words: 'cannot have a higher version than the server', pattern: /hosted (?:environment|model) cannot have a higher version than the server/v, versions: '1.25 to 2.3.5', source: '1.25.13, 2.0.0 state/state.go',
		},
		{
			where: 'error', words: 'cannot upgrade the model to a version that is more than a patch version increase', versions: '4.0 to 4.1', source: 'seen, 4.0.14',
		},
	],
	meaning: (finding, situation) => isInverted(finding, situation)
		? 'Controllers up to 3.2.4 say this of versions that are lower than their own, by mistake. The model can go to the very version of its controller.'
		: 'A model is never newer than its controller, and this controller is still older than that version. Whatever the words, the controller has to be upgraded first.',
	jujuDoes: 'refuses before anything is changed: the model goes on with the version that it has.',
	remedies: (finding, situation) => isInverted(finding, situation)
		? [chooseVersion('The only version that these controllers let a model go to.', [`Choose ${situation.controllerVersion?.text ?? 'the controller\'s own version'} for the model.`]), {...askAgain, title: 'Ask again'}]
		: [upgradeController(finding, situation), {...askAgain, title: 'Ask whether the controller has it by now'}],
	reference,
});
