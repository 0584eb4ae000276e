import {isAtLeast} from '../../domain/version.js';
import {type Model} from '../cloud.js';
import {removeMachine as remove} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {refuseLocked} from './lock.js';
import {misuse} from './refusal.js';
import {targetModel} from './target.js';

const machineForm = /^\d+(?:\/[a-z]+\/\d+)*$/v;

const checkWords = ({options, positional}: Call) => {
	if (positional.length === 0) {
		throw misuse('no machines specified');
	}

	const wrong = positional.find(id => !machineForm.test(id));
	if (wrong !== undefined) {
		throw misuse(`invalid machine id "${wrong}"`);
	}

	if (options.has('no-wait') && !options.has('force')) {
		throw misuse('--no-wait without --force not valid');
	}
};

type Removed = {readonly id: string; readonly units?: readonly string[]; readonly problem?: string};

const isBelow = (id: string, host: string): boolean => id === host || id.startsWith(`${host}/`);

const removeOne = (call: Call, model: Model, id: string): Removed => {
	const units = model.units.values().filter(unit => unit.machine !== undefined && isBelow(unit.machine, id)).map(({name}) => name).toArray();
	const containers = model.machines.keys().filter(key => key.startsWith(`${id}/`)).toArray();
	if (model.isController && model.machines.size === 1 && model.machines.has(id)) {
		return {id, problem: `machine ${id} is required by the model`};
	}

	switch (remove(call.cloud, {model, id, isForced: call.options.has('force')})) {
		case 'not-found': {
			return {id, problem: `machine ${id} not found`};
		}

		case 'has-units': {
			return {id, problem: `machine ${id} has unit ${units.map(name => `"${name}"`).join(', ')} assigned`};
		}

		case 'has-containers': {
			return {id, problem: `machine ${id} is hosting containers "${containers.join(',')}"`};
		}

		case 'removing': {
			return {id, units};
		}
	}
};

const run = (call: Call): Outcome => {
	checkWords(call);
	const {model} = targetModel(call);
	refuseLocked(model, 'remove-object');
	const removed = call.positional.map(id => removeOne(call, model, id));
	const isThird = isAtLeast(call.client, 3);
	const deed = isThird ? 'will remove' : 'removing';
	const said = removed.flatMap(({id, units}) => units === undefined ? [] : [`${deed} machine ${id}\n`, ...units.map(name => `- will remove unit ${name}\n`)]).join('');
	const problems = removed.flatMap(({problem}) => problem === undefined ? [] : [`ERROR removing machine failed: ${problem}\n`]).join('');
	return {
		stdout: isThird ? said : '',
		stderr: `${isThird ? '' : said}${problems}`,
		exitCode: problems === '' ? 0 : 1,
	};
};

/** Asks nothing unless the model is set to. Source: `cmd/juju/machine/remove.go` of 2.9.52 and 3.6.28. */
export const machineRemoval: Command = {
	name: 'remove-machine',
	options: client => `-B,--no-browser-login --force --keep-instance -m,--model=text --no-wait${isAtLeast(client, 3) ? ' --dry-run --no-prompt' : ''}`,
	run,
};
