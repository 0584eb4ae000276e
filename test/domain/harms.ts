import test from 'ava';
import {type Situation} from '../../source/domain/case.js';
import {type Remedy} from '../../source/domain/check.js';
import {cases, findCase, matchCases} from '../../source/domain/cases/index.js';
import {adviseRemedy, performRemedy} from '../../source/domain/make-remedy.js';
import {
	harmSentence,
	harms,
	harmsOf,
	harmsOfIntents,
} from '../../source/domain/harms.js';
import {type Intent} from '../../source/domain/intent.js';
import {parseVersion} from '../../source/domain/version.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {dialectCases} from '../_helpers/dialect-cases.js';
import {intentList} from '../_helpers/every-intent.js';
import {readExamples, situationOf} from '../_helpers/case-example.js';
import {withStatus} from '../_helpers/make-situation.js';
import {makeAgent, webModel} from '../_helpers/make-state.js';

const renderer = (client: string) => createRenderer({client: parseVersion(client), controller: parseVersion(client), isKubernetes: false});

const idsOf = (client: string, ...intents: readonly Intent[]): readonly string[] => harmsOfIntents(intents, renderer(client)).map(({id}) => id);

const advice = (...lines: readonly string[]): Remedy => adviseRemedy({id: 'x', title: 'x', explanation: 'x'}, lines);

test('each has its own explanation, and all are told apart', t => {
	const wanted = ['--ignore-agent-versions', '--reset-previous-upgrade', '--force-units', 'resolved --no-retry', 'remove-machine --force', 'destroy-controller', 'kill-controller', 'unregister'];
	t.deepEqual(wanted.filter(option => harms.every(harm => harm.option !== option)), []);
	t.is(new Set(harms.map(({text}) => text)).size, harms.length);
	t.true(harms.every(({text}) => text.length > 60 && text.endsWith('.')));
	t.regex(harms.find(({id}) => id === 'reset-previous-upgrade')?.text ?? '', /First repair the cause/v);
});

test('commands that are run show the harm of what they say', t => {
	t.deepEqual(idsOf('3.6.28', {
		type: 'upgrade-model', model: webModel, version: '3.6.28', ignoreAgentVersions: true,
	}), ['ignore-agent-versions']);
	t.deepEqual(idsOf('3.6.28', {type: 'upgrade-model', model: webModel, version: '3.6.28'}), []);
	t.deepEqual(idsOf('3.6.28', {
		type: 'resolve', model: webModel, unit: 'mysql/0', retry: false,
	}), ['resolved-no-retry']);
	t.deepEqual(idsOf('3.6.28', {
		type: 'resolve', model: webModel, unit: 'mysql/0', retry: true,
	}), []);
	t.deepEqual(idsOf('3.6.28', {type: 'remove-machine', model: webModel, machine: '2'}), ['remove-machine-force']);
	const endings: readonly Intent[] = [{type: 'destroy-controller', controller: 'aws'}, {type: 'kill-controller', controller: 'aws'}, {type: 'unregister', controller: 'aws'}];
	t.deepEqual(idsOf('2.9.52', ...endings), ['destroy-controller', 'kill-controller', 'unregister']);
});

test('what is called force is not always the same', t => {
	const idsIn = (line: string): readonly string[] => harmsOf(advice(line), renderer('3.6.28')).map(({id}) => id);
	t.deepEqual(idsIn('juju refresh -m aws:web --force-units mysql'), ['force-units']);
	t.deepEqual(idsIn('juju refresh -m aws:web --force mysql'), ['force-charm']);
	t.deepEqual(idsIn('juju upgrade-charm -e aws --force mysql'), ['force-units']);
	t.deepEqual(idsIn('juju refresh -m aws:web --force-base mysql'), ['force-base']);
});

test('Juju 1.25 does the same with other words', t => {
	const model = {controller: 'amazon', name: 'admin/controller'};
	t.deepEqual(idsOf('1.25.13', {
		type: 'resolve', model, unit: 'mysql/0', retry: false,
	}), ['resolved-no-retry']);
	t.deepEqual(idsOf('1.25.13', {
		type: 'resolve', model, unit: 'mysql/0', retry: true,
	}), []);
	t.deepEqual(idsOf('1.25.13', {type: 'kill-controller', controller: 'amazon'}), ['destroy-environment']);
});

