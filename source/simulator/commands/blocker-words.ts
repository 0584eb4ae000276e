import {type BlockerReason} from '../cluster.js';
import {isFrom} from '../era.js';

type ReasonOf<Type extends BlockerReason['type']> = Extract<BlockerReason, {readonly type: Type}>;

const majorMinor = (version: string): string => version.split('.').slice(0, 2).join('.');

const words: {readonly [Type in BlockerReason['type']]: (reason: ReasonOf<Type>, server: string) => string} = {
	'minor-upgrade'({to}, server) {
		const minor = majorMinor(to);
		return isFrom(server, 3, 6)
			? `upgrading a controller only supports patch upgrades within the same major.minor series (e.g. 3.6.x -> 3.6.y); to upgrade to ${minor}.x, bootstrap a new controller and migrate models`
			: `upgrading a controller to a newer major.minor version ${minor} not supported`;
	},
	'database-node': ({id, address, state}) => `unable to upgrade, database node ${id} (${address}) has state ${state}`,
	'database-version': ({version}) => `mongo version has to be "4.4" at least, but current version is "${version}"`,
	machines: ({system, counts}) => `the model hosts deprecated ${system} machine(s): ${counts}`,
	'charm-store': ({charms}) => `the model hosts deprecated charm store charms(s): ${charms.join(', ')}`,
	'lxd-version': ({version}) => `LXD version has to be at least "5.0.0", but current version is only "${version}"`,
	migration: ({mode}) => `model is under "${mode}" mode, upgrade blocked`,
	'model-too-old': ({from, least, to}, server) => isFrom(server, 3, 6)
		? `current model "${from}" must be at least "${least}" before upgrading to "${to}"`
		: `current model ("${from}") has to be upgraded to "${least}" at least`,
	downgrade: () => 'downgrade is not allowed',
	'machine-upgrade': () => 'unexpected upgrade series lock found',
	other: reason => reason.words,
};

const wordsOf = <Type extends BlockerReason['type']>(type: Type, reason: ReasonOf<Type>, server: string): string => words[type](reason, server);

/**
A reason against an upgrade as a controller of 2.9.33 to 3.6 says it.

Source: 2.9.52, 3.5.5, 3.6.28 `upgrades/upgradevalidation/validation.go`.

@param server - What the controller runs.
*/
export const blockerWords = (reason: BlockerReason, server: string): string => wordsOf(reason.type, reason, server);
