import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {parseVersion} from '../version.js';
import {countOf, listOf} from '../words.js';
import {defineCase} from './define-case.js';
import {executingUnits} from './executing-units.js';
import {adviceLine} from './machine-advice.js';
import {agentsOf, placeOf, placesOf} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/juju#11897, #13104 (2.7 and 2.8 to the first releases of 2.9)';

/** The state of units moved into the controller in 2.8; a unit whose old state was not carried over begins anew. */
const isAffected = (version: string | undefined): boolean => {
	const parsed = parseVersion(version ?? '');
	return parsed?.major === 2 && (parsed.minor === 8 || parsed.minor === 9);
};

const see = (situation: Situation): readonly Sighting[] => situation.targetVersion === undefined || !isAffected(situation.targetVersion)
	? []
	: placesOf(situation).flatMap(({model, status, at, key}) => {
		const {executing} = executingUnits(status.agents);
		// Units of an application that is new are installed rightly.
		const before = situation.applicationsAtStart?.[key];
		const units = executing.filter(({agentStatus: {message}, application}) => message === 'running install hook'
			&& before?.some(({name, unitCount}) => name === application && unitCount > 0) === true
			&& status.applications.find(({name}) => name === application)?.unitCount === before.find(({name}) => name === application)?.unitCount);
		return units.length === 0
			? []
			: [{model, subjects: units.map(({tag}) => tag), evidence: {source: 'status', text: `${listOf(units.map(({name}) => name), 4)}: running install hook`, at}}];
	});

/**
Units that were at work begin anew after the upgrade: their state was lost on the way.
*/
export const installHookAgain: Case = defineCase({
	id: 'install-hook-again',
	code: 'E9',
	family: 'agents',
	title: 'Units are installed a second time',
	occurs: {from: [2, 8], before: [3]},
	isConfirmed: false,
	signals: [],
	severity: 3,
	see,
	meaning(finding) {
		const units = finding ? countOf(finding.subjects.length, 'unit runs', 'units run') : 'Units run';
		return `${units} the install hook although they have been at work before: Juju lost what it knew of them. They may forget their relations, and write over their configuration and data.`;
	},
	jujuDoes: 'goes through install, start and all relations of such a unit as if it were new. Later releases of 2.9 carry the state over.',
	remedies(finding, situation) {
		const place = finding && placeOf(situation, finding.model);
		const [agent] = agentsOf(finding, situation);
		return [
			adviseRemedy({
				id: 'go-no-further',
				title: 'Go no further, and get help',
				explanation: 'Upgrade no more models of this controller until it is known what happened.',
				undo: 'nothing to undo',
				success: 'The units are at work with their relations and their data.',
				reference,
			}, [
				'What the unit went through, for those who help:',
				'',
				place && agent
					? adviceLine({
						type: 'read-status-log', model: place.model, entity: agent.name, limit: 50,
					}, situation)
					: 'The status log of the unit shows install after its upgrade.',
				'',
				'Ask Canonical or discourse.charmhub.io, with juju/juju#13104 at hand.',
			]),
			{...askAgain, title: 'See whether they come back by themselves'},
			adviseRemedy({
				id: 'stop-its-agent',
				title: 'Stop its agent before it does more',
				explanation: 'For a workload whose data must not be written over. The workload goes on; no hook runs.',
				risk: 'disruptive',
				cost: 'no unit on that machine is managed meanwhile',
				undo: 'start the service again',
				reference: `inferred from ${reference}`,
			}, place && agent?.machine !== undefined
				? [
					adviceLine({type: 'open-shell', model: place.model, machine: agent.machine}, situation),
					'  systemctl list-units \'jujud-*\'',
					`  sudo systemctl stop jujud-machine-${agent.machine.replaceAll('/', '-')}`,
				]
				: ['On its machine: systemctl stop of the service that the unit lives in.']),
		];
	},
	reference,
});
