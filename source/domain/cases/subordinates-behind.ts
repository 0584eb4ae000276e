import {type Case, type Situation} from '../case.js';
import {describeAgent} from '../completion.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {seeBehind} from './behind.js';
import {defineCase} from './define-case.js';
import {adviceLine, shellLine} from './machine-advice.js';
import {agentsOf, placeOf} from './places.js';

const inferred = 'inferred from how agents run since 2.9, juju/juju#13104; not seen';

/** Before 2.9 a unit has a service of its own (juju/juju#13104). */
const serviceOf = (tag: string | undefined, {controllerVersion}: Situation): string | undefined =>
	tag !== undefined && controllerVersion !== undefined && !isAtLeast(controllerVersion, 2, 9) ? `jujud-${tag}` : undefined;

const restartTitle = (machine: string | undefined, ownService: string | undefined): string => {
	if (ownService !== undefined) {
		return 'Restart its own agent';
	}

	return machine === undefined ? 'Restart the agent of its machine' : `Restart the agent of machine ${machine}`;
};

/**
Subordinates that keep the old version though their principal has the new one.
*/
export const subordinatesBehind: Case = defineCase({
	id: 'subordinates-behind',
	code: 'E6',
	family: 'agents',
	title: 'Subordinates stay behind',
	occurs: {kind: 'iaas'},
	isConfirmed: false,
	signals: [],
	severity: 3,
	see: situation => seeBehind(situation, 'subordinate'),
	meaning(finding, situation) {
		const [first] = agentsOf(finding, situation);
		const name = first ? describeAgent(first) : 'A subordinate';
		const others = (finding?.subjects.length ?? 1) - 1;
		return [
			`${name}${others > 0 ? ` and ${others} more` : ''} did not follow, though machine and principal did.`,
			'From 2.9 on a subordinate has no process of its own: it is the part of the machine\'s agent that runs this unit which hangs.',
		].join(' ');
	},
	jujuDoes: 'starts all units of a machine anew together with the agent of the machine. It does nothing for one of them alone.',
	remedies(finding, situation) {
		const place = finding && placeOf(situation, finding.model);
		const [agent] = agentsOf(finding, situation);
		const {machine} = agent ?? {};
		const ownService = serviceOf(agent?.tag, situation);
		return [
			{...askAgain, title: 'Watch whether they follow'},
			adviseRemedy({
				id: 'read-its-log',
				title: agent ? `Read what ${agent.name} says` : 'Read what the unit says',
				explanation: 'Its own log says whether it still runs a hook, or could not start.',
				undo: 'nothing to undo',
				reference: inferred,
			}, place && agent
				? [adviceLine({
					type: 'read-error-log', model: place.model, agent: agent.tag, limit: 50,
				}, situation)]
				: ['The log of the subordinate, not that of its principal.']),
			adviseRemedy({
				id: 'restart-machine-agent',
				title: restartTitle(machine, ownService),
				explanation: 'From 2.9 on there is no service of the unit to restart. Before, it has one of its own: jujud-unit-APPLICATION-N.',
				risk: 'disruptive',
				cost: 'hooks that run on this machine right now are cut off and start again',
				undo: 'nothing to undo',
				success: 'The subordinate reports the new version within a minute.',
				reference: 'inferred from juju/juju#13104',
			}, place && machine !== undefined
				? [shellLine(place, machine, situation), `  sudo systemctl restart ${ownService ?? `jujud-machine-${machine.replaceAll('/', '-')}`}`]
				: ['On its machine: systemctl restart of the machine\'s service.']),
		];
	},
	reference: inferred,
});
