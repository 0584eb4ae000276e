import test from 'ava';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {type Known} from '../../../source/domain/answer.js';
import {modelKey, type Intent} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {type CharmFacts} from '../../../source/state/charm/charm-facts.js';
import {definitionAfter, definitionBefore, sourceAfter} from '../../../source/state/charm/charm-sources.js';
import {
	blockersOf,
	commandOf,
	gapsOf,
	isAsking,
	pendingOf,
	problemsOf,
	refusalsOf,
	settingRowsOf,
	verdictsOf,
} from '../../../source/state/charm/select-charms.js';
import {type State} from '../../../source/state/state.js';
import {
	charmedState,
	charmedStatus,
	fileFailure,
	makeCharmed,
	makeConfigFile,
	makeDefinition,
	makeInfo,
	makeSettings,
	waveOf,
} from '../../_helpers/make-charms.js';
import {renderWithout} from '../../_helpers/make-facts.js';
import {makeKnown, makeObservation, webModel} from '../../_helpers/make-state.js';

const asking: Known<never> = {
	value: undefined, at: undefined, isAsking: true, failure: undefined,
};

const failed = (message: string): Known<never> => ({...asking, isAsking: false, failure: fileFailure(message)});

const knowing = (facts: Partial<CharmFacts>, overrides: Partial<State> = {}): State => {
	const state = charmedState(overrides);
	return {...state, charms: {...state.charms, ...facts}};
};

const mysql = makeCharmed('mysql');
const key = `${modelKey(webModel)} mysql`;
const subordinate = {'./telegraf': makeKnown(makeDefinition({name: 'telegraf', isSubordinate: true}))};

test('where it can be read what an ordered charm declares', t => {
	const trusty = makeCharmed('mysql', {
		charm: 'cs:trusty/mysql-29', charmOrigin: undefined, charmChannel: undefined, base: undefined,
	});
	t.deepEqual(sourceAfter(mysql, {}), {kind: 'store', charm: 'mysql', channel: '8.0/stable'});
	t.deepEqual(sourceAfter(mysql, {channel: '8.0/edge', revision: 3}), {kind: 'store', charm: 'mysql', channel: '8.0/edge'});
	t.deepEqual(sourceAfter(mysql, {switch: 'ch:postgresql', channel: '14/stable'}), {kind: 'store', charm: 'postgresql', channel: '14/stable'});
	t.deepEqual(sourceAfter(mysql, {switch: './mysql.charm'}), {kind: 'file', path: './mysql.charm'});
	t.deepEqual(sourceAfter(mysql, {path: '/charms/mysql'}), {kind: 'file', path: '/charms/mysql'});
	t.deepEqual(sourceAfter(mysql, {switch: 'cs:~kim/focal/mysql-3'}), {kind: 'none'});
	t.deepEqual(sourceAfter(trusty, {}), {kind: 'none'});
	t.deepEqual(sourceAfter(trusty, {repository: '/charms/'}), {kind: 'none'});
	t.deepEqual(sourceAfter({...trusty, charm: 'local:trusty/mine-3'}, {repository: '/charms/'}), {kind: 'file', path: '/charms/trusty/mine'});
	t.deepEqual(sourceAfter(trusty, {repository: '/charms', switch: 'cs:trusty/mariadb'}), {kind: 'none'});
	t.deepEqual(sourceAfter(trusty, {repository: '/charms', switch: 'local:precise/mariadb'}), {kind: 'file', path: '/charms/precise/mariadb'});
	t.deepEqual(sourceAfter(trusty, {repository: '/charms', switch: 'local:mariadb'}), {kind: 'file', path: '/charms/trusty/mariadb'});
});

test('the store describes the newest of a channel alone', t => {
	const state = knowing({infos: {'mysql 8.0/stable': makeKnown(makeInfo()), 'mysql 8.0/edge': makeKnown(makeInfo())}});
	const known = makeInfo().definition;
	t.deepEqual(definitionAfter(state, mysql, {}), known);
	t.deepEqual(definitionAfter(state, mysql, {revision: 153}), known);
	t.is(definitionAfter(state, mysql, {revision: 152}), undefined);
	t.deepEqual(definitionAfter(state, mysql, {channel: '8.0/edge', revision: 160}), known);
	t.is(definitionBefore(state, mysql), undefined);
	t.deepEqual(definitionBefore(state, makeCharmed('mysql', {charmRevision: 153})), known);
});

test('an ordered charm of the other kind is refused, until that is passed over by name', t => {
	const state = knowing({definitions: subordinate});
	const wave = waveOf({mysql: {path: './telegraf'}});
	const refused = refusalsOf(state, wave, 0);
	t.true(refused.length > 0);
	t.deepEqual(verdictsOf(state, wave, 0).filter(({result}) => result === 'refused'), refused);
	t.true(blockersOf(state, wave, 0)[0]?.startsWith(`${refused[0]?.title ?? ''}: `));
	const ignored = {...wave, items: wave.items.map(item => ({...item, ignored: refused.map(({id}) => id)}))};
	t.deepEqual(refusalsOf(state, ignored, 0), []);
	t.deepEqual(blockersOf(state, ignored, 0), []);
});

