import {type Check, type PrepareFacts, type Remedy} from '../check.js';
import {type Intent} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {explainClient} from '../select-version.js';
import {
	isSameMinor,
	isNewer,
	parseBinaryVersion,
	type JujuVersion,
} from '../version.js';
import {needsNothing, toResult, type Verdict} from './verdict.js';

const check = {id: 'client-compatible', title: 'Client suits the controller'};

const otherClient = ({major, minor}: JujuVersion): Remedy => adviseRemedy({
	id: 'install-client',
	title: `Use a ${major}.${minor} client`,
	explanation: 'A second client can live beside the first; nothing is taken away from it.',
	undo: `sudo snap remove juju_${major}${minor}`,
	reference: 'Juju documentation, Manage Juju: parallel installs of the snap',
}, [
	`Install a ${major}.${minor} client beside this one:`,
	'',
	'  sudo snap set system experimental.parallel-instances=true',
	`  sudo snap install --channel ${major}.${minor}/stable juju_${major}${minor} --classic`,
	'',
	`Then start the wizard again with --juju /snap/bin/juju_${major}${minor}.`,
	`Where the snap of Juju may simply follow: sudo snap refresh juju --channel ${major}.${minor}/stable`,
]);

const firstCommand = ({target}: PrepareFacts): Intent => {
	const {controller, version, upgradesController} = target;
	const model = target.models[0];
	return upgradesController || !model ? {type: 'upgrade-controller', controller, version} : {type: 'upgrade-model', model, version};
};

const block = (title: string, text: string, remedies: readonly Remedy[]): Verdict => ({
	title,
	result: 'block',
	evidence: [{source: 'versions', text, at: undefined}],
	consequence: 'Commands of a client that does not suit are refused, or mean something else than they say.',
	remedies,
});

const judgeVersions = (client: JujuVersion, controller: JujuVersion | undefined, wanted: JujuVersion | undefined): Verdict => {
	const suited = controller ?? wanted;
	if (!suited || !wanted) {
		return {title: 'The version of the controller is not known', result: 'unknown', remedies: []};
	}

	if (client.major !== suited.major) {
		// Across major versions only the last minor and the next major get on, and only in status and migrate (documentation of 3.6, "Manage Juju").
		return block(`A ${client.major}.x client does not suit a ${suited.major}.x controller`, `Client ${client.text}, controller ${suited.text}.`, [otherClient(suited)]);
	}

	const problem = explainClient(client, wanted, controller);
	if (problem) {
		return block('The client is too old', problem.problem, [otherClient(wanted)]);
	}

	return isNewer(wanted, client) && !isSameMinor(wanted, client)
		? {
			title: `The client (${client.text}) is older than ${wanted.major}.${wanted.minor}`,
			result: 'warn',
			evidence: [{source: 'versions', text: `Client ${client.text}, wanted ${wanted.text}. They get on within one major version, but the client comes first in an upgrade.`, at: undefined}],
			consequence: 'Options and messages of the newer version are not known to this client.',
			remedies: [otherClient(wanted)],
		}
		: {
			title: `Client ${client.text} suits the controller`,
			result: 'pass',
			evidence: [{source: 'versions', text: `Client ${client.text}, controller ${suited.text}, wanted ${wanted.text}.`, at: undefined}],
		};
};

const judge = (facts: PrepareFacts): Verdict => {
	const {clientVersion, target, controller, render} = facts;
	if (!clientVersion) {
		return {title: 'The version of the client is not known', result: 'unknown', isIgnorable: false};
	}

	const running = parseBinaryVersion(target.controllerVersion);
	if (controller.failure?.refusal?.kind === 'client-incompatible') {
		return block('The controller refuses this client', controller.failure.evidence, running ? [otherClient(running)] : []);
	}

	const rendered = render(firstCommand(facts));
	if (rendered.kind === 'unavailable') {
		return {...block('This client has no command for this upgrade', rendered.reason, running ? [otherClient(running)] : []), isIgnorable: false};
	}

	return judgeVersions(clientVersion, running, parseBinaryVersion(target.version));
};

/**
Whether the client's version can lead this upgrade. Sources: Juju documentation, "Manage Juju"; 2.9.31 `upgrademodel.go`; juju/juju#19159.
*/
export const clientCompatible: Check = {
	...check,
	needs: needsNothing,
	judge: facts => [toResult(check, facts.target.controller, judge(facts))],
};
