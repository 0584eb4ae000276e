import test from 'ava';
import {unasked} from '../../../source/domain/answer.js';
import {modelKey} from '../../../source/domain/intent.js';
import {targetPage} from '../../../source/interface/screens/target.js';
import {type State} from '../../../source/state/state.js';
import {
	controllerModelReference,
	makeControllers,
	makeDetails,
	makeKnown,
	makeObservation,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';
import {versionOf} from '../../_helpers/dialect-cases.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const failure = {
	kind: 'unreachable' as const, message: 'lab did not answer within 10s.', advice: 'Look at the network.', evidence: 'ERROR connection refused', exitCode: 1,
};

const controllers = (state: State, cursor = 0, area = usualArea) => pageText(targetPage(state, {name: 'target', step: 'controller', cursor}, area), area);
const models = (state: State, cursor = 0, area = usualArea) => pageText(targetPage(state, {
	name: 'target', step: 'models', controller: 'aws', cursor,
}, area), area);

test('Controllers are listed with version, user and access, and the age of the answer', t => {
	const text = controllers(makeState());
	t.regex(text, /^ Which controller\? +asked just now$/mv);
	t.regex(text, /^ ▸ aws +3\.6\.4 .* admin +superuser$/mv);
	t.regex(text, /^ {3}lab +2\.9\.51 .* kim/mv);
});

test('Too little access is said in a sentence', t => {
	const state = makeState({
		details: {
			aws: makeKnown(makeDetails()), lab: makeKnown(makeDetails({
				name: 'lab', version: '2.9.51', user: 'kim', access: 'login',
			})),
		},
	});
	const text = controllers(state);
	t.regex(text, /^ {3}lab .*✘ login$/mv);
	t.regex(text, /Your access there is "login"\. Upgrading it needs "superuser"\./v);
});

test('A controller that does not answer says so, and the selected one with advice and evidence', t => {
	const state = makeState({details: {lab: {...unasked, failure}}});
	t.regex(controllers(state), /lab .*✘ no answer/v);
	const text = controllers(state, 1);
	t.regex(text, /lab {2}lab did not answer within 10s\.\n +Look at the network\.\n +Last seen as 2\.9\.51\.\n +ERROR connection refused/v);
});

test('A client without controllers says what to do', t => {
	t.regex(controllers(makeState({controllers: makeKnown({controllers: [], current: undefined})})), /knows no controller\.\n.*Then press r\./v);
});

test('Asking for controllers, and a failure of it, each have a sentence', t => {
	t.regex(controllers(makeState({controllers: {...unasked, isAsking: true}})), /↻ Asking the client which controllers it knows/v);
	t.regex(controllers(makeState({controllers: {...unasked, failure}})), /✘ lab did not answer within 10s\.\n {3}Look at the network\.\n {3}ERROR connection refused\n {3}Press r to ask again\./v);
	t.regex(controllers(makeState({controllers: {...makeKnown({controllers: makeControllers(), current: 'aws'}), failure}})), /Asking again failed, so this is the last answer/v);
});

test('Many controllers keep the cursor in view on a small screen', t => {
	const many = Array.from({length: 40}, (_, index) => ({...makeControllers()[0], name: `controller-${index}`})).map(summary => ({
		version: undefined, user: undefined, access: undefined, cloud: undefined, region: undefined, modelCount: undefined, machineCount: undefined, memberCount: undefined, ...summary,
	}));
	const text = controllers(makeState({controllers: makeKnown({controllers: many, current: undefined})}), 35, smallArea);
	t.regex(text, /▸ controller-35/v);
	t.regex(text, /of 40/v);
});

test('Models show from and to; the controller comes first and is always ticked', t => {
	const state = makeState({choices: makeState().choices.map(choice => ({...choice, isTicked: choice.model.name === webModel.name}))});
	const text = models(state);
	t.regex(text, /\[x\] {2}controller +3\.6\.4 +→ 3\.6\.28/v);
	t.regex(text, /^ ▸ \[x\] {2}web +3\.6\.4 +→ 3\.6\.28/mv);
	t.regex(text, /\[ \] {2}db +3\.6\.4 +stays/v);
	t.regex(text, /3\.6\.28 is the newest patch of 3\.6\./v);
	t.regex(text, /controller always comes first/v);
});

test('A model that has the version says so', t => {
	const state = makeState({observations: {[modelKey(webModel)]: makeObservation(webModel, makeStatus())}});
	t.regex(models(state), /web +3\.6\.28 +has it already +12/v);
});

test('A version that is not known yet says what is going on', t => {
	const asking = makeState({version: undefined, previews: {[modelKey(controllerModelReference)]: {...unasked, isAsking: true}}});
	t.regex(models(asking), /↻ Asking Juju which version it would choose/v);
	const failed = makeState({version: undefined, previews: {[modelKey(controllerModelReference)]: {...unasked, failure}}});
	t.regex(models(failed).replaceAll(/\s+/gv, ' '), /could not say which version it would choose: lab did not answer within 10s\. Press o to type one, or r to ask again\./v);
});

test('Models being asked for, failed and absent each have a sentence', t => {
	t.regex(models(makeState({choices: [], models: {...unasked, isAsking: true}})), /↻ Asking for the models of aws/v);
	t.regex(models(makeState({choices: [], models: {...unasked, failure}})), /✘ lab did not answer(?:.*\n)+.*Press r to ask again/v);
	t.regex(models(makeState({choices: [], models: makeKnown([], testTime)}), 0, smallArea), /no model that you can see/v);
});

test('With a client of Juju 1 there are environments, and levels of access are not asked for', t => {
	const client = {version: versionOf('1.25.13'), text: '1.25.13-trusty-amd64'};
	const details = {aws: makeKnown(makeDetails({version: '1.25.0', access: undefined, user: undefined}))};
	const text = controllers(makeState({
		client,
		details,
		controllers: makeKnown({controllers: makeControllers().slice(0, 1).map(summary => ({...summary, access: undefined, user: undefined})), current: undefined}),
	}));
	t.regex(text, /^ Which environment\? +asked just now$/mv);
	t.regex(text, /^ {3}ENVIRONMENT /mv);
	t.regex(text, /^ ▸ aws +1\.25\.0 .* all that get in$/mv);

	const whole = models(makeState({
		client, details, controller: 'aws', choices: [], models: makeKnown([]),
	}));
	t.regex(whole, /^ {3}\[x\] {2}environment +1\.25\.0/mv);
	t.regex(whole, /An environment of Juju 1 is upgraded as a whole, its services with it\./v);
	t.regex(whole, /Its state servers come first/v);
});