test('settings that the ordered charm does not have are foretold to be dropped', t => {
	const settings = makeSettings('mysql', [{
		name: 'tuning', type: 'string', value: 'fast', default: undefined, source: 'user',
	}]);
	const state = knowing({settings: {[key]: makeKnown(settings)}, definitions: {'./mysql': makeKnown(makeDefinition())}});
	t.like(settingRowsOf(state, waveOf({mysql: {path: './mysql'}}), 0)[0], {name: 'tuning', fate: 'dropped', wasSet: true});
	t.deepEqual(settingRowsOf(knowing({}), waveOf({mysql: {}}), 0), []);
});

test('a file of settings that does not fit is a problem', t => {
	const settings = makeSettings('mysql', [{
		name: 'port', type: 'int', value: 1, default: 1, source: 'default',
	}]);
	const state = knowing({settings: {[key]: makeKnown(settings)}, configFiles: {'a.yaml': makeKnown(makeConfigFile('a.yaml', {port: 'many'}))}});
	t.regex(problemsOf(state, waveOf({mysql: {config: 'a.yaml'}}), 0)[0] ?? '', /port/v);
});

test('files that cannot be read, and orders that no client takes, are problems', t => {
	const state = knowing({definitions: {'./x': failed('There is no charm in it.')}, configFiles: {'a.yaml': failed('It is empty.')}});
	t.deepEqual(problemsOf(state, waveOf({mysql: {path: './x', config: 'a.yaml'}}), 0), [
		'The charm ./x cannot be read: There is no charm in it.',
		'The file a.yaml cannot be taken: It is empty.',
	]);
	t.regex(problemsOf(state, waveOf({old: {}}), 0)[0] ?? '', /being removed/v);
	t.deepEqual(problemsOf(charmedState({render: renderWithout('refresh-charm')}), waveOf({mysql: {}}), 0), ['There is no refresh-charm here.']);
	t.deepEqual(problemsOf(state, waveOf({nosuch: {}}), 0), ['nosuch is not in the model any more.']);
	t.deepEqual(problemsOf(charmedState({observations: {}}), waveOf({mysql: {}}), 0), ['The status of the model is not known.']);
	t.deepEqual(problemsOf(state, waveOf({mysql: {}}), 0), []);
});

const wordsOf = (intent: Intent): readonly string[] => {
	const settings = intent.type === 'refresh-charm' ? Object.entries(intent.settings ?? {}) : [];
	return ['refresh', ...settings.flatMap(([name, value]) => ['--config', `${name}=${value}`]), 'mysql'];
};

test('the command of an item is its exact line, secrets hidden', t => {
	const version = parseVersion('3.6.28');
	const state = charmedState({
		...(version && {client: {version, text: version.text}}),
		render: intent => ({
			kind: 'command', arguments: wordsOf(intent), changes: true, risk: 'disruptive', isInteractive: false, timeLimit: 1,
		}),
	});
	t.deepEqual(commandOf(state, waveOf({mysql: {}}), 0), {kind: 'command', line: 'juju refresh mysql'});
	const shown = commandOf(state, waveOf({mysql: {settings: {'admin-password': 'geheim', port: '1'}}}), 0);
	t.notRegex(JSON.stringify(shown), /geheim/v);
	t.regex(JSON.stringify(shown), /port=1/v);
	t.is(commandOf(state, waveOf({}), 0).kind, 'unavailable');
});

test('what is still being asked is named, until it is known or refused', t => {
	const wave = waveOf({mysql: {config: 'a.yaml'}});
	const state = knowing({settings: {[key]: asking}, infos: {'mysql 8.0/stable': asking}, configFiles: {'a.yaml': asking}});
	t.deepEqual(pendingOf(state, wave, 0), ['the settings', 'what the store has of the charm', 'the file of settings']);
	t.true(isAsking(state, wave, 0));
	const known = knowing({
		settings: {[key]: {...makeKnown(makeSettings('mysql')), isAsking: true}},
		infos: {'mysql 8.0/stable': failed('No.')},
		configFiles: {'a.yaml': makeKnown(makeConfigFile('a.yaml', {}))},
	});
	t.deepEqual(pendingOf(known, wave, 0), []);
	t.false(isAsking(known, wave, 0));
});

test('what cannot be found out is told and stands in nobody\'s way', t => {
	const state = knowing({settings: {[key]: failed('No permission.')}, infos: {'mysql 8.0/stable': failed('The store is silent.')}});
	const wave = waveOf({mysql: {}});
	t.deepEqual(gapsOf(state, wave, 0), ['The settings could not be read: No permission.', 'The store could not be asked: The store is silent.']);
	t.deepEqual(blockersOf(state, wave, 0), []);
	t.deepEqual(gapsOf(charmedState({render: renderWithout('read-charm-info')}), wave, 0), ['What the charm declares is not known: There is no read-charm-info here.']);
	const old = charmedStatus({applications: [makeCharmed('mysql', {charm: 'cs:mysql-58', charmOrigin: 'jujucharms'})]});
	const order: CharmOrder = {};
	t.regex(gapsOf(charmedState({observations: {[modelKey(webModel)]: makeObservation(webModel, old)}}), waveOf({mysql: order}), 0)[0] ?? '', /Juju itself decides/v);
});
