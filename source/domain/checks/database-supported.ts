import {type ControllerDetails} from '../answer.js';
import {type Check, type PrepareFacts} from '../check.js';
import {askAgain} from '../make-remedy.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';
import {blockerRules} from './blocker-rules.js';
import {
	askable,
	judgeAnswer,
	toResult,
	type Verdict,
} from './verdict.js';

const check = {id: 'database-supported', title: 'The database is supported'};

const versionForm = /^(?<major>\d{1,4})\.(?<minor>\d{1,4})/v;

/** 3.x wants MongoDB 4.4, which it does not install in place of an older one (2.9.52 and 3.6.28 `upgrades/upgradevalidation/validation.go`). */
const isTooOld = (text: string): boolean => {
	const groups = versionForm.exec(text)?.groups;
	const [major, minor] = [Number(groups?.['major'] ?? Infinity), Number(groups?.['minor'] ?? Infinity)];
	return major < 4 || (major === 4 && minor < 4);
};

const newController = (facts: PrepareFacts) => blockerRules.find(({id}) => id === 'blocker-database-version')?.remedies(facts, facts.controllerModel, []) ?? [];

const judge = (facts: PrepareFacts, {version, databaseVersion}: ControllerDetails, at: number | undefined): Verdict => {
	const {target} = facts;
	const source = 'show-controller';
	const runs = parseBinaryVersion(version ?? target.controllerVersion);
	if (runs && isAtLeast(runs, 4)) {
		return {title: 'The database is a part of Juju', result: 'pass', evidence: [{source, text: 'From 4.0 on it is Dqlite, which is upgraded with the controller.', at}]};
	}

	if (databaseVersion === undefined) {
		return {
			title: 'The database\'s version is not said',
			result: 'pass',
			evidence: [{source, text: 'Old controllers do not tell it; Juju looks at it before an upgrade to 3.', at}],
		};
	}

	const wanted = parseBinaryVersion(target.version);
	const text = `MongoDB ${databaseVersion}.`;
	return target.upgradesController && wanted?.major === 3 && isTooOld(databaseVersion)
		? {
			title: `MongoDB ${databaseVersion} is too old, 3.x wants 4.4`,
			result: 'block',
			evidence: [{source, text, at}],
			consequence: 'The database of a controller is not upgraded in place; Juju would refuse.',
			remedies: [...newController(facts), askAgain],
		}
		: {title: `MongoDB ${databaseVersion} will do`, result: 'pass', evidence: [{source, text: `${text} ${wanted?.major === 3 ? 'Juju 3 wants 4.4 or newer.' : 'Juju has no demand on it here.'}`, at}]};
};

/**
Whether the controller's database is new enough for the wanted version (`mongo-version` of `show-controller`, up to 3.6).
*/
export const databaseSupported: Check = {
	...check,
	needs: facts => askable(facts, [{type: 'show-controller', controller: facts.target.controller}]),
	judge: facts => [toResult(check, facts.target.controller, judgeAnswer({
		known: facts.controller, now: facts.now, about: 'The version of the database', source: 'show-controller',
	}, (details, at) => judge(facts, details, at)))],
};
