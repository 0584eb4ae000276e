import test from 'ava';
import {changesDisabled} from '../../../source/domain/cases/changes-disabled.js';
import {modelKey} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {
	intentsIn,
	makeSituation,
	onlyFinding,
	pickRemedy,
	refusedUpgrade,
	remediesFor,
} from '../../_helpers/make-situation.js';
import {controllerModelReference, makeKnown, webModel} from '../../_helpers/make-state.js';

const locked = (set: string, model = webModel) => {
	const refused = refusedUpgrade({kind: 'changes-disabled'}, model);
	const evidence = `ERROR keep off (operation is blocked)\n\nAll operations that … have been disabled for the current model.\nTo enable, run\n\n    juju enable-command ${set}\n`;
	return {...refused, failure: {...refused.failure, evidence}};
};

const known = (set: string, message: string) => ({[modelKey(webModel)]: makeKnown([{set, message}])});
const real = createRenderer({client: parseVersion('3.6.28'), controller: parseVersion('3.6.28'), isKubernetes: false});

test('the message of the lock is the evidence', t => {
	t.is(onlyFinding(changesDisabled, makeSituation({failures: [locked('all')]})).evidence[0]?.text, 'ERROR keep off (operation is blocked)');
});

test('a lock that is known is enabled at once, and its undo is the exact command with its message', t => {
	const remedy = pickRemedy(remediesFor(changesDisabled, makeSituation({failures: [locked('all')], disabledCommands: known('all', 'ask ops, it\'s frozen'), render: real})), 'enable-commands');
	t.deepEqual(intentsIn(remedy), [{type: 'enable-commands', model: webModel}]);
	t.is(remedy.undo, String.raw`juju disable-command -m aws:admin/web --no-browser-login all 'ask ops, it'\''s frozen'`);
	t.is(remedy.risk, 'disruptive');
	t.regex(remedy.success ?? '', /^juju disabled-commands -m aws:admin\/web /v);
});

test('a lock that is not known is read before it is taken away, also where it was not there when somebody looked last', t => {
	for (const disabledCommands of [{}, {[modelKey(webModel)]: makeKnown([])}]) {
		const remedy = pickRemedy(remediesFor(changesDisabled, makeSituation({failures: [locked('all')], disabledCommands, render: real})), 'enable-commands');
		t.deepEqual(intentsIn(remedy).map(({type}) => type), ['read-disabled-commands', 'enable-commands']);
		t.is(remedy.undo, 'juju disable-command -m aws:admin/web --no-browser-login all (with the message that the lock has now)');
	}
});

test('the set that Juju names is the one that is enabled', t => {
	const situation = makeSituation({failures: [locked('remove-object')], disabledCommands: known('remove-object', 'keep off'), render: real});
	const remedy = pickRemedy(remediesFor(changesDisabled, situation), 'enable-commands');
	t.deepEqual(intentsIn(remedy), [{type: 'enable-commands', model: webModel, set: 'remove-object'}]);
	t.is(remedy.undo, 'juju disable-command -m aws:admin/web --no-browser-login remove-object \'keep off\'');
	t.is(remedy.title, 'Enable "remove-object" in web');
});

test('an environment of 1.25 is unblocked in its own words', t => {
	const render = createRenderer({client: parseVersion('1.25.13'), controller: parseVersion('1.25.13'), isKubernetes: false});
	const situation = makeSituation({
		controllerVersion: parseVersion('1.25.13'), disabledCommands: {[modelKey(controllerModelReference)]: makeKnown([{set: 'all', message: 'frozen'}])}, render,
	});
	t.is(pickRemedy(remediesFor(changesDisabled, situation), 'enable-commands').undo, 'juju block all-changes -e aws frozen');
});

test('each model that is locked has its finding; a lock that is seen and met is one', t => {
	const findings = changesDisabled.match(makeSituation({failures: [locked('all'), locked('all', controllerModelReference)], disabledCommands: known('all', 'keep off')}));
	t.deepEqual(findings.map(({summary, evidence}) => `${summary} ${evidence.length}`).toSorted(), ['admin/controller 1', 'admin/web 2']);
});
