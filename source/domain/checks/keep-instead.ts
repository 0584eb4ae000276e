import {type ControllerDetails, type Known} from '../answer.js';
import {type Remedy} from '../check.js';
import {adviseRemedy} from '../make-remedy.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';

/** Names that Juju itself gives to clouds, and those that people give to the same (3.6.28 `cloud/fallback_public_cloud.go`). */
const byCloud: ReadonlyArray<readonly [RegExp, string]> = [
	[/^aws/v, 'On AWS: EC2, Snapshots, "Create snapshots" of the whole instance, for each controller machine.'],
	[/^google|^gce/v, 'On Google: Compute Engine, snapshots of the disks of each controller machine.'],
	[/^azure/v, 'On Azure: snapshots of the disks of each controller machine.'],
	[/^oracle/v, 'On Oracle: a backup of the boot volume of each controller machine.'],
	[/^localhost$|^lxd/v, 'On LXD: lxc snapshot INSTANCE, for each controller machine.'],
	[/openstack/v, 'On OpenStack: openstack server image create, for each controller machine; for machines with volumes, snapshots of these.'],
	[/vsphere|vmware/v, 'On vSphere: a snapshot of each controller machine.'],
	[/^maas/v, 'MAAS takes no snapshots: copy the folders below away from each controller machine while its agent is stopped.'],
];

/** The controller that cannot be backed up. */
type Facts = {readonly controller: Known<ControllerDetails>; readonly target: {readonly controller: string; readonly controllerVersion: string}};

const ofMachines = ({controller, target}: Facts): readonly string[] => {
	const cloud = controller.value?.cloud?.toLowerCase();
	const hint = cloud === undefined ? undefined : byCloud.find(([form]) => form.test(cloud))?.[1];
	const version = parseBinaryVersion(target.controllerVersion);
	return [
		'Have the cloud take a snapshot of the disks of all controller machines at one time, while nothing changes in Juju.',
		...(hint === undefined ? [] : ['', hint]),
		'',
		version && isAtLeast(version, 4)
			? 'It has to hold /var/lib/juju: the database is in its folder dqlite.'
			: 'It has to hold /var/lib/juju and the database: /var/lib/juju/db, from 2.9 on /var/snap/juju-db/common/db.',
	];
};

/** Source: 3.6.28 `internal/provider/kubernetes/bootstrap.go`: namespace `controller-NAME`, stateful set `controller`, claim `storage`. */
const ofPods = ({target}: Facts): readonly string[] => [
	'Have the cloud take a snapshot of the volume of each controller pod, all at one time, while nothing changes in Juju.',
	'',
	`Namespace controller-${target.controller}, claims storage-controller-0 and so on. List them with:`,
	`kubectl -n controller-${target.controller} get persistentvolumeclaims`,
];

/**
What the cloud can keep where Juju cannot back its controller up.
*/
export const keepInstead = (facts: Facts): Remedy => adviseRemedy({
	id: 'snapshot-database',
	title: 'See what the cloud can snapshot',
	explanation: 'It is your own way back: this program cannot take a snapshot, prove it, or go back to it. Try the way back before you need it.',
	cost: 'a snapshot of a running database may have to be repaired when it is used',
}, facts.controller.value?.isKubernetes === true ? ofPods(facts) : ofMachines(facts));
