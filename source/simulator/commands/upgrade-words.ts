import {type JujuVersion} from '../../domain/version.js';
import {type UpgradeRefusal} from '../cluster.js';
import {isChosenByClient, isFourth, isFrom} from '../era.js';
import {blockerWords} from './blocker-words.js';
import {lockedUpgrade} from './lock.js';
import {secondWords} from './second-words.js';

/** What the words depend on, beside the refusal. */
export type RefusalSetting = {
	/** What the controller runs. */
	readonly server: string;
	readonly command: 'upgrade-controller' | 'upgrade-model';
	/** Whether the controller can reach what publishes binaries. */
	readonly canFetch: boolean;
	readonly modelName: string;
	/** Up to 2.9.32 the client finds most reasons itself; not given where it had none to find. */
	readonly client?: JujuVersion;
};

const streamAddress = 'https://streams.canonical.com/juju/tools/streams/v1/index2.sjson';

/** What 4.0.14 said where nothing could be fetched. */
const unreachableStream = (version: string): string => [
	`checking if binaries exist for version "${version}"`,
	'getting available agent binaries in controller for stream "released"',
	'getting simple streams agent binary patch versions for controller',
	'cannot read index data, attempt count exceeded',
	`cannot access URL "${streamAddress}"`,
	`Get "${streamAddress}"`,
	'dial tcp',
	'lookup streams.canonical.com on 10.0.0.53:53',
	'no such host',
].join(': ');

const blockersText = ({to, models}: UpgradeRefusal & {reason: 'blockers'}, server: string): string => [
	`cannot upgrade to "${to}" due to issues with these models:`,
	...models.flatMap(({model, reasons}) => [`"${model}":`, ...reasons.map(reason => `- ${blockerWords(reason, server)}`)]),
	'',
].join('\n');

const progressText = (server: string): string => [
	'upgrade in progress (upgrade in progress)',
	'',
	...(isFourth(server)
		? ['Please wait for the upgrade to complete.']
		: [
			'Please wait for the upgrade to complete or if there was a problem with',
			'the last upgrade that has been resolved, consider running the',
			'upgrade-model command with the --reset-previous-upgrade option.',
		]),
].join('\n');

const patchOnly = (what: 'controller' | 'model'): string => `cannot upgrade the ${what} to a version that is more than a patch version increase (not valid)`;

const lowText = (to: string, {server, command}: RefusalSetting): string => {
	if (!isFourth(server)) {
		return 'downgrade not supported';
	}

	const what = command === 'upgrade-controller' ? 'controller' : 'model agent';
	return `cannot upgrade the ${what} to version "${to}" because it is lower than the current running version`;
};

const highText = ({to, controllerVersion}: UpgradeRefusal & {reason: 'above-controller'}, server: string): string => {
	if (isFourth(server)) {
		return patchOnly('model');
	}

	return isFrom(server, 3)
		? `cannot upgrade to a version "${to}" greater than that of the controller "${controllerVersion}"`
		: `model cannot be upgraded to ${to} while the controller is ${controllerVersion}: upgrade 'controller' model first`;
};

type RefusalOf<Reason extends UpgradeRefusal['reason']> = Extract<UpgradeRefusal, {readonly reason: Reason}>;

/** Undefined where the client does not say that anything was refused. */
type Words<Reason extends UpgradeRefusal['reason']> = (refusal: RefusalOf<Reason>, setting: RefusalSetting) => string | undefined;

const words: {readonly [Reason in UpgradeRefusal['reason']]: Words<Reason>} = {
	'missing-permission': ({access}) => `upgrade not possible missing permissions, current level "${access}", need: "superuser"`,
	'permission-denied': (_refusal, {server, modelName}) =>
		isFourth(server) ? `unauthorized to upgrade model "${modelName}" (unauthorized access)` : 'permission denied (unauthorized access)',
	'use-upgrade-controller': () => 'use upgrade-controller to upgrade the controller model',
	'changes-disabled': ({message}) => lockedUpgrade(message),
	'upgrade-in-progress': (_refusal, {server}) => progressText(server),
	'agents-behind': ({version, tags}) => `some agents have not upgraded to the current model version ${version}: ${tags.join(', ')}`,
	'controller-nodes-behind': ({nodes, version}) =>
		`controller upgrading is blocked for reason: controller nodes [${nodes.join(' ')}] are not running controller version "${version}"`,
	blockers: (refusal, {server}) => blockersText(refusal, server),
	'unsupported-bases': ({count}) => `model upgrading is blocked for reason: model has ${count} machines using unsupported bases, the supported bases are: ubuntu@20.04, ubuntu@22.04, ubuntu@24.04`,
	'not-supported': ({from, to}, {server, command}) =>
		isFourth(server) ? patchOnly(command === 'upgrade-controller' ? 'controller' : 'model') : `upgrade to "${to}" is not supported from "${from}"`,
	'too-low': ({to}, setting) => lowText(to, setting),
	'above-controller': (refusal, {server}) => highText(refusal, server),
	'binaries-missing': ({version}, {canFetch}) => canFetch ? undefined : unreachableStream(version),
	'unknown-stream': ({stream}, {server}) => isFourth(server) ? `agent stream "${stream}" is not recognised as a valid value (not valid)` : undefined,
};

const wordsOf = <Reason extends UpgradeRefusal['reason']>(reason: Reason, refusal: RefusalOf<Reason>, setting: RefusalSetting): string | undefined =>
	words[reason](refusal, setting);

/**
The words of a refused upgrade, without `ERROR `.

Source: recorded of a 4.0 controller, and flows of 2.9.52, 3.6.28 and 4.0.15; `apiserver/facades/client/modelupgrader` and `upgrades/upgradevalidation` of the
same versions.

@returns Undefined where the client does not say that anything was refused: it says `no upgrades available`.
*/
export const refusalWords = (refusal: UpgradeRefusal, setting: RefusalSetting): string | undefined => {
	const {client, server} = setting;
	const old = client && isChosenByClient(client.text, server) ? secondWords(refusal, {client, server}) : undefined;
	return old ?? wordsOf(refusal.reason, refusal, setting);
};
