import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {countOf} from '../words.js';
import {seeBehind} from './behind.js';
import {defineCase} from './define-case.js';
import {adviceLine, shellLine} from './machine-advice.js';
import {agentsOf, placeOf} from './places.js';

const inferred = 'inferred from how agents of containers run; not seen';

/**
Containers that keep the old version though their host has the new one.
*/
export const containersBehind: Case = defineCase({
	id: 'containers-behind',
	code: 'E5',
	family: 'agents',
	title: 'Containers stay behind their host',
	occurs: {kind: 'iaas'},
	isConfirmed: false,
	signals: [],
	severity: 3,
	see: situation => seeBehind(situation, 'container'),
	meaning(finding) {
		const agents = finding ? countOf(finding.subjects.length, 'agent in containers', 'agents in containers') : 'Agents in containers';
		return [
			`${agents} did not follow, though the host did.`,
			'A container has an agent of its own, and its own way to the controller and the binaries: a bridge, a firewall or a proxy that the host does not need.',
		].join(' ');
	},
	jujuDoes: 'leaves each container to its own agent, which tries a failed download again every 5 seconds. It does not repair the network of a container.',
	remedies(finding, situation) {
		const place = finding && placeOf(situation, finding.model);
		const container = agentsOf(finding, situation).find(({machine}) => machine?.includes('/') === true);
		const machine = container?.machine ?? '0/lxd/0';
		const host = machine.split('/', 1)[0] ?? '0';
		const tag = `machine-${machine.replaceAll('/', '-')}`;
		return [
			{...askAgain, title: 'Watch whether they follow'},
			adviseRemedy({
				id: 'look-into-container',
				title: container ? `Look into container ${machine}` : 'Look into the container',
				explanation: 'Its host is well, so the cause is inside the container or between it and the controller.',
				undo: 'nothing to undo',
				success: 'Its log shows no more failed downloads, and the container reports the new version.',
				reference: inferred,
			}, place
				? [
					'What its agent says:',
					'',
					adviceLine({
						type: 'read-error-log', model: place.model, agent: tag, limit: 50,
					}, situation),
					'',
					'In the container, whether the controller and the disk are in order:',
					'',
					shellLine(place, machine, situation),
					'  grep -A3 apiaddresses /var/lib/juju/agents/machine-*/agent.conf',
					'  df -h /var/lib/juju',
				]
				: ['Its log first, then its network and its disk, from a shell in the container.']),
			adviseRemedy({
				id: 'restart-in-container',
				title: 'Restart its agent, from the host if need be',
				explanation: 'Only when its network and its disk are in order.',
				risk: 'disruptive',
				cost: 'a hook that runs there right now is cut off and starts again',
				undo: 'nothing to undo',
				success: 'The container reports the new version within a minute.',
				reference: inferred,
			}, place
				? [
					shellLine(place, machine, situation),
					`  sudo systemctl restart jujud-${tag}`,
					'',
					'If it cannot be reached that way, from its host:',
					'',
					shellLine(place, host, situation),
					'  sudo lxc list',
					`  sudo lxc exec INSTANCE -- systemctl restart jujud-${tag}`,
				]
				: ['systemctl restart of its service jujud-machine-N-lxd-N, inside the container.']),
		];
	},
	reference: inferred,
});
