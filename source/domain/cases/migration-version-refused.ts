import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {knownVersions} from '../known-releases.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {findPath} from '../release-path.js';
import {isNewer, parseBinaryVersion, parseVersion} from '../version.js';
import {
	defineMigrationCase,
	migrateAgain,
	newController,
	textOf,
} from './migration-places.js';
import {closedRemedy, placeOf} from './places.js';

const source = '3.6.28 migration/precheck.go, upgrades/upgradevalidation/migrate.go';

const minimumForm = /model must be upgraded to at least version (?<minimum>\S{1,40}) before being migrated/v;
const unsupportedForm = /migrate to "(?<to>[^"]{1,40})" is not supported from "(?<from>[^"]{1,40})"/v;
const tooNewForm = /(?:model|source controller) has higher version than target controller \((?<from>\S{1,40}) > (?<to>[^\)]{1,40})\)/v;

/** The model is upgraded here first, as far as this controller goes. */
const upgradeFirst = (finding: Finding, minimum: string, situation: Situation): Remedy => {
	const {controllerVersion, render} = situation;
	const wanted = parseVersion(minimum);
	const remedy: Omit<Remedy, 'action'> = {
		id: 'upgrade-model',
		title: `Upgrade the model to ${minimum} first`,
		risk: 'disruptive',
		explanation: 'On the controller that it is on now. The migration is started again afterwards.',
		cost: 'every agent of the model restarts, and hooks run',
		undo: 'there is no way back to the older version',
		success: `The model and all of its agents show ${minimum}.`,
		reference: source,
	};
	if (!finding.model) {
		return closedRemedy(remedy, 'The words do not say which model it is.');
	}

	return wanted && controllerVersion && isNewer(wanted, controllerVersion)
		? closedRemedy(remedy, `Its controller runs ${controllerVersion.text}: that has to be upgraded first.`)
		: performRemedy(render, remedy, [{type: 'upgrade-model', model: finding.model, version: minimum}]);
};

/** The status of a model goes on saying why it was refused after it is new enough. */
const isStillTooOld = (finding: Finding, situation: Situation): boolean => {
	const {minimum} = minimumForm.exec(textOf(finding))?.groups ?? {};
	const wanted = minimum === undefined ? undefined : parseVersion(minimum);
	const has = parseBinaryVersion(placeOf(situation, finding.model)?.status.version ?? '');
	return wanted === undefined || has === undefined || isNewer(wanted, has);
};

/** The way that Juju allows, stop by stop. */
const wayAdvice = (from: string, to: string): Remedy => {
	const {hops} = findPath({from: {controller: from, models: []}, to, releases: knownVersions});
	return adviseRemedy({
		id: 'more-stops',
		title: 'Go there in more steps',
		explanation: 'One migration does not reach as far as that. Each controller on the way is of the newest release of its version.',
		reference: source,
	}, hops.length === 0
		? [`No way from ${from} to ${to} is known to this program.`]
		: hops.map(hop => hop.means === 'migrate' ? `from ${hop.from}: new controller of ${hop.to}, migrate, upgrade the model` : `from ${hop.from}: upgrade controller and model to ${hop.to}`));
};

const newerAdvice = (from: string): Remedy => adviseRemedy({
	id: 'newer-controller',
	title: 'Take a newer controller as the target',
	explanation: 'A model never moves to a controller that is older than it, or older than the controller it comes from.',
	reference: source,
}, [
	`juju show-controller ${newController}`,
	'',
	`It has to run ${from} or newer. Upgrade it, or bootstrap one that is.`,
]);

const fitting = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const text = textOf(finding);
	const {minimum} = minimumForm.exec(text)?.groups ?? {};
	const unsupported = unsupportedForm.exec(text)?.groups;
	const {from} = tooNewForm.exec(text)?.groups ?? {};
	return [
		...(unsupported ? [wayAdvice(unsupported['from'] ?? '', unsupported['to'] ?? '')] : []),
		...(from === undefined ? [] : [newerAdvice(from)]),
		askAgain,
		...(finding && minimum !== undefined ? [upgradeFirst(finding, minimum, situation)] : []),
	];
};

/**
F2: a migration across versions that Juju does not bridge.
*/
export const migrationVersionRefused: Case = defineMigrationCase({
	id: 'migration-version-refused',
	code: 'F2',
	title: 'The versions do not allow this migration',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	words: [
		{
			words: 'must be upgraded to at least version', pattern: minimumForm, versions: '2.9 to 3.6', source,
		},
		{
			words: 'is not supported from', pattern: unsupportedForm, versions: '3.0 to 4.1', source,
		},
		{
			words: 'has higher version than target controller', pattern: tooNewForm, versions: '2.0 to 4.1', source,
		},
	],
	isSo: isStillTooOld,
	meaning: 'A migration bridges only certain versions: the model must be new enough for the new controller, and the new controller must not be older. Nothing was moved.',
	jujuDoes: 'refuses before anything is moved: the model stays where it is, and works on as before.',
	remedies: (finding, situation) => [...fitting(finding, situation), migrateAgain(finding, situation)],
	reference: `${source}; juju/juju#15715`,
});
