import {type Refusal} from '../../../source/domain/answer.js';
import {type CharmRule} from '../../../source/domain/charm/charm-rule.js';
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

/** Words of charms, as the sources of those versions have them, or as they were seen. */
export const charmRefusals: ReadonlyArray<readonly [version: string, stderr: string, rule: CharmRule, subject?: string]> = [
	['1.25.13', 'ERROR cannot upgrade service "mysql" to charm "cs:trusty/mysql-30": cannot change a service\'s subordinacy', 'subordinacy'],
	['2.9.52', 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/focal/mysql-30": cannot change an application\'s subordinacy', 'subordinacy'],
	['1.25.13', 'ERROR cannot upgrade service "mysql" to charm "cs:trusty/mysql-30": would break relation "wordpress:db mysql:server"', 'relations-in-use', 'wordpress:db mysql:server'],
	['3.6.28', 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/jammy/mysql-230": would break relation "wordpress:db mysql:server"', 'relations-in-use', 'wordpress:db mysql:server'],
	['4.0.15', 'ERROR charm has no corresponding relation "server"', 'relations-in-use', 'server'],
	['4.0.15', 'ERROR cannot change interface of relation server from mysql to pgsql', 'relations-in-use'],
	['2.0.0', 'ERROR cannot upgrade application "mysql" to charm "cs:xenial/mysql-30": would break relation "mysql:cluster"', 'peer-relations', 'mysql:cluster'],
	['4.0.15', 'ERROR charm has no corresponding peer relation "upgrade". Please scale down to 0 units to refresh', 'peer-relations', 'upgrade'],
	[
		'2.9.52',
		'ERROR new charm version imposes a maximum relation limit of 1 for mysql:server which cannot be satisfied by the number of already established relations (2)',
		'relation-limits',
		'mysql:server',
	],
	[
		'4.0.15',
		'ERROR setting application "mysql" charm: new charm version imposes a maximum relation limit of 0 for "world" which cannot be satisfied by the number of already established relations (1)',
		'relation-limits',
		'world',
	],
	['1.25.13', 'ERROR cannot upgrade service "mysql" to charm "cs:trusty/mysql-30": required storage "data" removed', 'storage', 'data'],
	['1.25.13', 'ERROR cannot upgrade service "mysql" to charm "cs:trusty/mysql-30": required storage "data" added', 'storage', 'data'],
	['3.6.28', 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/jammy/mysql-2": in-use storage "data" removed', 'storage', 'data'],
	['1.25.13', 'ERROR cannot upgrade service "mysql" to charm "cs:trusty/mysql-30": existing storage "data" with location changed from singleton to multiple', 'storage', 'data'],
	['2.9.52', 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/focal/mysql-2": existing storage "data" with location changed from single to multiple', 'storage', 'data'],
	['4.0.15', 'ERROR cannot refresh application "mysql" because storage definition "data" removed', 'storage', 'data'],
	[
		'3.6.28',
		'ERROR Juju on containers does not support updating storage on a statefulset.\nThe new charm\'s metadata contains updated storage declarations.',
		'stateful-set',
	],
	['1.25.13', 'ERROR cannot upgrade service "mysql" to charm "cs:xenial/mysql-30": cannot change a service\'s series', 'base'],
	['2.9.52', 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/jammy/mysql-30": only these series are supported: ["jammy"]', 'base'],
	['3.6.28', 'ERROR base "ubuntu@20.04" not supported by charm, the charm supported bases are: ubuntu@22.04', 'base'],
	['3.6.28', 'ERROR cannot upgrade from single base "ubuntu@20.04" charm to a charm supporting ["ubuntu@22.04"]. Use --force-series to override.', 'base'],
	['4.0.15', 'ERROR refreshing application from base "ubuntu@20.04" to "ubuntu@22.04": incompatible', 'base'],
	[
		'2.9.52',
		'ERROR Juju on containers does not support updating deployment info for services.\nThe new charm\'s metadata contains updated deployment info.',
		'deployment',
	],
	[
		'3.6.28',
		'ERROR \nUpgrading from an older PodSpec style charm to a newer Sidecar charm requires that\nthe application be scaled down to 0 units.\n\n\tjuju scale-application mysql 0',
		'scale-down',
	],
	['3.6.28', 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/jammy/mysql-2": application should not have units', 'scale-down'],
	['3.6.28', 'ERROR cannot downgrade from v2 charm format to v1', 'charm-format'],
	['2.9.52', 'ERROR upgrading a local charm requires either --path or --switch', 'local-source'],
	['4.0.15', 'ERROR refreshing a local charm requires either --path or --switch', 'local-source'],
	['2.8.13', 'ERROR --switch and --revision are mutually exclusive', 'options'],
	['4.0.15', 'ERROR --path and --revision are mutually exclusive', 'options'],
	['2.9.52', 'ERROR new resource "test-file22" was missing, please provide it via --resource', 'resources', 'test-file22'],
	['3.6.28', 'ERROR resource "mysql-image" revision not found, provide via --resource', 'resources', 'mysql-image'],
	['2.9.52', 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/focal/mysql-2": application is not found or not alive', 'application-alive'],
	['1.25.13', 'ERROR cannot upgrade service "mysql" to charm "cs:trusty/mysql-2": service is not found or not alive', 'application-alive'],
	['4.0.15', 'ERROR application is not alive', 'application-alive'],
	['4.0.15', 'ERROR "mysql" deploy incomplete, please try refresh again in a little bit.', 'application-exists', 'mysql'],
	['1.25.13', 'ERROR service "mysql" not found', 'application-exists', 'mysql'],
	['2.8.13', 'ERROR application "mysql" not found', 'application-exists', 'mysql'],
	[
		'3.6.28',
		'ERROR selecting releases: charm or bundle not found for channel "2/edge", base "amd64/ubuntu/20.04"\navailable releases are:\n  channel "2/stable": available bases are: ubuntu@22.04',
		'release-exists',
	],
	['2.8.13', 'ERROR cannot resolve URL "cs:mysql": charm or bundle not found', 'release-exists'],
	['1.25.13', 'ERROR charm not found: cs:trusty/mysql-99', 'release-exists'],
	['3.6.28', 'ERROR charm "ch:amd64/jammy/mysql-48" not found (not found)', 'release-exists'],
	['2.9.52', 'ERROR selecting releases: no releases available', 'release-exists'],
];
