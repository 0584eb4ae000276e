import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {
	aboutApplications,
	findApplication,
	lineFor,
	refusedRefreshes,
	targetWords,
} from './charm-places.js';
import {defineCase} from './define-case.js';
import {placeOf} from './places.js';

const reference = '2.9.52, 3.6.28 cmd/juju/application/refresh.go';

const stay = adviseRemedy({
	id: 'stay',
	title: 'Stay with the charm that runs',
	explanation: 'Nothing was changed. Charms of the old style run up to Juju 3.6; 4.0 does not run them at all.',
	undo: 'nothing to undo',
	reference,
}, ['The application runs on as before. Before the model moves to a controller of 4.0 it has to be changed all the same.']);

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const [refused] = finding ? refusedRefreshes(entry, finding.model, situation) : [];
	const application = refused?.application ?? 'APPLICATION';
	const target = targetWords(finding?.model, situation);
	const count = findApplication(finding && placeOf(situation, finding.model), application)?.unitCount;
	const again = finding?.model && refused
		? lineFor({
			type: 'refresh-charm', model: finding.model, application, ...(refused.channel !== undefined && {channel: refused.channel}),
		}, situation)
		: `juju ${situation.clientVersion && !isAtLeast(situation.clientVersion, 2, 9) ? 'upgrade-charm' : 'refresh'} ${target} ${application}`;
	return [stay, adviseRemedy({
		id: 'scale-down',
		title: 'Scale to zero, refresh, scale up again',
		explanation: 'The two styles keep their units in different ways, so none may be there while one becomes the other.',
		risk: 'data-loss',
		cost: 'the application is down from the first command to the last, and volumes of units that are gone may be gone with them: back up its data first',
		undo: 'none: a charm of the new style does not become one of the old style again',
		success: 'The application is active with as many units as before.',
		reference,
	}, [
		'After a backup of the application\'s data, one after the other:',
		'',
		`  juju scale-application ${target} ${application} 0`,
		`  juju status ${target} ${application}    until no unit is left`,
		`  ${again}`,
		`  juju scale-application ${target} ${application} ${count === undefined || count === 0 ? 'COUNT' : String(count)}`,
	])];
};

/**
A charm of the old style on Kubernetes becomes one of the new style only without units.
*/
const entry: Case = aboutApplications(defineCase({
	id: 'podspec-not-scaled-down',
	code: 'G6',
	family: 'charms',
	title: 'A PodSpec charm still has units',
	occurs: {from: [2, 9], before: [4], kind: 'caas'},
	isConfirmed: true,
	signals: [{
		where: 'error', words: 'Upgrading from an older PodSpec style charm to a newer Sidecar charm requires', versions: '2.9 to 3.6', source: '2.9.52, 3.6.28 cmd/juju/application/refresh.go',
	}],
	severity: 2,
	meaning: 'The application runs a charm of the old PodSpec style, the new revision is of the sidecar style. Juju changes one into the other only while the application has no units.',
	jujuDoes: 'does nothing by itself here: the application keeps its charm and its units.',
	remedies,
	reference,
}));

export const podspecNotScaledDown = entry;
