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
const subordinate = {'./telegraf': makeKnown(makeDefinition({isSubordinate: true}))};

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
	const wave = waveOf({mysql: {switch: './telegraf'}});
	const refused = refusalsOf(state, wave, 0);
	t.true(refused.length > 0);
	t.deepEqual(verdictsOf(state, wave, 0).filter(({result}) => result === 'refused'), refused);
	t.is(blockersOf(state, wave, 0)[0], `"${refused[0]?.title ?? ''}" does not hold: ${refused[0]?.evidence ?? ''}`);
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
	const state = knowing({settings: {[key]: makeKnown(settings)}, configFiles: {'mysql a.yaml': makeKnown(makeConfigFile('a.yaml', {port: 'many'}))}});
	t.regex(problemsOf(state, waveOf({mysql: {config: 'a.yaml'}}), 0)[0] ?? '', /port/v);
});

test('a path brings a charm of the same name only, and so does a switch to one', t => {
	const other = makeKnown(makeDefinition({name: 'telegraf'}));
	const state = knowing({definitions: {'./telegraf': other, './mysql': makeKnown(makeDefinition())}});
	const problem = 'The charm on this machine is telegraf, and mysql runs mysql: from a path Juju takes only a charm of the same name. Deploy the other one beside it.';
	t.deepEqual(problemsOf(state, waveOf({mysql: {path: './telegraf'}}), 0), [problem]);
	t.deepEqual(problemsOf(state, waveOf({mysql: {switch: './telegraf'}}), 0), [problem]);
	t.deepEqual(problemsOf(state, waveOf({mysql: {path: './mysql'}}), 0), []);
});

test('a file of settings is read for each application by itself', t => {
	const configFiles = {'mysql a.yaml': makeKnown(makeConfigFile('a.yaml', {port: 1})), 'wordpress a.yaml': failed('It has settings of mysql, and none of wordpress.')};
	const state = knowing({configFiles});
	const wave = waveOf({mysql: {config: 'a.yaml'}, wordpress: {config: 'a.yaml'}});
	t.deepEqual(problemsOf(state, wave, 0), []);
	t.deepEqual(problemsOf(state, wave, 1), ['The file a.yaml cannot be taken: It has settings of mysql, and none of wordpress.']);
});

const absent: Known<never> = {
	value: undefined,
	at: undefined,
	isAsking: false,
	failure: {
		kind: 'refused', message: 'Nothing in this channel.', advice: undefined, evidence: '', exitCode: 1, refusal: {kind: 'charm-refused', rule: 'release-exists', subject: undefined},
	},
};

test('where the store has nothing in a channel, the channels that it has decide', t => {
	const wave = waveOf({mysql: {channel: '9.9/stable'}});
	const verdict = (infos: State['charms']['infos']) => verdictsOf(knowing({infos}), wave, 0).find(({id}) => id === 'release-exists');
	t.is(verdict({'mysql 9.9/stable': absent})?.result, 'unknown');
	t.deepEqual(pendingOf(knowing({infos: {'mysql 9.9/stable': absent, mysql: asking}}), wave, 0), ['what the store has of the charm']);
	t.is(gapsOf(knowing({infos: {'mysql 9.9/stable': absent, mysql: absent}}), wave, 0)[0], 'The store says that it has no such charm.');
	const release = {
		channel: '8.0/stable', revision: 151, version: undefined, bases: [],
	};
	const whole = makeKnown({name: 'mysql', definition: makeDefinition({source: 'store'}), releases: [release]});
	t.like(verdict({'mysql 9.9/stable': absent, mysql: whole}), {result: 'refused', evidence: 'The store has no release in 9.9/stable; it has 8.0/stable.'});
	t.deepEqual(gapsOf(knowing({infos: {'mysql 9.9/stable': absent, mysql: whole}}), wave, 0), []);
});

test('files that cannot be read, and orders that no client takes, are problems', t => {
	const state = knowing({definitions: {'./x': failed('There is no charm in it.')}, configFiles: {'mysql a.yaml': failed('It is empty.')}});
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
	const state = knowing({settings: {[key]: asking}, infos: {'mysql 8.0/stable': asking}, configFiles: {'mysql a.yaml': asking}});
	t.deepEqual(pendingOf(state, wave, 0), ['the settings', 'what the store has of the charm', 'the file of settings']);
	t.true(isAsking(state, wave, 0));
	const known = knowing({
		settings: {[key]: {...makeKnown(makeSettings('mysql')), isAsking: true}},
		infos: {'mysql 8.0/stable': failed('No.')},
		configFiles: {'mysql a.yaml': makeKnown(makeConfigFile('a.yaml', {}))},
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
