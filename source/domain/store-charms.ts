import {type Application} from './status.js';

/** Whether an application's charm is of the old charm store: `cs:ubuntu-12` up to 2.9; its origin was `jujucharms` up to 2.8, `charmstore` in 2.9. */
export const isFromStore = ({charm, charmOrigin}: Pick<Application, 'charm' | 'charmOrigin'>): boolean =>
	charm.startsWith('cs:') || charmOrigin === 'jujucharms' || charmOrigin === 'charmstore' || charmOrigin === 'charm-store';

/** The bare name that Charmhub knows a charm of the store by: `ubuntu` of `cs:~owner/bionic/ubuntu-12`. */
export const charmhubName = (charm: string): string => charm.replace(/^.*[\/:]/v, '').replace(/-\d+$/v, '');

/**
The charms that a refusal names, by the names that Charmhub knows.

@param reason `the model hosts deprecated charm store charms(s): cs:ubuntu-12, cs:~owner/mysql-29`, as Juju writes it (3.6.28 `upgrades/upgradevalidation/validation.go`).
*/
export const namedCharms = (reason: string): readonly string[] => (/charms?\(s\): (?<names>.+)/v.exec(reason)?.groups?.['names'] ?? '')
	.split(',')
	.map(name => charmhubName(name.trim()))
	.filter(name => name !== '');
