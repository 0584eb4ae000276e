import test from 'ava';
import {clientChanged} from '../../../source/domain/cases/client-changed.js';
import {clientDataLost} from '../../../source/domain/cases/client-data-lost.js';
import {clientIncompatible} from '../../../source/domain/cases/client-incompatible.js';
import {loginExpired} from '../../../source/domain/cases/login-expired.js';
import {staleControllerList} from '../../../source/domain/cases/stale-controller-list.js';
import {wrongTarget} from '../../../source/domain/cases/wrong-target.js';
import {modelKey} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {makeFailed} from '../../_helpers/make-facts.js';
import {
	makeSituation,
	onlyFinding,
	pickRemedy,
	refusedUpgrade,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {
	controllerModelReference,
	makeAgent,
	makeControllers,
	makeDetails,
	makeHost,
	makeKnown,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';

const said = (evidence: string, model = webModel) => {
	const refused = refusedUpgrade({kind: 'unrecognised'}, model);
	return {...refused, failure: {...refused.failure, evidence}};
};

test('A1: refusals in several models are one trouble of the client, beside what the versions say', t => {
	const failures = [said('ERROR client incompatible with server 3.6.28'), said('ERROR client incompatible with server 3.6.28', controllerModelReference)];
	const situation = makeSituation({failures, clientVersion: parseVersion('2.9.52'), host: makeHost()});
	const finding = onlyFinding(clientIncompatible, situation);
	t.deepEqual([finding.subjects, finding.summary, finding.evidence.length], [['aws'], 'aws', 3]);
	t.deepEqual(finding.model, controllerModelReference);
	const [first] = clientIncompatible.remedies(finding, situation);
	t.is(first?.id, 'install-client');
	t.true(first?.action.type === 'advice' && first.action.lines.some(line => line.includes('snap install --channel 3.6/stable juju_36')));
});

test('A1: a client and a controller of one version do not disagree, whatever else is refused', t => {
	t.deepEqual(clientIncompatible.match(makeSituation({failures: [said('ERROR that is not implemented (not implemented)')]})), []);
});

test('A2: a model that has moved leads to its new controller', t => {
	const situation = makeSituation({failures: [said('ERROR Model "web" has been migrated to controller "gcp".\nTo access it run \'juju switch gcp:web\'.')]});
	const {action} = pickRemedy(remediesFor(wrongTarget, situation), 'follow-model');
	t.true(action.type === 'advice' && action.lines.includes('  juju-upgrade-wizard -c gcp'));
	t.regex(wrongTarget.meaning(onlyFinding(wrongTarget, situation), situation), /moved to the controller gcp\./v);
});

const turned = (detailsAt: number, since: number | undefined = testTime - 60_000) => withStatus(
	{version: '3.6.28', agents: [makeAgent('0', {version: '3.6.28', since}), makeAgent('controller/0', {version: '3.6.28', since: testTime})]},
	{details: {aws: makeKnown(makeDetails({version: '3.6.4'}), detailsAt)}},
	controllerModelReference,
);

test('A3: show-controller that is asked after the agents turned, and still says the old version', t => {
	t.is(onlyFinding(staleControllerList, turned(testTime)).evidence[0]?.text, 'show-controller says 3.6.4, the agents run 3.6.28.');
	t.is(onlyFinding(staleControllerList, turned(testTime)).severity, 1);
	t.deepEqual(staleControllerList.match(turned(testTime - 120_000)), [], 'asked before they turned');
	const half = withStatus({version: '3.6.28', agents: [makeAgent('0', {version: '3.6.28'}), makeAgent('1')]}, {details: turned(testTime).details}, controllerModelReference);
	t.deepEqual(staleControllerList.match(half), [], 'not all have turned');
});

test('A5: the hold is closed where there is no snap, and a stranger of a client gets ways to another', t => {
	t.regex(pickRemedy(clientChanged.remedies(undefined, makeSituation()), 'hold-refreshes').disabledReason ?? '', /no snap/v);
	const situation = makeSituation({
		host: makeHost({
			snap: {
				name: 'juju', version: '4.0.17', revision: '34486', channel: '4.0/stable', isHeld: false, isClassic: false,
			},
		}),
	});
	t.deepEqual(remediesFor(clientChanged, situation).map(({id}) => id), ['start-again', 'revert-client', 'hold-refreshes', 'install-client']);
	t.is(onlyFinding(clientChanged, situation).evidence[0]?.text, 'The wizard started with 3.6.28; the snap has 4.0.17 now.');
});

test('A8: each controller that refuses the login has its own finding, and its own log-in', t => {
	const expired = {...makeFailed<never>(), failure: said('ERROR invalid entity name or password (unauthorized access)').failure};
	const situation = makeSituation({details: {aws: expired, lab: expired}, statuses: {[modelKey(webModel)]: expired}});
	const findings = loginExpired.match(situation);
	t.deepEqual(findings.map(({summary, evidence}) => `${summary} ${evidence.length}`), ['aws 2', 'lab 1']);
	const actions = findings.map(finding => pickRemedy(loginExpired.remedies(finding, situation), 'log-in').action);
	t.deepEqual(actions, ['aws', 'lab'].map(controller => ({type: 'perform', intents: [{type: 'log-in', controller}]})));
});

test('H5: an empty list is a loss, unless a controller was chosen in this run and is given up now', t => {
	const controllers = makeKnown({controllers: [], current: undefined});
	const none = {
		controller: undefined, controllerModel: undefined, controllerVersion: undefined, statuses: {},
	};
	t.is(onlyFinding(clientDataLost, makeSituation({...none, controllers})).severity, 3);
	t.deepEqual(clientDataLost.match(makeSituation({controllers})), []);
	t.deepEqual(clientDataLost.match(makeSituation({...none, controllers: makeKnown({controllers: makeControllers(), current: 'aws'})})), []);
});

test('H5: the folder of 1.25 is another one, and nothing is registered there', t => {
	const situation = makeSituation({clientVersion: parseVersion('1.25.13')});
	const remedies = clientDataLost.remedies(undefined, situation);
	const {action} = pickRemedy(remedies, 'unpack-data');
	t.true(action.type === 'advice' && action.lines.some(line => line.includes('JUJU_HOME:-$HOME/.juju')));
	t.false(remedies.some(({id}) => id === 'register-again'));
});
