import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {askAgain} from '../make-remedy.js';
import {offlineRemedies} from '../offline-remedies.js';
import {isNoUpgrade} from './no-upgrades-available.js';

const id = 'binaries-missing';

type Missing = Situation['failures'][number];

/** The last one only: they are all about the same controller, and the older ones about what was wanted before. "no upgrades available" is a case of its own. */
const missingIn = ({failures}: Situation): Missing | undefined =>
	failures.find(failed => failed.failure.refusal?.kind === 'binaries-missing' && !isNoUpgrade(failed));

const match = (situation: Situation): readonly Finding[] => {
	const missing = missingIn(situation);
	const {controller} = situation;
	return missing === undefined || controller === undefined
		? []
		: [{
			case: id,
			model: missing.model,
			subjects: [controller],
			summary: missing.version === undefined ? controller : `${missing.version} on ${controller}`,
			evidence: [{source: missing.command, text: missing.failure.evidence === '' ? missing.failure.message : missing.failure.evidence, at: missing.at}],
			severity: 3,
		}];
};

const meaning = (finding: Finding | undefined, situation: Situation): string => {
	const version = finding && missingIn(situation)?.version;
	const subject = version === undefined ? 'The controller does not find the binaries of the wanted version' : `The controller does not find the binaries of ${version}`;
	return `${subject}. It has no way to the internet, its mirror lags behind, or its stream has other versions.`;
};

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const {render, controller, controllerModel, targetVersion} = situation;
	const version = (finding && missingIn(situation)?.version) ?? targetVersion;
	return controller === undefined || controllerModel === undefined || version === undefined
		? [askAgain]
		: offlineRemedies({render, controllerModel, target: {controller: controllerModel.controller, version}});
};

/**
An offline cloud, a mirror that lags, another stream: the upgrade has nothing to start from.
*/
export const binariesMissing: Case = {
	id,
	code: 'C2',
	family: 'binaries',
	title: 'The binaries of that version are missing',
	occurs: {},
	isConfirmed: true,
	signals: [],
	match,
	meaning,
	jujuDoes: () => 'does nothing by itself here: it asks for the binaries anew with each upgrade command, not in between.',
	remedies,
	reference: '3.6.28 apiserver/facades/client/modelupgrader/upgrader.go; Juju documentation, offline upgrades; juju/juju#19844',
};
