import {isMachineAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {askAgain} from '../make-remedy.js';
import {ubuntuVersion} from '../ubuntu-version.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';
import {countOf, listOf} from '../words.js';
import {drainMachine, upgradeMachine} from './machine-remedies.js';
import {createModelCheck} from './model-check.js';

/**
The oldest Ubuntu that agents of a major version run on; what a later minor takes away is the dry run's to say.

Source: 3.x `core/base/supportedbases.go` (`WorkloadBases`: 20.04 and later), `upgrades/upgradevalidation/validation.go` (Windows and older Ubuntu block).
*/
const oldestSince = {major: 3, ubuntu: 20.04};

type Verdict = 'supported' | 'too-old' | 'unknown';

const judgeBase = (base: string): Verdict => {
	if (base.startsWith('win')) {
		return 'too-old';
	}

	const text = ubuntuVersion(base);
	if (text === undefined) {
		return 'unknown';
	}

	return Number(text) < oldestSince.ubuntu ? 'too-old' : 'supported';
};

const describe = ({name, base}: Agent): string => `machine ${name}: ${base ?? 'no base'}`;

/**
Whether the wanted version has agents for the base of every machine: Juju 3 has none for Ubuntu before 20.04, nor for Windows.
*/
export const basesSupported = createModelCheck({id: 'bases-supported', title: 'Bases are supported'}, ({facts, model, status, at}) => {
	const machines = status.agents.filter(agent => isMachineAgent(agent));
	const old = machines.filter(({base}) => base !== undefined && judgeBase(base) === 'too-old');
	const wanted = parseBinaryVersion(facts.target.version);
	const bases = [...new Set(machines.flatMap(({base}) => base === undefined ? [] : [base]))];
	const all = {source: 'status', text: bases.length === 0 ? 'It has no machines with a base.' : `Bases: ${bases.join(', ')}.`, at};
	if (old.length === 0) {
		return {title: 'The bases of all machines are supported', result: 'pass', evidence: [all]};
	}

	return wanted && isAtLeast(wanted, oldestSince.major)
		? {
			title: `${countOf(old.length, 'machine has', 'machines have')} a base that Juju ${wanted.major} does not support`,
			result: 'block',
			evidence: [{source: 'status', text: listOf(old.map(agent => describe(agent)), 5), at}],
			consequence: `Juju ${wanted.major} has no agents for these machines and refuses the upgrade.`,
			remedies: [upgradeMachine(facts.target, model, old), drainMachine(facts.target, model, {machines: old, agents: status.agents}), askAgain],
		}
		: {
			title: 'The bases of all machines are supported',
			result: 'pass',
			evidence: [all, {source: 'status', text: `Juju 3 will not take ${countOf(old.length, 'machine')} of these.`, at}],
		};
});
