import {type Refusal} from '../../domain/answer.js';
import {type Intent} from '../../domain/intent.js';

/** Refusals that hold nothing but their kind. */
export type SimpleRefusal = Exclude<Refusal['kind'], 'agents-too-old' | 'blockers' | 'charm-refused' | 'unrecognised'>;

/**
One way in which Juju says no. `versions` are those that say it so, `source` is where the words come from.
*/
export type RefusalRule = {
	readonly kind: SimpleRefusal;
	readonly versions: string;
	readonly source: string;
	readonly pattern: RegExp;
	/** Where the words mean this for one intent only. */
	readonly only?: Intent['type'];
};

/**
Juju's words as data. The first rule that matches counts, so what is special stands before what is general.
*/
export const refusalRules: readonly RefusalRule[] = [
	{
		kind: 'backup-not-available', versions: '4.0', source: 'seen, 4.0.14', pattern: /Dqlite-based backups/v,
	},
	{
		kind: 'backup-not-available', versions: '2.5 to 4.1', source: '3.6.28 cmd/juju/common/controller.go', pattern: /not supported on container controllers/v,
	},
	{
		kind: 'wrong-command', versions: '3.5 to 4.1', source: 'seen, 3.6.28, 4.0.15', pattern: /use upgrade-controller to upgrade the controller model/v,
	},
	{
		kind: 'wrong-command', versions: '2.0 to 3.6', source: '3.6.28 apiserver/facades/client/backups/backups.go', pattern: /backups are only supported from the controller model/v,
	},
	{
		kind: 'binaries-missing', versions: '4.0', source: 'seen, 4.0.14', pattern: /checking if binaries exist for version|agent binaries are not available for version/v,
	},
	{
		kind: 'binaries-missing',
		versions: '1.25 to 2.9.32',
		source: '2.0.0, 2.5.8, 2.9.31 cmd/juju/commands/upgradejuju.go, upgrademodel.go',
		pattern: /no (?:matching|compatible) (?:tools|agent binaries|agent versions) available|no more recent supported versions available/v,
	},
	{
		kind: 'binaries-missing', versions: '1.25 to 4.1', source: 'seen, 4.0.14', pattern: /cannot read index data|cannot access URL "[^\n"]{0,300}\/streams\/v1\//v,
	},
	{
		kind: 'binaries-missing', versions: '4.0.0', source: '4.0.15 domain/modelagent/service/service.go', pattern: /no recommended versions found/v,
	},
	{
		kind: 'binaries-missing', versions: '4.0', source: 'seen, 4.0.17', pattern: /^ERROR (?:"\d[^"]{0,60}" not found|no agent binaries available)$/mv, only: 'synchronise-binaries',
	},
	{
		kind: 'changes-disabled',
		versions: '2.0 to 4.1',
		source: 'seen, 2.9.52 to 4.0.17',
		pattern: /operation is blocked|the operation has been blocked|All operations that change model have been disabled/v,
	},
	{
		kind: 'changes-disabled', versions: '1.25', source: '1.25.13 cmd/juju/block', pattern: /juju unblock (?:all-changes|destroy-environment|remove-object)/v,
	},
	{
		kind: 'upgrade-in-progress', versions: '2.0 to 4.1', source: 'seen, 2.9.52, 3.6.28, 4.0.15', pattern: /^ERROR [^\n]{0,300}upgrade in progress/mv,
	},
	{
		kind: 'upgrade-in-progress',
		versions: '1.25',
		source: '1.25.13 state/state.go, apiserver/upgrading_root.go',
		pattern: /an upgrade is already in progress or the last upgrade did not complete|Juju functionality is limited/v,
	},
	{
		kind: 'controller-first', versions: '2.3.6 to 3.6', source: '3.6.28 state/state.go', pattern: /upgrade 'controller' model first/v,
	},
	{
		kind: 'controller-first', versions: '3.0 to 3.6', source: 'seen, 3.6.28', pattern: /greater than that of the controller/v,
	},
	{
		kind: 'controller-first', versions: '1.25 to 2.3.5', source: '1.25.13, 2.0.0 state/state.go', pattern: /hosted (?:environment|model) cannot have a higher version than the server/v,
	},
	{
		kind: 'controller-first', versions: '4.0', source: 'seen, 4.0.14', pattern: /cannot upgrade the model to a version that is more than a patch version increase/v,
	},
	{
		kind: 'minor-upgrade', versions: '4.0', source: 'seen, 4.0.14', pattern: /cannot upgrade the controller to a version that is more than a patch version increase/v,
	},
	{
		kind: 'minor-upgrade', versions: '2.9.36 to 2.9', source: '2.9.52 upgrades/upgradevalidation/version.go', pattern: /upgrade to "[^"]{1,60}" is not supported from/v,
	},
	{
		kind: 'minor-upgrade',
		versions: '1.25 to 2.9',
		source: '1.25.13, 2.0.0 cmd/juju/commands/upgradejuju.go',
		pattern: /must first go through|[Ee]nvironment must first be upgraded to|Upgrading to \S{1,60} is not supported/v,
	},
	{
		kind: 'too-low', versions: '4.0', source: 'seen, 4.0.14', pattern: /because it is lower than the current running version/v,
	},
	{
		kind: 'too-low', versions: '3.6', source: 'seen, 3.6.28', pattern: /downgrade not supported/v,
	},
	{
		kind: 'too-low', versions: '1.25 to 2.9.32', source: '2.0.0, 2.5.8 cmd/juju/commands/upgradejuju.go, upgrademodel.go', pattern: /cannot change version from \S{1,60} to /v,
	},
	{
		kind: 'missing-permission', versions: '2.8 to 4.1', source: '3.6.28 cmd/juju/commands/upgradecontroller.go', pattern: /missing permissions, current level/v,
	},
	{
		kind: 'missing-permission',
		versions: '2.0 to 4.1',
		source: 'seen, 2.9.52, 3.6.28, 4.0.15',
		pattern: /^ERROR (?![^\n]{0,300}(?:open|mkdir|stat|fork\/exec) [\/~])[^\n]{0,300}(?:permission denied|unauthorized to upgrade)/mv,
	},
	{
		kind: 'credential-invalid', versions: '2.5 to 3.6', source: '3.6.28 environs/utils.go', pattern: /cannot make API call to provider|credential (?:is )?not valid|invalid credential/v,
	},
	{
		kind: 'not-logged-in',
		versions: '2.0 to 4.1',
		source: '3.6.28 cmd/modelcmd/base.go',
		pattern: /please enter password for|invalid entity name or password|not logged in|cannot get (?:user details|discharge)|interaction required|login expired/v,
	},
	{
		kind: 'no-such-controller',
		versions: '2.0 to 4.1',
		source: 'seen, 2.9.52, 3.6.28, 4.0.15',
		pattern: /^ERROR controller \S{1,300} not found|No (?:selected )?controllers?(?: registered)?\b/mv,
	},
	{
		kind: 'no-such-model',
		versions: '2.0 to 4.1',
		source: 'seen, 4.0.14',
		pattern: /^ERROR model \S{1,300} not found|No model in focus|has been removed from the controller|has been migrated to controller/mv,
	},
	{
		kind: 'client-incompatible',
		versions: '2.8 to 4.1',
		source: 'seen, 3.6.28, 4.0.15',
		pattern: /client incompatible with server|juju client not compatible with server|\(not implemented\)$/mv,
	},
	{
		kind: 'client-incompatible',
		versions: '1.25 to 2.9',
		source: '1.25.13, 2.9.52 cmd/juju/commands/upgradejuju.go, upgrademodel.go',
		pattern: /cannot upgrade a \S{1,60} model with a \S{1,60} client|version incompatible with CLI/v,
	},
	{
		kind: 'invalid-version', versions: '1.25 to 4.1', source: 'seen, 4.0.14', pattern: /invalid (?:major\.minor )?version (?:number )?"?\d/v,
	},
	{
		kind: 'unknown-option',
		versions: '1.25 to 4.1',
		source: 'seen, 2.8.13 to 4.0.15',
		pattern: /(?:option|flag) provided but not defined: |is not a juju command|unrecognized (?:command|args): |invalid value "[^\n"]{0,200}" for option/v,
	},
];
