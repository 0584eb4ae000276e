import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {type Finding} from '../../../source/domain/case.js';
import {cases, findCase, matchCases} from '../../../source/domain/cases/index.js';
import {
	explains,
	findingKey,
	groupFindings,
	isSameTrouble,
	rankFindings,
	weightOf,
} from '../../../source/domain/cases/rank.js';
import {makeSituation, withStatus} from '../../_helpers/make-situation.js';
import {
	makeAgent,
	webModel,
	databaseModel,
	controllerModelReference,
} from '../../_helpers/make-state.js';

const make = (id: string, overrides: Partial<Finding> = {}): Finding => ({
	case: id, model: webModel, subjects: ['machine-1'], summary: 'machine 1', evidence: [{source: 'status', text: 'x', at: 1}], severity: 2, ...overrides,
});

const order = (findings: readonly Finding[]): readonly string[] => rankFindings(findings, findCase).map(({case: id}) => id);

const from = (...sources: readonly string[]) => ({evidence: sources.map(source => ({source, text: 'x', at: 1}))});

test('the refusal of a command says more than a status, a status more than a log, and two kinds more than one', t => {
	const sources = [['debug-log'], ['status'], ['machine-0.log', 'status'], ['juju upgrade-model -m aws:web'], ['dry run', 'debug-log, 7 lines']];
	const weights = sources.map(names => weightOf(from(...names)));
	t.deepEqual(weights, weights.toSorted((left, right) => left - right));
	t.is(new Set(weights).size, weights.length);
	t.is(weightOf(from('status', 'status', 'status')), weightOf(from('status')));
});

test('the gravest comes first, then the best evidence, then the order of the catalogue', t => {
	t.deepEqual(order([make('disk-full', {severity: 1, model: databaseModel}), make('hook-failed', {severity: 3})]), ['hook-failed', 'disk-full']);
	t.deepEqual(order([make('hook-failed', {subjects: ['unit-a-0']}), make('unit-agent-lost', from('juju status', 'debug-log'))]), ['unit-agent-lost', 'hook-failed']);
	t.deepEqual(order([make('hook-failed', {subjects: ['unit-a-0']}), make('unit-agent-lost')]), ['unit-agent-lost', 'hook-failed']);
});

test('what is confirmed comes before what is not, where all else is equal', t => {
	const entries = new Map([['a', {code: 'A1', isConfirmed: false}], ['b', {code: 'B12', isConfirmed: true}], ['c', {code: 'B2', isConfirmed: true}]]);
	t.deepEqual(rankFindings([make('a'), make('b'), make('c')], id => entries.get(id)).map(({case: id}) => id), ['c', 'b', 'a']);
});

test('a cause comes before what follows from it, however grave that is', t => {
	const lost = make('unit-agent-lost', {severity: 3, subjects: ['unit-mysql-0']});
	t.deepEqual(order([lost, make('machine-agent-down', {severity: 2, subjects: ['machine-1', 'unit-mysql-0']})]), ['machine-agent-down', 'unit-agent-lost']);
	t.deepEqual(order([lost, make('machine-agent-down', {subjects: ['machine-1', 'unit-web-0']})]), ['unit-agent-lost', 'machine-agent-down'], 'another machine\'s');
	t.deepEqual(order([lost, make('machine-agent-down', {model: databaseModel, subjects: ['machine-1', 'unit-mysql-0']})]), ['unit-agent-lost', 'machine-agent-down'], 'another model\'s');
});

test('a controller that cannot be reached comes before everything about it', t => {
	const silent = make('controller-unreachable', {model: controllerModelReference, subjects: ['aws'], severity: 1});
	t.is(order([make('hook-failed', {severity: 3}), make('upgrade-failed', {severity: 3, subjects: ['aws']}), silent])[0], 'controller-unreachable');
	t.deepEqual(order([make('hook-failed', {severity: 3, model: {controller: 'lab', name: 'admin/web'}}), silent]), ['hook-failed', 'controller-unreachable'], 'another controller\'s');
});

test('what is about a whole model is explained by what is wrong in it', t => {
	t.deepEqual(order([make('upgrade-stuck', {severity: 3, subjects: ['aws']}), make('hook-failed', {subjects: ['unit-a-0']})]), ['hook-failed', 'upgrade-stuck']);
});

