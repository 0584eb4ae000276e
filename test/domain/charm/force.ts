import test from 'ava';
import {authorLoop, explainForce} from '../../../source/domain/charm/force.js';
import {explainConflict} from '../../../source/domain/charm/conflict.js';
import {harmsOfIntents} from '../../../source/domain/harms.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {webModel} from '../../_helpers/make-state.js';

test('force is called as the client calls it, and what is called alike is told apart', t => {
	const optionsOf = (version: string): readonly string[] => {
		const {option, others} = explainForce(parseVersion(version));
		return [option, ...others.map(other => other.option)];
	};

	t.deepEqual(optionsOf('1.25.13'), ['--force']);
	t.deepEqual(optionsOf('2.0.0'), ['--force-units', '--force-series']);
	t.deepEqual(optionsOf('2.8.13'), ['--force-units', '--force', '--force-series']);
	t.deepEqual(optionsOf('3.6.28'), ['--force-units', '--force', '--force-base']);
	t.deepEqual(optionsOf('4.0.15'), ['--force-units', '--force', '--force-base']);
});

test('what force skips, whom it is for and why it repairs nothing is said', t => {
	const {effect, audience, warning} = explainForce(parseVersion('3.6.28'));
	t.regex(effect.join(' '), /upgrade-charm is skipped for good/v);
	t.regex(audience, /people who write a charm/v);
	t.regex(warning.join(' '), /no repair/v);
});

test('the loop of an author: force, the failed hooks again, a look', t => {
	const [force, resolved, watch, ...rest] = authorLoop({
		model: webModel, application: 'mysql', order: {path: './mysql'}, units: ['mysql/0', 'mysql/2'],
	}, parseVersion('3.6.28'));
	t.is(rest.length, 0);
	t.deepEqual(force?.intents, [{
		type: 'refresh-charm', model: webModel, application: 'mysql', path: './mysql', forceUnits: true,
	}]);
	t.is(force?.phrase, 'mysql');
	t.deepEqual(resolved?.intents, ['mysql/0', 'mysql/2'].map(unit => ({
		type: 'resolve', model: webModel, unit, retry: true,
	})));
	t.deepEqual(watch?.intents, []);
	t.regex(authorLoop({
		model: webModel, application: 'mysql', order: {}, units: [],
	}, parseVersion('1.25.13'))[1]?.explanation ?? '', /--retry/v);
});

test('resolved of the loop never passes over a hook, in any version', t => {
	for (const version of ['1.25.13', '2.0.0', '2.9.52', '3.6.28', '4.0.15']) {
		const client = parseVersion(version);
		const [, resolved] = authorLoop({
			model: webModel, application: 'mysql', order: {revision: 31}, units: ['mysql/0'],
		}, client);
		t.deepEqual(harmsOfIntents(resolved?.intents ?? [], createRenderer({client, controller: client, isKubernetes: false})).map(({id}) => id), []);
	}
});

test('git is spoken of in 1.x only, and the unit\'s folder is named', t => {
	const first = explainConflict(parseVersion('1.25.13'), 'unit-mysql-0');
	t.regex([...first.mechanism, ...first.look].join(' '), /git/v);
	t.regex(first.operator.join(' '), /only with --force\./v);
	for (const version of [parseVersion('2.0.0'), parseVersion('4.0.15'), undefined]) {
		const {mechanism, look, operator} = explainConflict(version, 'unit-mysql-0');
		t.notRegex([...mechanism, ...look].join(' '), /\bgit\b/v);
		t.regex(look.join(' '), /\/var\/lib\/juju\/agents\/unit-mysql-0\/charm/v);
		t.regex(operator.join(' '), /--force-units/v);
	}

	t.regex(first.author.join(' '), /\.pyc/v);
});
