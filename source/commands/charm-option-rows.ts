import {type OptionRow} from './options.js';

/** What `charm` alone takes, named as Juju's `refresh` names it. */
export const charmOptionRows: readonly OptionRow[] = [
	{name: 'channel', value: 'CHANNEL', description: 'charm: the channel to follow, such as 14/stable'},
	{name: 'revision', value: 'N', description: 'charm: one revision of the same charm'},
	{name: 'switch', value: 'CHARM', description: 'charm: another charm in its place'},
	{name: 'path', value: 'PATH', description: 'charm: a charm on this machine, a folder or a file of charmcraft'},
	{name: 'repository', value: 'DIR', description: 'charm: a folder with charms by series (Juju 1.25)'},
	{
		name: 'config', value: 'FILE|K=V', isRepeatable: true, description: 'charm: a YAML file with settings, or one setting (3.6 and later)',
	},
	{
		name: 'resource', value: 'NAME=FILE', isRepeatable: true, description: 'charm: a resource to upload with it',
	},
	{name: 'base', value: 'BASE', description: 'charm: the base of new units, such as ubuntu@24.04 (3.6 and later)'},
	{name: 'bind', value: 'BINDING', description: 'charm: the space of its endpoints (2.7 and later)'},
	{
		name: 'storage', value: 'NAME=SPEC', isRepeatable: true, description: 'charm: storage that new units get',
	},
	{name: 'trust', value: '[BOOL]', description: 'charm: whether it gets the credential of the cloud (3.1 and later)'},
	{name: 'force-units', description: 'charm: give it to units in error too, which skips their upgrade-charm hook'},
	{name: 'force', description: 'charm: pass over LXD profiles and limits of relations (2.5 and later); what 1.25 calls force is --force-units'},
	{name: 'force-base', description: 'charm: take one that does not name the base of the application'},
];
