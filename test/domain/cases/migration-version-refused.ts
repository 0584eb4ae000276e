import test from 'ava';
import {migrationVersionRefused} from '../../../source/domain/cases/migration-version-refused.js';
import {parseVersion} from '../../../source/domain/version.js';
import {
	intentsIn,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {webModel} from '../../_helpers/make-state.js';

const refused = (reason: string, {version = '2.9.42', controller = '2.9.52'}: {readonly version?: string; readonly controller?: string} = {}) => withStatus({
	version, status: {current: 'available', message: `migrating: aborted, removing model from target controller: target prechecks failed: ${reason}`, since: undefined},
}, {controllerVersion: parseVersion(controller)});

const tooOld = 'model must be upgraded to at least version 2.9.43 before being migrated to a controller with version 3.6.28';

test('a model that is too old is upgraded where it is, as far as its controller goes', t => {
	t.deepEqual(intentsIn(pickRemedy(remediesFor(migrationVersionRefused, refused(tooOld)), 'upgrade-model')), [{type: 'upgrade-model', model: webModel, version: '2.9.43'}]);
	const held = pickRemedy(remediesFor(migrationVersionRefused, refused(tooOld, {controller: '2.9.42'})), 'upgrade-model');
	t.regex(held.disabledReason ?? '', /^Its controller runs 2\.9\.42/v);
	t.deepEqual(intentsIn(held), []);
});

test('it is no finding any more once the model is new enough, whatever its status goes on saying', t => {
	t.deepEqual(migrationVersionRefused.match(refused(tooOld, {version: '2.9.43'})), []);
	t.is(migrationVersionRefused.match(refused(tooOld, {version: '2.9.42'})).length, 1);
});

test('too far in one step is answered with the steps', t => {
	const situation = refused('migrate to "4.0.15" is not supported from "2.9.52"', {version: '2.9.52'});
	const {action} = pickRemedy(remediesFor(migrationVersionRefused, situation), 'more-stops');
	t.true(action.type === 'advice' && action.lines.length > 1 && action.lines.some(line => line.includes('3.6')), JSON.stringify(action));
});

test('a new controller that is too old has to be a newer one', t => {
	const situation = refused('model has higher version than target controller (3.6.28 > 3.6.14)', {version: '3.6.28', controller: '3.6.28'});
	const {action} = pickRemedy(remediesFor(migrationVersionRefused, situation), 'newer-controller');
	t.true(action.type === 'advice' && action.lines.some(line => line.includes('3.6.28 or newer')));
	t.regex(onlyFinding(migrationVersionRefused, refused(tooOld)).evidence[0]?.text ?? '', /2\.9\.43/v);
});
