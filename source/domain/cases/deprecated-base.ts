import {isMachineAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {drainMachine, upgradeMachine} from '../checks/machine-remedies.js';
import {ubuntuVersion} from '../ubuntu-version.js';
import {placeOf} from './places.js';
import {
	askDryRun,
	defineRefusal,
	groundOf,
	machinesOf,
	modelOf,
	type RefusalCase,
} from './refusal.js';

const source = '2.9.52, 3.6.28 upgrades/upgradevalidation/validation.go';

/** `bionic(1) ubuntu@16.04(3)`: what the words name, as versions of Ubuntu. */
const namedIn = (text: string): ReadonlySet<string> => new Set(text.matchAll(/(?<base>[a-z]{4,12}|ubuntu@\d{1,2}\.\d{2})\(\d{1,9}\)/gv)
	.map(({groups}) => ubuntuVersion(groups?.['base'] ?? ''))
	.filter(version => version !== undefined));

/** From 4.0 on the words name only what is supported. */
const supportedIn = (text: string): ReadonlySet<string> => new Set((/supported bases are: (?<bases>[^\n]+)/v.exec(text)?.groups?.['bases'] ?? '')
	.split(',').flatMap(base => ubuntuVersion(base.trim()) ?? []));

const oldIn = (text: string): ((agent: Agent) => boolean) => {
	const named = namedIn(text);
	const supported = supportedIn(text);
	return ({base}) => {
		const version = base === undefined ? undefined : ubuntuVersion(base);
		return version !== undefined && (named.has(version) || (supported.size > 0 && !supported.has(version)));
	};
};

/**
B1: machines with an Ubuntu that the wanted version has no agents for.
*/
export const deprecatedBase: RefusalCase = defineRefusal({
	id: 'deprecated-base',
	code: 'B1',
	title: 'Machines have a base that is not supported',
	occurs: {from: [2, 9, 33]},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'the model hosts deprecated ubuntu machine(s)', versions: '2.9 to 3.6', source,
		},
		{
			where: 'error', words: 'machines using unsupported bases', versions: '4.0 to 4.1', source: '4.0.15 domain/modelagent/service/service.go',
		},
		{
			where: 'error', words: 'ubuntu machine(s) with an unsupported base', versions: '4.0 to 4.1', source: '4.0 upgrades/upgradevalidation/validation.go',
		},
	],
	findSubjects({agents}, text) {
		const machines = agents.filter(agent => isMachineAgent(agent));
		const old = machines.filter(oldIn(text));
		return old.length === 0 && (machines.some(({base}) => base === undefined) || namedIn(text).size + supportedIn(text).size === 0) ? undefined : old.map(({tag}) => tag);
	},
	meaning: 'Machines of this model run an Ubuntu for which the wanted version has no agents. Each of them has to get a newer Ubuntu, or to give its units to a newer machine.',
	jujuDoes: 'refuses the upgrade for all models while one machine has such a base. Nothing was changed, and all goes on with the version that runs.',
	remedies(finding, situation) {
		const machines = machinesOf(finding, situation);
		return [
			askDryRun(finding, situation),
			drainMachine(groundOf(situation), modelOf(finding, situation), {machines, agents: placeOf(situation, finding?.model)?.status.agents ?? []}),
			upgradeMachine(groundOf(situation), modelOf(finding, situation), machines),
		];
	},
	reference: `${source}; Juju documentation, 3.6 to 4.0`,
});