test('what explains and what is explained are cases of the catalogue, and nothing explains itself', t => {
	const named = Object.entries(explains).flatMap(([cause, effects]) => [cause, ...effects.filter(effect => effect !== '*')]);
	t.deepEqual(named.filter(id => findCase(id) === undefined), []);
	t.deepEqual(Object.entries(explains).filter(([cause, effects]) => effects.includes(cause)), []);
});

test('more than three of one case in one model are one group with all of them inside; others stand alone', t => {
	const machines = Array.from({length: 5}, (_, index) => make('machine-agent-down', {subjects: [`machine-${index}`, `unit-a-${index}`], severity: index === 2 ? 3 : 2}));
	const others = [make('hook-failed', {summary: 'start of a/0'}), make('machine-agent-down', {model: databaseModel})];
	const groups = groupFindings([...machines.slice(0, 2), ...others, ...machines.slice(2)]);
	t.deepEqual(groups.map(({findings}) => findings.length), [5, 1, 1]);
	t.is(groups[0]?.summary, 'machines 0, 1, 2 and 2 more');
	t.is(groups[0]?.severity, 3);
	t.is(groups[1]?.summary, 'start of a/0');
	t.is(new Set(groups.map(({key}) => key)).size, 3);
});

test('four machines that are down are one group, with the containers and units of each inside', t => {
	const agents = Array.from({length: 4}, (_, index) => [makeAgent(String(index), {condition: 'down'}), makeAgent(`web/${index}`, {condition: 'lost', machine: String(index)})]).flat();
	const groups = groupFindings(matchCases(withStatus({agents}, {withoutProgress: undefined})));
	t.deepEqual(groups.filter(({findings}) => findings[0]?.case === 'machine-agent-down').map(({findings}) => findings.map(({subjects}) => subjects.length)), [[2, 2, 2, 2]]);
});

test('the same trouble is known again by any of its subjects, in its own case and model only', t => {
	t.true(isSameTrouble(make('hook-failed', {subjects: ['a', 'b']}), make('hook-failed', {subjects: ['b', 'c']})));
	t.false(isSameTrouble(make('hook-failed', {subjects: ['a']}), make('hook-failed', {subjects: ['b']})));
	t.false(isSameTrouble(make('hook-failed'), make('hook-failed', {model: databaseModel})));
	t.false(isSameTrouble(make('hook-failed'), make('disk-full')));
	t.is(findingKey(make('hook-failed', {subjects: ['a', 'b']})), findingKey(make('hook-failed', {subjects: ['a', 'c']})));
	t.deepEqual(matchCases(makeSituation()), []);
});

const anyFinding = fc.record({
	id: fc.constantFrom(...cases.map(({id}) => id), 'no-such-case'),
	model: fc.constantFrom(webModel, databaseModel, controllerModelReference, undefined),
	subjects: fc.uniqueArray(fc.constantFrom('aws', 'machine-1', 'machine-2', 'unit-a-0', 'unit-a-1'), {minLength: 1}),
	severity: fc.constantFrom(1 as const, 2 as const, 3 as const),
	source: fc.constantFrom('status', 'juju upgrade-model', 'debug-log'),
}).map(({id, source, ...rest}) => make(id, {...rest, ...from(source)}));

testProp('ranking loses nothing and adds nothing, whatever explains what', [fc.array(anyFinding)], (t, findings) => {
	const ranked = rankFindings(findings, findCase);
	t.is(ranked.length, findings.length);
	t.is(new Set([...ranked, ...findings]).size, findings.length);
	t.deepEqual(groupFindings(ranked).flatMap(group => group.findings).length, findings.length);
});

test('ten thousand findings are ranked without asking each of every other', t => {
	const many = Array.from({length: 5000}, (_, index) => [
		make('unit-agent-lost', {subjects: [`unit-a-${index}`], severity: 3}), make('machine-agent-down', {subjects: [`machine-${index}`, `unit-a-${index}`]}),
	]).flat();
	const start = performance.now();
	const ranked = rankFindings(many, findCase);
	t.true(performance.now() - start < 2000);
	t.is(ranked[0]?.case, 'machine-agent-down');
	t.is(ranked[1]?.case, 'unit-agent-lost');
});
