import {clearConflict} from '../charms/clear-conflict.js';
import {repairHook} from '../cluster.js';
import {type Unit} from '../cloud.js';
import {referenceOf} from '../lookup.js';
import {type Call, type Command, type Outcome} from './command.js';
import {machineOf, noWayIn} from './machine-shell.js';
import {misuse, Refusal} from './refusal.js';
import {sessionOptions} from './ssh.js';
import {targetModel} from './target.js';
import {findUnit, isUnitName} from './unit-names.js';

/** Why no hook was repaired in a session. */
export const nothingFails = ({charmTaken}: Unit): string => charmTaken?.state === 'conflict'
	? 'No hook of this unit fails: what is in the way of its charm\'s files is moved aside, and resolved lets it go on.'
	: 'No hook of this unit fails.';

/** What a person would have seen who found and repaired the cause. */
const session = (unit: Unit, isRepaired: boolean): string => {
	const prompt = `root@${unit.name.replace('/', '-')}:/var/lib/juju/agents/${unit.tag}/charm#`;
	return [
		`This is the session of ${unit.name} in which its hooks can be debugged.`,
		...(isRepaired
			? [`${prompt} systemctl restart ${unit.application}`, `${prompt} exit`, 'The cause is repaired: the next try of the hook will succeed.']
			: [`${prompt} exit`, nothingFails(unit)]),
		'',
	].join('\n');
};

const run = (call: Call): Outcome => {
	const [name] = call.positional;
	if (name === undefined) {
		throw misuse('no unit name specified');
	}

	if (!isUnitName(name)) {
		throw misuse(`"${name}" is not a valid unit name`);
	}

	const {controller, model} = targetModel(call);
	const unit = findUnit(model, name);
	if (!unit) {
		throw new Refusal(`unit "${name}" not found`);
	}

	const machine = machineOf(model, name);
	if (machine && !machine.isOn) {
		throw noWayIn(machine);
	}

	if (!call.isTerminal) {
		return {stderr: 'open terminal failed: not a terminal\n', exitCode: 1};
	}

	clearConflict(unit);
	const place = referenceOf(controller, model, unit);
	const isRepaired = repairHook(call.cloud, place);
	return {session: {kind: 'hooks', place}, transcript: session(unit, isRepaired)};
};

export const debugHooks: Command = {
	name: 'debug-hooks', aliases: () => ['debug-hook'], options: sessionOptions, isInterspersed: false, run,
};
