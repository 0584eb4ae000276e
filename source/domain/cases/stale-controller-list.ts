import {isMachineAgent} from '../agent-kinds.js';
import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {isNewer, parseBinaryVersion} from '../version.js';
import {asOne} from './as-one.js';
import {defineCase} from './define-case.js';
import {placeOf} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/juju#21118; 3.6.28 cmd/juju/controller/listcontrollers.go (the list is a file of the client\'s)';

const isOlder = (left: string | undefined, right: string | undefined): boolean => {
	const [shown, running] = [left === undefined ? undefined : parseBinaryVersion(left), right === undefined ? undefined : parseBinaryVersion(right)];
	return shown !== undefined && running !== undefined && isNewer(running, shown);
};

/** What runs, by the controller's own agents, where all of them have it and it is newer than what is shown; undefined otherwise. `since`: when the last of them said so. */
const runningVersion = (situation: Situation, shown: string | undefined): {readonly version: string; readonly since: number} | undefined => {
	const status = placeOf(situation, situation.controllerModel)?.status;
	// Mostly it is not, and no agent has to be looked at.
	const agents = isOlder(shown, status?.version) ? (status?.agents.filter(agent => agent.kind === 'controller' || isMachineAgent(agent)) ?? []) : [];
	const versions = new Set(agents.map(({version}) => version).filter(version => version !== undefined));
	const [version] = versions;
	return version === undefined || versions.size > 1 ? undefined : {version, since: Math.max(...agents.map(({since}) => since ?? Infinity))};
};

const detailsOf = ({controller, details}: Situation) => (controller === undefined ? undefined : details[controller]);

/** The list was asked for after the controller itself, so that the client could know better. */
const inList = (situation: Situation): readonly Sighting[] => {
	const {controller, controllers, controllerModel} = situation;
	const live = detailsOf(situation);
	const listed = controllers?.value?.controllers.find(({name}) => name === controller)?.version;
	const running = live?.value?.version;
	return (controllers?.at ?? 0) > (live?.at ?? Infinity) && isOlder(listed, running)
		? [{model: controllerModel, subjects: [], evidence: {source: 'controllers', text: `The list says ${listed ?? ''}, the controller ${running ?? ''}.`, at: controllers?.at}}]
		: [];
};

/** The controller was asked after its agents had turned. */
const inDetails = (situation: Situation): readonly Sighting[] => {
	const live = detailsOf(situation);
	const shown = live?.value?.version;
	const running = runningVersion(situation, shown);
	return running && (live?.at ?? 0) > running.since && isOlder(shown, running.version)
		? [{model: situation.controllerModel, subjects: [], evidence: {source: 'show-controller', text: `show-controller says ${shown ?? ''}, the agents run ${running.version}.`, at: live?.at}}]
		: [];
};

/**
A3: the client goes on showing the version that a controller had before.
*/
export const staleControllerList: Case = asOne(defineCase({
	id: 'stale-controller-list',
	code: 'A3',
	family: 'client',
	title: 'The list of controllers shows an old version',
	occurs: {from: [2]},
	isConfirmed: true,
	severity: 1,
	signals: [],
	see: situation => [...inList(situation), ...inDetails(situation)],
	meaning: 'The list of controllers is a file of this client, and it still has the version from before. The status has what runs. The upgrade itself is not touched by it.',
	jujuDoes: 'refreshes the list when it is asked to, and mostly when a controller is shown. It does not ask the controllers by itself.',
	remedies: (_finding, {controller}) => [
		{...askAgain, title: 'Ask the controller itself', success: 'The list and the status say the same version.'},
		adviseRemedy({
			id: 'refresh-list',
			title: 'Have the client refresh its list',
			explanation: 'Trust the status until then: agents are what counts, and they say their version themselves.',
			undo: 'nothing to undo',
			success: 'The list and the status say the same version.',
			reference,
		}, [
			'  juju controllers --refresh',
			'',
			'It asks every controller in the list, and takes ten minutes for each that does not answer.',
			`Then look: juju show-controller ${controller ?? 'CONTROLLER'}`,
		]),
	],
	reference,
}));
