import {type Check, type PrepareFacts, type Remedy} from '../check.js';
import {clientRemedies} from '../client-upgrade.js';
import {type Intent} from '../intent.js';
import {explainClient} from '../select-version.js';
import {
	isSameMinor,
	isNewer,
	parseBinaryVersion,
	type JujuVersion,
} from '../version.js';
import {needsNothing, toResult, type Verdict} from './verdict.js';

const check = {id: 'client-compatible', title: 'Client suits the controller'};

const firstCommand = ({target}: PrepareFacts): Intent => {
	const {controller, version, stream, upgradesController} = target;
	const model = target.models[0];
	const wanted = {version, ...(stream !== undefined && {stream})};
	return upgradesController || !model ? {type: 'upgrade-controller', controller, ...wanted} : {type: 'upgrade-model', model, ...wanted};
};

const block = (title: string, text: string, remedies: readonly Remedy[]): Verdict => ({
	title,
	result: 'block',
	evidence: [{source: 'versions', text, at: undefined}],
	consequence: 'Commands of a client that does not suit are refused, or mean something else than they say.',
	remedies,
});

/** Ways to a client that goes with a version, as this machine has them. */
const otherClient = ({clientVersion, host}: PrepareFacts, version: JujuVersion | undefined): readonly Remedy[] =>
	(version ? clientRemedies(version, {client: clientVersion, host: host.value}) : []);

const judgeVersions = (facts: PrepareFacts, client: JujuVersion): Verdict => {
	const controller = parseBinaryVersion(facts.target.controllerVersion);
	const wanted = parseBinaryVersion(facts.target.version);
	const suited = controller ?? wanted;
	if (!suited || !wanted) {
		return {title: 'The version of the controller is not known', result: 'unknown', remedies: []};
	}

	if (client.major !== suited.major) {
		// Across major versions only the last minor and the next major get on, and only in status and migrate (documentation of 3.6, "Manage Juju").
		return block(`A ${client.major}.x client does not suit a ${suited.major}.x controller`, `Client ${client.text}, controller ${suited.text}.`, otherClient(facts, suited));
	}

	const problem = explainClient(client, wanted, controller);
	if (problem) {
		return block('The client is too old', problem.problem, otherClient(facts, wanted));
	}

	return isNewer(wanted, client) && !isSameMinor(wanted, client)
		? {
			title: `The client (${client.text}) is older than ${wanted.major}.${wanted.minor}`,
			result: 'warn',
			evidence: [{source: 'versions', text: `Client ${client.text}, wanted ${wanted.text}. They get on within one major version, but the client comes first in an upgrade.`, at: undefined}],
			consequence: 'Options and messages of the newer version are not known to this client.',
			remedies: otherClient(facts, wanted),
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
		return block('The controller refuses this client', controller.failure.evidence, otherClient(facts, running));
	}

	const rendered = render(firstCommand(facts));
	if (rendered.kind === 'unavailable') {
		return {...block('This client has no command for this upgrade', rendered.reason, otherClient(facts, running)), isIgnorable: false};
	}

	return judgeVersions(facts, clientVersion);
};

/**
Whether the client's version can lead this upgrade. Sources: Juju documentation, "Manage Juju"; 2.9.31 `upgrademodel.go`; juju/juju#19159.
*/
export const clientCompatible: Check = {
	...check,
	needs: needsNothing,
	judge: facts => [toResult(check, facts.target.controller, judge(facts))],
};
