import {type Refusal} from '../../domain/answer.js';

/** What a refusal means and what helps, one sentence each. */
export type RefusalWords = {readonly message: string; readonly advice: string};

export const refusalWords: Readonly<Record<Exclude<Refusal['kind'], 'charm-refused' | 'unrecognised'>, RefusalWords>> = {
	'agents-too-old': {
		message: 'Juju refused: some agents have not reached the model\'s current version yet.',
		advice: 'Bring these agents to the current version first; each of them is listed with what may help.',
	},
	blockers: {
		message: 'Juju refused: something in the models stands in the way of this version.',
		advice: 'Remove each reason that is listed, then try again.',
	},
	'upgrade-in-progress': {
		message: 'Juju refused: an upgrade is running already.',
		advice: 'Wait until it has ended, then look at the agents before anything else.',
	},
	'changes-disabled': {
		message: 'Juju refused: changes to this model are disabled.',
		advice: 'Ask those who disabled them, then enable the commands and try again.',
	},
	'missing-permission': {
		message: 'Juju refused: this user may not do that.',
		advice: 'Log in as a superuser of the controller or an administrator of the model.',
	},
	'controller-first': {
		message: 'Juju refused: a model cannot be newer than its controller.',
		advice: 'Upgrade the controller first.',
	},
	'wrong-command': {
		message: 'Juju refused: this command is not for this model.',
		advice: 'Use the command that Juju names below.',
	},
	'minor-upgrade': {
		message: 'Juju refused: a controller cannot go to this minor or major version in place.',
		advice: 'Choose a version of the same minor, or bootstrap a new controller and migrate the models to it.',
	},
	'too-low': {
		message: 'Juju refused: the version is lower than the one that runs.',
		advice: 'Choose a newer version; Juju cannot go back.',
	},
	'binaries-missing': {
		message: 'Juju found no agent binaries of this version.',
		advice: 'Check the version, the agent stream and the controller\'s way to the internet, or synchronise the binaries.',
	},
	'not-logged-in': {
		message: 'Juju refused: nobody is logged in, or the password is wrong.',
		advice: 'Log in to the controller, then try again.',
	},
	'no-such-model': {
		message: 'Juju knows no such model.',
		advice: 'Look at the list of models; it may have been removed or migrated.',
	},
	'no-such-controller': {
		message: 'The client knows no such controller.',
		advice: 'Look at the list of controllers, or register the controller with this client.',
	},
	'credential-invalid': {
		message: 'Juju refused: the cloud does not accept the model\'s credential.',
		advice: 'Update the credential with juju update-credential, then try again.',
	},
	'client-incompatible': {
		message: 'This client and its controller do not understand each other.',
		advice: 'Use a client of the controller\'s version.',
	},
	'invalid-version': {
		message: 'Juju refused: this is no complete version.',
		advice: 'Name all three numbers, such as 3.6.28.',
	},
	'unknown-option': {
		message: 'This client does not know the command or one of its options.',
		advice: 'Use a client of the controller\'s version.',
	},
	'backup-not-available': {
		message: 'Juju cannot back up this controller.',
		advice: 'Make a copy by other means, such as snapshots of its machines or volumes.',
	},
};

/** Refusals that nothing in the program waits for, but that deserve better words than Juju's. The sources as in refusal-rules.ts. */
export const otherRefusals: ReadonlyArray<RefusalWords & {readonly versions: string; readonly source: string; readonly pattern: RegExp}> = [
	{
		versions: '1.25 to 4.1',
		source: 'seen, 4.0.17; 3.6.28 state/unit.go',
		pattern: /is not in an? error state|is not in error state|already resolved/v,
		message: 'Juju refused: the unit is not in error at this moment.',
		advice: 'Look at the unit again: Juju retries failed hooks by itself.',
	},
	{
		versions: '2.0 to 4.1',
		source: 'seen, 2.9.52, 3.0.4, 3.6.28',
		pattern: /(?:controller destruction|unregistering controller:) aborted/v,
		message: 'Juju asked to confirm this and got no answer, so nothing was done.',
		advice: 'Run it again and confirm it.',
	},
	{
		versions: '1.25 to 3.6',
		source: 'seen, 2.9.52, 3.6.28',
		pattern: /previous upgrade not reset and no new upgrade triggered/v,
		message: 'Juju asked to confirm this and got no answer, so no upgrade was started.',
		advice: 'Run it again and confirm it.',
	},
	{
		versions: '2.7 to 4.1',
		source: '3.6.28 cmd/juju/action/exec.go',
		pattern: /timed out waiting for results? from/v,
		message: 'Not every machine answered in time.',
		advice: 'Look at the machines that Juju names: their agents may be down.',
	},
	{
		versions: '2.0 to 4.1',
		source: '3.6.28 state/machine.go, state/unit.go',
		pattern: /^ERROR (?:[^\n]{0,200}: )?(?:machine|unit) "?[\w\-\/]{1,200}"? not found/mv,
		message: 'Juju knows no such machine or unit in this model.',
		advice: 'Look at the model again: it may have been removed.',
	},
	{
		versions: '1.25 to 2.8',
		source: '1.25.13 cmd/juju/commands/upgradecharm.go; 2.5.8 cmd/juju/application/upgradecharm.go',
		pattern: /already running (?:latest|specified) charm/v,
		message: 'Nothing was changed: the application has this revision already.',
		advice: 'Compare the revision that the status shows with the one that was wanted.',
	},
	{
		versions: '1.25 to 4.1',
		source: 'OpenSSH',
		pattern: /Permission denied \(publickey/v,
		message: 'The machine does not accept this user\'s ssh key.',
		advice: 'Add the key to the model with juju add-ssh-key, then try again.',
	},
	{
		versions: '1.25 to 4.1',
		source: 'OpenSSH',
		pattern: /ssh: connect to host|Connection (?:closed|reset) by|Connection timed out during banner exchange/v,
		message: 'The machine could not be reached over ssh.',
		advice: 'Check that it is up, in the cloud\'s own console if need be, then try again.',
	},
];
