import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {
	defineMigrationCase,
	keyOf,
	migrateAgain,
	readMigrationLog,
} from './migration-places.js';

const source = '3.6.28 internal/worker/migrationmaster/worker.go, apiserver/common/credentialcommon/modelcredential.go';

/**
F6: the cloud has other machines than the model.
*/
export const migrationMachinesDiffer: Case = defineMigrationCase({
	id: 'migration-machines-differ',
	code: 'F6',
	title: 'The cloud has other machines than the model',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	words: [
		{words: 'machine sanity check failed,', versions: '2.1 to 4.1', source},
		{
			words: 'no machine with instance "', pattern: /migrationmaster/v, versions: '2.1 to 4.1', source,
		},
		{
			words: 'couldn\'t find instance "', pattern: /migrationmaster/v, versions: '2.1 to 4.1', source,
		},
	],
	meaning: [
		'Before the new controller takes over, it counts the machines in the cloud. It found some that the model does not know, such as a container that was left over, or misses some.',
		'The migration was given up.',
	].join(' '),
	jujuDoes: 'takes the migration back: the model stays on the old controller and works on there.',
	remedies: (finding, situation) => [
		...(finding ? readMigrationLog(finding, situation) : []),
		askAgain,
		adviseRemedy({
			id: 'same-machines',
			title: 'Make cloud and model agree',
			risk: 'disruptive',
			explanation: 'Only the log of the old controller names the instances. Look at each before it is deleted.',
			cost: 'what is on an instance that is deleted',
			undo: 'a deleted instance does not come back',
			success: 'The cloud lists exactly the instances of juju machines.',
			reference: 'Juju documentation, Manage models: migrate',
		}, [
			`juju machines -m ${keyOf(finding)}`,
			'',
			'no machine with instance "I": delete I with the tools of the cloud,',
			'if nobody uses it.',
			'couldn\'t find instance "I" for machine N: that machine is gone. Its own',
			'case, "The agent of a machine is down", ends with giving it up.',
		]),
		migrateAgain(finding, situation),
	],
	reference: `${source}; Juju documentation, Manage models: migrate`,
});
