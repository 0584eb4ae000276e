import {type Refusal} from '../../../source/domain/answer.js';
import {readJsonLines} from '../../_helpers/fixture.js';
import {clientVersions, type RecordedCommand, type RecordedFlow} from './_ask.js';

/** Upgrade commands of clients against scripted answers. */
export const flows = clientVersions.flatMap(version => readJsonLines<RecordedFlow>(`recordings/clients/${version}/flows.jsonl`).map(flow => ({...flow, version})));

/** All that was run on two real controllers. */
export const recordedCommands = ['commands.jsonl', 'commands-second-controller.jsonl'].flatMap(file => readJsonLines<RecordedCommand>(`recordings/controller-4.0/${file}`));

/** Words that no recording has, as the sources of those versions have them. */
export const refusalsFromSources: ReadonlyArray<readonly [version: string, stderr: string, kind: Refusal['kind']]> = [
	['1.25.13', 'ERROR a hosted environment cannot have a higher version than the server environment: 1.26.0 > 1.25.6', 'controller-first'],
	['2.0.0', 'ERROR a hosted model cannot have a higher version than the server model: 2.1.0 > 2.0.0', 'controller-first'],
	['2.5.8', 'ERROR model cannot be upgraded to 2.5.8 while the controller is 2.5.4: upgrade \'controller\' model first', 'controller-first'],
	['1.25.13', 'ERROR an upgrade is already in progress or the last upgrade did not complete', 'upgrade-in-progress'],
	['1.25.13', 'ERROR upgrade in progress - Juju functionality is limited', 'upgrade-in-progress'],
	['3.6.28', 'ERROR upgrade not possible missing permissions, current level "login", need: "superuser"', 'missing-permission'],
	['4.0.15', 'ERROR unauthorized to upgrade model "prod"', 'missing-permission'],
	['2.0.0', 'ERROR cannot change version from 2.0.2 to 2.0.0', 'too-low'],
	['2.5.8', 'ERROR cannot change version from 2.5.8 to lower version 2.5.4', 'too-low'],
	['1.25.13', 'ERROR cannot upgrade to version incompatible with CLI', 'client-incompatible'],
	['2.5.8', 'ERROR cannot upgrade a 2.5.8 model with a 2.4.7 client', 'client-incompatible'],
	['2.9.52', 'ERROR client incompatible with server 3.1.2', 'client-incompatible'],
	['2.9.52', 'ERROR upgrade to "3.1.0" is not supported from "2.9.52"', 'minor-upgrade'],
	['2.9.31', 'ERROR upgrades to 3.0.0 must first go through juju 2.9', 'minor-upgrade'],
	['1.25.13', 'ERROR no matching tools available', 'binaries-missing'],
	['2.5.8', 'ERROR no matching agent binaries available', 'binaries-missing'],
	['2.9.31', 'ERROR no compatible agent versions available', 'binaries-missing'],
	['2.9.31', 'ERROR no more recent supported versions available', 'binaries-missing'],
	['4.0.15', 'ERROR controller agent binaries are not available for version "4.0.44"', 'binaries-missing'],
	['4.0.0', 'ERROR no recommended versions found', 'binaries-missing'],
	['1.25.13', 'ERROR maintenance\n\nTo unblock changes, run\n\n    juju unblock all-changes\n', 'changes-disabled'],
	['2.9.52', 'ERROR cannot make API call to provider: cloud credential is not valid', 'credential-invalid'],
	['3.6.28', 'ERROR invalid entity name or password (unauthorized access)', 'not-logged-in'],
	['3.6.28', 'please enter password for kim on c1: ERROR EOF', 'not-logged-in'],
	['3.6.28', 'ERROR cannot log in to controller: interaction required but not possible', 'not-logged-in'],
	['3.6.28', 'ERROR No controllers registered.\n\nPlease either create a new controller using "juju bootstrap" or connect to another controller.', 'no-such-controller'],
	['3.6.28', 'ERROR Model "prod" has been migrated to controller "other".', 'no-such-model'],
	['3.6.28', 'ERROR No model in focus.', 'no-such-model'],
	['2.9.52', 'ERROR backups are only supported from the controller model\nUse juju switch to select the controller model', 'wrong-command'],
	['3.6.28', 'ERROR Juju command "create-backup" not supported on container controllers', 'backup-not-available'],
	['2.8.13', 'ERROR juju: "refresh" is not a juju command. See "juju --help".\n\nDid you mean:\n\tagree\n', 'unknown-option'],
	['4.0.15', 'ERROR unrecognized command: juju status-history', 'unknown-option'],
	['2.9.52', 'ERROR invalid value "20" for option --timeout: time: missing unit in duration "20"', 'unknown-option'],
	['2.8.13', 'ERROR stub has no answer for Backups.Create(v2) (not implemented)', 'client-incompatible'],
];
