import test from 'ava';
import {isEnvironment} from '../../source/domain/environment.js';

test('what runs Juju 1 is an environment, all else has controllers and models', t => {
	t.true(isEnvironment('1.25.13'));
	t.true(isEnvironment('1.22.8-trusty-amd64'));
	t.false(isEnvironment('2.0.0'));
	t.false(isEnvironment('4.0.14'));
	t.false(isEnvironment(undefined));
	t.false(isEnvironment('nonsense'));
});
