import {type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy, performRemedy} from '../make-remedy.js';
import {compareVersions, isNewer, parseBinaryVersion} from '../version.js';
import {closedRemedy, placeOf} from './places.js';
import {
	askDryRun,
	defineRefusal,
	ownModel,
	saidIn,
	type RefusalCase,
} from './refusal.js';

const source = '2.9.52, 3.6.28 upgrades/upgradevalidation/validation.go';

const leastForm = /(?:has to be upgraded to "|must be at least "|upgraded to at least )(?<least>\d[\w\-.]{1,40})/v;

const leastOf = (finding: Finding | undefined) => parseBinaryVersion(leastForm.exec(saidIn(finding))?.groups?.['least']?.replace(/\.$/v, '') ?? '');

const upgrade: Omit<Remedy, 'action'> = {
	id: 'upgrade-model-first',
	title: 'Upgrade this model first',
	risk: 'disruptive',
	explanation: 'To the version of its controller as it is now. The upgrade of the controller comes after that.',
	cost: 'every agent of the model restarts, and hooks run',
	undo: 'none: Juju never goes back to a lower version',
	success: 'The model and all of its agents show the version, and the dry run does not name the model.',
	reference: source,
};

const upgradeFirst = (finding: Finding | undefined, situation: Situation): Remedy => {
	const {controllerVersion, render} = situation;
	const least = leastOf(finding);
	if (!finding?.model || !controllerVersion) {
		return closedRemedy(upgrade);
	}

	const isOwn = modelKey(finding.model) === modelKey(ownModel(situation));
	const titled = {...upgrade, title: `Upgrade ${finding.model.name} to ${controllerVersion.text} first`};
	if (isOwn || (least && isNewer(least, controllerVersion))) {
		return closedRemedy(titled, `The controller itself runs ${controllerVersion.text}: choose ${least?.text ?? 'the least version'} for it first.`);
	}

	return performRemedy(render, titled, [{type: 'upgrade-model', model: finding.model, version: controllerVersion.text}]);
};

const seeWay = adviseRemedy({
	id: 'see-way', title: 'See every hop on the way', explanation: 'Which model and which controller goes to which version, in order, with its commands.', undo: 'nothing to undo', reference: source,
}, ['w (in Models or Prepare) shows every hop, where the way has more than one.', 'Models follow their controller, and are never left more than one step behind.']);

/**
B10: a model, or the controller's own, that is too old for the step.
*/
export const modelTooOld: RefusalCase = defineRefusal({
	id: 'model-too-old',
	code: 'B10',
	title: 'A model is too old for this step',
	occurs: {from: [2, 5], before: [4]},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'has to be upgraded to "', pattern: /current model \("[^\n"]{1,40}"\) has to be upgraded to "/v, versions: '2.9 to 3.5', source: '2.9.52, 3.0.4, 3.5.5 upgrades/upgradevalidation/validation.go',
		},
		{
			where: 'error', words: '" before upgrading to "', pattern: /current model "[^\n"]{1,40}" must be at least "[^\n"]{1,40}" before upgrading to "/v, versions: '3.6', source: '3.6.28 upgrades/upgradevalidation/validation.go',
		},
		{
			// What is kept, for each model, of `these models must first be upgraded to at least 2.9.31 before upgrading the controller:`.
			where: 'error', words: 'be upgraded to at least ', pattern: /^must be upgraded to at least \S{1,40} first$|must first be upgraded to at least \S{1,40} before upgrading the controller/v, versions: '2.5 to 2.9.32', source: '2.5.8, 2.9.31 apiserver/facades/client/client/client.go',
		},
	],
	isSo(finding, situation) {
		const least = leastOf(finding);
		const runs = parseBinaryVersion(placeOf(situation, finding.model)?.status.version ?? '');
		return !(least && runs && compareVersions(runs, least) >= 0);
	},
	meaning(finding) {
		const least = leastOf(finding);
		return `The wanted version cannot read what so old a model has in the database.${least ? ` It has to be at ${least.text} at least.` : ''} It takes one more hop: first this model, then the controller.`;
	},
	jujuDoes: 'refuses the upgrade of the controller while one of its models is too old. It upgrades no model by itself.',
	remedies: (finding, situation) => [askDryRun(finding, situation), seeWay, upgradeFirst(finding, situation)],
	reference: `${source}; 3.6.28 upgrades/upgradevalidation/version.go`,
});
