import test from 'ava';
import {cases, findCase} from '../../../source/domain/cases/index.js';
import {
	isAborted,
	isBehindByMinor,
	migrationOf,
	movingPlaces,
} from '../../../source/domain/cases/migration-places.js';
import {parseVersion} from '../../../source/domain/version.js';
import {readExamples, situationOf} from '../../_helpers/case-example.js';
import {makeSituation, pickRemedy, withStatus} from '../../_helpers/make-situation.js';
import {webModel} from '../../_helpers/make-state.js';

const statusOf = (message: string | undefined) => ({status: {current: 'available', message, since: undefined}});

const examples = readExamples().filter(({id}) => findCase(id)?.family === 'migration').flatMap(({id, examples: all}) => all.filter(({isFound}) => isFound).map(example => ({id, example})));

test('what a model says of its migration is told from what else it says', t => {
	t.is(migrationOf(statusOf('migrating: exporting model')), 'exporting model');
	t.is(migrationOf(statusOf('upgrade in progress since "20 Nov 2026"')), undefined);
	t.is(migrationOf(statusOf(undefined)), undefined);
	t.true(isAborted(statusOf('migrating: aborted, removing model from target controller: model activation failed, gone')));
	t.true(isAborted(statusOf('migrating: validating, timed out waiting for agents to report')));
	t.false(isAborted(statusOf('migrating: successful, transferring logs to target controller (400 sent)')));
	t.false(isAborted(statusOf('last upgrade aborted on "20 Nov 2026"')));
});

test('a model is behind its controller by a migration only where no upgrade in place does that', t => {
	const isBehind = (version: string | undefined, controller: string): boolean => isBehindByMinor(version, parseVersion(controller));
	t.true(isBehind('2.9.52', '3.0.0'));
	t.true(isBehind('3.5.7', '3.6.28'));
	t.true(isBehind('3.6.28', '4.0.15'));
	t.false(isBehind('3.6.4', '3.6.28'));
	t.false(isBehind('2.8.13', '2.9.52'));
	t.false(isBehind('3.6.28', '3.5.7'));
	t.false(isBehind(undefined, '3.6.28'));
	t.false(isBehindByMinor('3.5.7', undefined));
});

test('models that move are those that say so and those of the plan', t => {
	t.deepEqual(movingPlaces(makeSituation()), []);
	t.deepEqual(movingPlaces(makeSituation({movedModels: [webModel]})).map(({model}) => model.name), [webModel.name]);
	t.deepEqual(movingPlaces(withStatus(statusOf('migrating: exporting model'))).map(({model}) => model.name), [webModel.name]);
});

test('the seventeen cases of a migration are in the catalogue, in order, each with a title that fits', t => {
	const all = cases.filter(({family}) => family === 'migration');
	t.deepEqual(all.map(({code}) => code).toSorted((left, right) => Number(left.slice(1)) - Number(right.slice(1))), Array.from({length: 17}, (_, index) => `F${index + 1}`));
	t.deepEqual(all.filter(({title}) => title.length > 45).map(({title}) => title), []);
	t.deepEqual(all.filter(({isConfirmed}) => !isConfirmed).map(({code}) => code).toSorted(), ['F10', 'F11', 'F14', 'F16', 'F9']);
});

const risks = ['safe', 'disruptive', 'data-loss'];

test('remedies of every finding of a migration stand in the order of their risk, and run nothing where that is not confirmed', t => {
	t.true(examples.length > 50);
	for (const {id, example} of examples) {
		const entry = findCase(id);
		const situation = situationOf(example);
		for (const finding of entry?.match(situation) ?? []) {
			const remedies = entry?.remedies(finding, situation) ?? [];
			const order = remedies.map(({risk}) => risks.indexOf(risk));
			t.deepEqual(order, order.toSorted((left, right) => left - right), `${id}: ${remedies.map(remedy => remedy.id).join(', ')}`);
			t.is(new Set(remedies.map(remedy => remedy.id)).size, remedies.length, id);
			t.deepEqual(remedies.filter(({action}) => entry?.isConfirmed === false && action.type !== 'advice' && action.type !== 'ask-again'), [], id);
			t.deepEqual(remedies.filter(({risk, cost}) => risk !== 'safe' && cost === undefined), [], id);
			const commands = remedies.flatMap(({action}) => action.type === 'perform' ? action.intents : []).map(intent => situation.render(intent).kind);
			t.true(commands.every(kind => kind === 'command'), id);
		}
	}
});

test('every line that is a command names a controller or a model', t => {
	const said = examples.flatMap(({id, example}) => {
		const situation = situationOf(example);
		const entry = findCase(id);
		return (entry?.match(situation) ?? []).flatMap(finding => entry?.remedies(finding, situation) ?? [])
			.flatMap(({action}) => action.type === 'advice' ? action.lines : []).filter(line => line.startsWith('juju '));
	});
	t.true(said.length > 100);
	t.deepEqual([...new Set(said)].filter(line => !/NEW-CONTROLLER|aws|MODEL/v.test(line)), []);
});

test('the migration is started again in the words of the operator\'s client', t => {
	const lines = (client: string | undefined) => {
		const clientVersion = client === undefined ? undefined : parseVersion(client);
		const situation = withStatus(statusOf('migrating: aborted, removing model from target controller: machine sanity check failed, 1 error found'), {clientVersion});
		const entry = findCase('migration-machines-differ');
		const {action} = pickRemedy(entry?.remedies(entry.match(situation)[0], situation) ?? [], 'migrate-again');
		return action.type === 'advice' ? action.lines : [];
	};

	t.deepEqual(lines('3.6.28'), ['juju migrate --dry-run aws:admin/web NEW-CONTROLLER', 'juju migrate aws:admin/web NEW-CONTROLLER']);
	t.deepEqual(lines('2.9.52'), ['juju migrate aws:admin/web NEW-CONTROLLER']);
	t.deepEqual(lines('2.8.13'), ['juju switch aws', 'juju migrate web NEW-CONTROLLER']);
	t.deepEqual(lines(undefined), ['juju migrate aws:admin/web NEW-CONTROLLER']);
});
