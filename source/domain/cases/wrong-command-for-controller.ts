import {type Finding, type Situation} from '../case.js';
import {commandLine} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {defineRefusal, ownModel, type RefusalCase} from './refusal.js';

const source = '3.6.28, 4.0.15 cmd/juju/commands/upgrademodel.go';
const words = 'use upgrade-controller to upgrade the controller model';

/** What was wanted by the command that was refused. */
const wantedOf = (finding: Finding | undefined, {failures, wantedVersion}: Situation): string | undefined =>
	(finding && failures.find(({failure: {evidence}}) => evidence.includes(words))?.version) ?? wantedVersion;

/**
B12: `upgrade-model` for the controller's own model, which is how it was done up to 3.4.
*/
export const wrongCommandForController: RefusalCase = defineRefusal({
	id: 'wrong-command-for-controller',
	code: 'B12',
	title: 'The controller has a command of its own',
	occurs: {from: [3, 5]},
	isConfirmed: true,
	signals: [{
		where: 'error', words, versions: '3.5 to 4.1', source: 'seen, 3.6.28, 4.0.15',
	}],
	meaning: 'From 3.5 on the controller\'s own model is not upgraded with upgrade-model but with upgrade-controller. Older instructions name the other command.',
	jujuDoes: 'refuses before it asks the controller anything. Nothing was changed.',
	remedies(finding, situation) {
		const {controller} = ownModel(situation);
		const version = wantedOf(finding, situation);
		const lines = [
			situation.render({type: 'preview-controller-upgrade', controller, ...(version !== undefined && {version})}),
			...(version === undefined ? [] : [situation.render({type: 'upgrade-controller', controller, version})]),
		].flatMap(command => (command.kind === 'command' ? [commandLine(command.arguments)] : []));
		return [
			adviseRemedy({
				id: 'use-upgrade-controller',
				title: 'Upgrade the controller as such',
				explanation: 'Choose the controller in this program: its plan has the right command, with checks and a backup before it.',
				undo: 'nothing to undo',
				success: 'juju show-controller says the version.',
				reference: source,
			}, ['Esc goes back to where controller and version are chosen.', ...(lines.length === 0 ? [] : ['', 'By hand, after a backup:', ...lines])]),
			{...askAgain, title: 'Ask again'},
		];
	},
	reference: source,
});
