import {isAtLeast, type JujuVersion} from '../../domain/version.js';

/** Names that all clients from 2.8 to 4.1 know. */
const always = `
	actions add-cloud add-credential add-k8s add-machine add-model add-space add-ssh-key add-storage add-unit add-user attach-resource attach-storage
	autoload-credentials bind bootstrap cancel-task change-user-password charm-resources clouds config consume controller-config controllers create-backup
	create-storage-pool credentials dashboard debug-code debug-hook debug-hooks debug-log default-credential default-region deploy destroy-controller
	destroy-model detach-storage diff-bundle disable-command disable-user disabled-commands download-backup enable-command
	enable-destroy-controller enable-user exec export-bundle expose find-offers firewall-rules grant grant-cloud help import-filesystem
	import-ssh-key kill-controller list-actions list-charm-resources list-clouds list-controllers list-credentials list-disabled-commands
	list-firewall-rules list-machines list-models list-offers list-regions list-resources list-spaces list-ssh-keys list-storage list-storage-pools
	list-subnets list-users login logout machines migrate model-config model-default model-defaults models move-to-space offer offers regions
	register relate reload-spaces remove-application remove-cloud remove-credential remove-k8s remove-machine remove-offer remove-relation remove-saas
	remove-space remove-ssh-key remove-storage remove-storage-pool remove-unit remove-user rename-space resolve resolved resources resume-relation
	retry-provisioning revoke revoke-cloud run scale-application scp set-constraints set-credential set-default-region set-firewall-rule
	set-model-constraints show-action show-application show-cloud show-controller show-credential show-credentials show-machine show-model show-offer
	show-space show-status-log show-storage show-unit show-user spaces ssh ssh-keys status storage storage-pools subnets suspend-relation switch
	 trust unexpose unregister update-cloud update-credential update-credentials update-k8s update-public-clouds update-storage-pool
	upgrade-controller upgrade-model users version whoami
`;

/** From 2.9 on. */
const afterEighth = `
	download find info refresh
`;

/** 2.8 and early 2.9. */
const early = `
	add-subnet
`;

/** Up to 2.8: backups on the controller, Charmhub not yet. */
const eighth = `
	backups charm list-backups remove-backup restore-backup show-backup upload-backup
`;

/** 2.9 and 3.x, late ones of 2.9. */
const late = `
	set-application-base upgrade-machine
`;

/** 2.x only. */
const second = `
	add-relation attach budget cached-images cancel-action create-wallet get-constraints get-model-constraints gui hook-tool
	hook-tools list-cached-images list-plans list-wallets plans remove-cached-images remove-consumed-application run-action set-default-credential
	set-plan set-series set-wallet show-action-output show-action-status show-status show-wallet sla sync-tools upgrade-charm
	upgrade-dashboard upgrade-gui upgrade-juju upgrade-series wallets
`;

/** 2.x and 3.0. */
const untilThird = `
	collect-metrics help-tool metrics set-meter-status
`;

/** 2.9 and 3.x. */
const secondAndThird = `
	agree agreements enable-ha list-agreements list-payloads payloads
`;

/** 3.x only. */
const third = `
	wait-for
`;

/** 3.x but for 3.0. */
const thirdAfterFirst = `
	application-storage
`;

/** 3.x and 4.x. */
const fromThird = `
	constraints integrate list-operations list-secrets model-constraints operations secrets set-default-credentials show-operation show-secret show-task
`;

/** 3.x and 4.x but for 3.0. */
const afterThird = `
	add-secret add-secret-backend documentation grant-secret help-action-commands help-hook-commands list-secret-backends remove-secret
	remove-secret-backend revoke-secret secret-backends show-secret-backend update-secret update-secret-backend
`;

/** 4.x only. */
const fourth = `
	model-secret-backend
`;

const wordsOf = (list: string): readonly string[] => list.trim().split(/\s+/v);

/** The name of what copies binaries changed in 2.3 and in 2.9.33. */
const copyName = (client: JujuVersion): string => {
	if (isAtLeast(client, 2, 9, 33)) {
		return 'sync-agent-binary';
	}

	return isAtLeast(client, 2, 3) ? 'sync-agent-binaries' : '';
};

/** Names that are not there yet, oldest clients first (`cmd/juju/commands/main.go`). */
const later: ReadonlyArray<readonly [minor: number, names: string]> = [
	[3, 'export-bundle offer offers find-offers list-offers consume'], [4, 'upgrade-model'], [5, 'upgrade-series'], [6, 'upgrade-controller debug-hook'], [7, 'exec'],
];

const notYet = (client: JujuVersion): ReadonlySet<string> =>
	new Set(later.filter(([minor]) => !isAtLeast(client, 2, minor)).flatMap(([, names]) => wordsOf(names)));

/**
The names of all commands that a client has, aliases included, sorted: those that the simulation plays and the many that it does not. Of clients before 2.8
some that came later are among them.

Source: `juju help commands` recorded of 2.8.13, 2.9.31, 2.9.52, 3.0.4, 3.6.28 and 4.0.15. Where between 2.9.31 and 2.9.52 names came and went is not known:
2.9.33 renamed one of them. 3.1 to 3.5 are taken to be like 3.6.
*/
export const commandNames = (client: JujuVersion): readonly string[] => {
	const {major} = client;
	const isEighth = !isAtLeast(client, 2, 9);
	const isEarly = !isAtLeast(client, 2, 9, 33);
	const isAfterThird = isAtLeast(client, 3, 1);
	const missing = notYet(client);
	return [
		always,
		copyName(client),
		isEighth ? eighth : afterEighth,
		...(isEarly ? [early] : []),
		...(isAfterThird ? [] : [untilThird]),
		...(isAfterThird ? [afterThird] : []),
		...(major === 3 && isAfterThird ? [thirdAfterFirst] : []),
		...(major < 3 ? [second] : []),
		...(major < 4 ? [secondAndThird] : []),
		...(major < 4 && !isEarly ? [late] : []),
		...(major === 3 ? [third] : []),
		...(major >= 3 ? [fromThird] : []),
		...(major >= 4 ? [fourth] : []),
	].flatMap(list => wordsOf(list)).filter(name => name !== '' && !missing.has(name)).toSorted();
};
