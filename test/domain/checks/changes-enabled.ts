import test from 'ava';
import {changesEnabled} from '../../../source/domain/checks/changes-enabled.js';
import {type DisabledCommands} from '../../../source/domain/answer.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	renderWithout,
} from '../../_helpers/make-facts.js';
import {makeKnown, webModel} from '../../_helpers/make-state.js';
import {modelKey} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';

const withDisabled = (disabled: DisabledCommands) => makeFacts({disabledCommands: {[modelKey(webModel)]: makeKnown(disabled)}});

test('no block passes', t => {
	t.like(judgeOne(changesEnabled, withDisabled([])), {result: 'pass', title: 'Changes are enabled'});
});

test('a block on all changes blocks; enabling says how to lock again', t => {
	const version = parseVersion('3.6.28');
	const result = judgeOne(changesEnabled, {...withDisabled([{set: 'all', message: 'ask "kim" first'}]), render: createRenderer({client: version, controller: version, isKubernetes: false})});
	t.like(result, {result: 'block', evidence: [{text: '"all" is disabled: ask "kim" first'}]});
	t.deepEqual(idsOf(result), ['enable-commands aws:admin/web', 'ask-again']);
	t.like(result.remedies[0], {risk: 'disruptive', undo: 'juju disable-command -m aws:admin/web --no-browser-login all \'ask "kim" first\''});
});

test('blocks on removals do not touch upgrades', t => {
	t.is(judgeOne(changesEnabled, withDisabled([{set: 'remove-object', message: ''}])).result, 'pass');
});

test('a client that cannot ask is a warning', t => {
	t.like(judgeOne(changesEnabled, makeFacts({render: renderWithout('read-disabled-commands')})), {result: 'warn', evidence: [{text: 'There is no read-disabled-commands here.'}]});
});

test('the controller\'s own model is asked only where it is upgraded', t => {
	const {target} = makeFacts();
	t.deepEqual(changesEnabled.needs(makeFacts({target: {...target, upgradesController: false, models: [webModel]}})), [{type: 'read-disabled-commands', model: webModel}]);
	t.is(changesEnabled.needs(makeFacts()).length, 3);
});
