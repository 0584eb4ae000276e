import {isMachineAgent} from '../agent-kinds.js';
import {isBad, type Agent} from '../agent.js';
import {type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {
	commandLine,
	modelKey,
	type Intent,
	type ModelReference,
} from '../intent.js';
import {treeOf} from '../machine-tree.js';
import {isSameVersionText} from '../version.js';
import {type Patient} from './agent-on-machine.js';
import {
	openCaseRemedy,
	placeOf,
	readLogRemedy,
	type Place,
} from './places.js';

/** Milliseconds that members of a controller wait for each other before they abort (1.25.13 and 3.6.28 `worker/upgradesteps/worker.go`). */
export const peersWait = 15 * 60_000;

/** Milliseconds that the others wait for the database of the primary (3.6.28 `internal/worker/upgradedatabase/worker.go`). */
export const databaseWait = 10 * 60_000;

/** The controller's own model, where its status is known. */
export const controllerPlace = (situation: Situation): Place | undefined => placeOf(situation, situation.controllerModel);

/** Whether a finding is about the controller's own model. */
export const isOfController = (model: ModelReference | undefined, {controllerModel}: Situation): boolean =>
	model !== undefined && controllerModel !== undefined && modelKey(model) === modelKey(controllerModel);

/** Agents of the machines that the controller itself is on, the nodes of one on Kubernetes not among them. */
export const membersOf = ({status}: Place): readonly Agent[] => {
	const machines = status.agents.filter(agent => isMachineAgent(agent));
	const voters = machines.filter(({memberStatus}) => memberStatus !== undefined);
	return voters.length === 0 ? machines : voters;
};

/** Whether the controller is on machines (`iaas`) or on Kubernetes (`caas`); undefined where nothing has said it. */
export const placesKind = (situation: Situation): 'iaas' | 'caas' | undefined => controllerPlace(situation)?.status.kind;

const startForm = /^upgrade in progress since "(?<start>[^"]{1,60})"/v;

/**
How long the controller has been upgrading, in milliseconds, by its own words; undefined where it is not, or does not say.

Source: 3.6.28 `state/upgrade.go`; the time stands in the message of the controller's model.
*/
export const upgradingFor = (situation: Situation): number | undefined => {
	const start = Date.parse(startForm.exec(controllerPlace(situation)?.status.status.message ?? '')?.groups?.['start'] ?? '');
	return Number.isNaN(start) ? undefined : Math.max(0, situation.now - start);
};

/**
Whether all agents that a finding names have what their model wants by now: then the log that it was read from tells of the past. An agent that is not shown is not taken for it.
*/
export const hasArrived = ({model, subjects}: Finding, situation: Situation): boolean => {
	const place = placeOf(situation, model);
	const version = place?.status.version;
	return place !== undefined && version !== undefined && subjects.every(tag => {
		const agent = treeOf(place.status).byTag.get(tag);
		return agent?.version !== undefined && !isBad(agent.condition) && isSameVersionText(agent.version, version);
	});
};

/** An agent of a machine as remedies on its machine want it. */
export const patientOf = (place: Place, agent: Agent): Patient => ({
	place, agent, machine: agent.name, companions: [],
});

/** Reads the controller's log where its model is known. */
export const readControllerLog = (situation: Situation): readonly Remedy[] => {
	const {controllerModel} = situation;
	return controllerModel === undefined ? [] : [{...readLogRemedy(situation, controllerModel), title: 'Read the last errors of the controller'}];
};

/** What a person would type for an intent on this client; `otherwise` where it has no such command. */
export const lineFor = ({render}: Pick<Situation, 'render'>, intent: Intent, otherwise: string): string => {
	const rendered = render(intent);
	return rendered.kind === 'command' ? commandLine(rendered.arguments) : otherwise;
};

/** The line that reads a model's log on this client, for text. */
export const logLine = (situation: Situation, model: ModelReference): string =>
	lineFor(situation, {type: 'read-error-log', model, limit: 50}, `juju debug-log -m ${modelKey(model)} --level ERROR`);

/** The line that opens a shell on a machine, for text. */
export const shellLine = (situation: Situation, model: ModelReference, machine: string): string =>
	lineFor(situation, {type: 'open-shell', model, machine}, `juju ssh -m ${modelKey(model)} ${machine}`);

/** Opens the case of each member that is down. */
export const repairMembers = (place: Place): readonly Remedy[] => membersOf(place).filter(({condition}) => condition === 'down').map(agent => openCaseRemedy({
	id: 'machine-agent-down',
	title: `Repair machine ${agent.name} of the controller`,
	model: place.model,
	subject: agent.tag,
	explanation: 'Its agent is down: as long as it is, the others wait for it in vain.',
}));

/** For reports to Canonical and in the issue tracker: what has to be in them. */
export const reportLines = (situation: Situation, reference: string): readonly string[] => {
	const {controllerModel, controllerVersion} = situation;
	return [
		'Get help before anything is changed. What helpers will ask for:',
		'',
		`- the versions: controller ${controllerVersion?.text ?? 'not known'}, wanted ${situation.targetVersion ?? situation.wantedVersion ?? 'not known'}`,
		...(controllerModel === undefined ? [] : ['- the last errors of the controller:', `  ${logLine(situation, controllerModel)}`]),
		'- /var/log/juju of each machine of the controller, copied away',
		`- what others have found: ${reference}`,
	];
};
