import {type Agent} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {describeAgent} from '../completion.js';
import {findKnownBad} from '../known-bad-releases.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {parseVersion} from '../version.js';
import {hasArrived, readControllerLog, reportLines} from './controller-facts.js';
import {defineCase} from './define-case.js';
import {placesOf, type Place} from './places.js';
import {teardownRemedies} from './teardown-remedies.js';

const reference = '3.6.28 internal/worker/upgradedatabase/worker.go; juju/juju#22621';

/** What the agent's status says while the log has the reason. */
const failedStatus = /^upgrading database (?:to|for) \d/v;

const missingApplication = 'expose controller application: not found';

const id = 'database-upgrade-failed';

/** What is known of it by now: the log may have been read since it was found. */
const texts = (finding: Finding | undefined, {logs}: Situation): string =>
	finding === undefined ? '' : [...finding.evidence.map(({text}) => text), ...logs.filter(match => match.case === id).flatMap(({lines}) => lines)].join('\n');

/** While the log has its last word, that it is tried again, nothing is ended. */
const isGivenUp = (finding: Finding | undefined, situation: Situation): boolean => {
	const said = texts(finding, situation);
	return said.lastIndexOf('(giving up)') > said.lastIndexOf('(will retry)');
};

const wantedIn = ({targetVersion, wantedVersion}: Situation): string | undefined => targetVersion ?? wantedVersion;

const fixLines = (finding: Finding | undefined, situation: Situation): readonly string[] => {
	const version = parseVersion(wantedIn(situation) ?? '');
	const known = version && findKnownBad(version);
	const fixed = known?.fixedIn;
	return [
		...(texts(finding, situation).includes(missingApplication) ? ['The model controller has no application named controller, which this release expects (juju/juju#22621).', ''] : []),
		fixed === undefined ? 'Look in the release notes whether a later patch release repairs this step.' : `${version?.text ?? ''} is known for it; ${fixed} has it repaired.`,
		'A controller that refuses changes cannot be told another version: that needs help.',
		'',
		...reportLines(situation, 'juju/juju#22621'),
	];
};

const failedIn = ({status}: Place): readonly Agent[] =>
	noteworthyAgents(status.agents).filter(({condition, message}) => condition === 'error' && failedStatus.test(message ?? ''));

/**
D6: the step that upgrades the controller's database fails.
*/
export const databaseUpgradeFailed: Case = defineCase({
	id,
	code: 'D6',
	family: 'controller',
	title: 'The upgrade of the database failed',
	occurs: {from: [2, 7]},
	isConfirmed: true,
	severity: 3,
	signals: ['log', 'status', 'error'].map(where => ({
		where: where as 'log' | 'status' | 'error',
		words: 'database upgrade from ',
		pattern: /database upgrade from \S{1,60} to \S{1,60} for "[^\n"]{1,80}" failed \((?:will retry|giving up)\)/v,
		versions: '2.7 to 4.1',
		source: '3.6.28 internal/worker/upgradedatabase/worker.go; juju/juju#22621',
	})),
	see: situation => placesOf(situation).flatMap(place => failedIn(place).map(agent => ({
		model: place.model, subjects: [agent.tag], evidence: {source: 'status', text: `${describeAgent(agent)}: error, ${agent.message ?? ''}`, at: place.at},
	}))),
	isSo: (finding, situation) => !hasArrived(finding, situation),
	meaning(finding, situation) {
		const known = texts(finding, situation).includes(missingApplication) ? ' Here the model controller lacks an application that the release expects.' : '';
		const failed = 'The controller could not bring its database to the new version, so it refuses all changes. Workloads go on.';
		return `${failed}${known} Once Juju has given up there is no way back but a backup, or the repair of the cause.`;
	},
	jujuDoes: (finding, situation) => isGivenUp(finding, situation)
		? 'does nothing more: after its last try it leaves the agent running for you to look at. A restart of the agent begins anew.'
		: 'tries the step again, 5 times in all, 2 minutes apart. Then it gives up and leaves the agent running for you to look at.',
	remedies(finding, situation) {
		const {controller} = situation;
		const ending = finding && controller !== undefined ? {...finding, subjects: [controller]} : undefined;
		return [
			...readControllerLog(situation),
			{...askAgain, title: 'Watch whether Juju gets over it'},
			adviseRemedy({
				id: 'use-repaired-release',
				title: 'Look for a release that repairs it',
				explanation: 'The reason stands in the log, behind "failed". Others may have had it before.',
				undo: 'nothing to undo',
				reference,
			}, fixLines(finding, situation)),
			...teardownRemedies(ending, situation, !isGivenUp(finding, situation)),
		];
	},
	reference,
});