test('advice shows the harm of the commands in it, but not of a dry run or of words in prose', t => {
	const render = renderer('3.6.28');
	t.deepEqual(harmsOf(advice('1. Repair it.', '  juju upgrade-controller -c aws --reset-previous-upgrade'), render).map(({id}) => id), ['reset-previous-upgrade']);
	t.deepEqual(harmsOf(advice('Run "juju refresh -m aws:admin/web mysql --force-units".'), render).map(({id}) => id), ['force-units']);
	t.deepEqual(harmsOf(advice('Do not destroy-controller here.', 'juju unregister --dry-run aws'), render), []);
});

test('every dialect that says a harmful word is understood, whatever it is called there', t => {
	const harmful: ReadonlySet<Intent['type']> = new Set<Intent['type']>(['remove-machine', 'destroy-controller', 'kill-controller', 'unregister']);
	const untold = dialectCases.flatMap(dialect => {
		const render = createRenderer({client: parseVersion(dialect.client), controller: parseVersion(dialect.controller), isKubernetes: dialect.isKubernetes ?? false});
		return intentList(dialect)
			.filter(intent => harmful.has(intent.type) || (intent.type === 'resolve' && !intent.retry) || ('ignoreAgentVersions' in intent && intent.ignoreAgentVersions === true))
			.filter(intent => render(intent).kind === 'command' && harmsOfIntents([intent], render).length === 0)
			.map(intent => `${dialect.name}: ${intent.type}`);
	});
	t.deepEqual(untold, []);
});

/** What may stand in a command only where its harm is told beside it. */
const harmfulWords = /--(?:ignore-agent-versions|reset-previous-upgrade|force-units|no-retry)|\b(?:destroy|kill)-controller\b|\bunregister\b|\bremove-machine\b.*--force/v;

const linesOf = ({action}: Remedy, {render}: Situation): readonly string[] => {
	if (action.type === 'advice') {
		return action.lines.filter(line => /\bjuju\b/v.test(line) && !line.includes('--dry-run'));
	}

	const intents = action.type === 'perform' ? action.intents : [];
	return intents.map(intent => render(intent)).map(rendered => (rendered.kind === 'command' ? rendered.arguments.join(' ') : ''));
};

test('every remedy of the catalogue, with a finding and without, tells the harm of what is in its commands', t => {
	const agents = [makeAgent('2', {condition: 'down'}), makeAgent('mysql/0', {condition: 'error', message: 'hook failed: "start"'})];
	const troubled = withStatus({agents}, {render: renderer('3.6.28'), withoutProgress: undefined});
	const situations = [troubled, ...readExamples().flatMap(({examples}) => examples.map(example => situationOf(example)))];
	const harmful = situations.flatMap(situation => [
		...cases.flatMap(entry => entry.remedies(undefined, situation)),
		...matchCases(situation).flatMap(finding => findCase(finding.case)?.remedies(finding, situation) ?? []),
	].filter(remedy => linesOf(remedy, situation).some(line => harmfulWords.test(line))).map(remedy => ({remedy, situation})));
	t.true(harmful.length > 0);
	const untold = harmful.filter(({remedy, situation}) => harmsOf(remedy, situation.render).length === 0);
	t.deepEqual(untold.map(({remedy, situation}) => `${remedy.id}: ${linesOf(remedy, situation).join('; ')}`), []);
	t.true(harmful.every(({remedy, situation}) => harmsOf(remedy, situation.render).every(harm => harmSentence(harm).startsWith(`${harm.option}: `))));
});

test('a remedy that does nothing of the kind shows none', t => {
	const render = renderer('3.6.28');
	t.deepEqual(harmsOf(performRemedy(render, {
		id: 'x', title: 'x', explanation: 'x', risk: 'safe',
	}, [{type: 'read-status', model: webModel}]), render), []);
});
