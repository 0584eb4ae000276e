import {resolveUnit} from '../cluster.js';
import {chooseUuid} from '../chance.js';
import {isFourth} from '../era.js';
import {type Call, type Command, type Outcome} from './command.js';
import {refuseLocked} from './lock.js';
import {misuse, Refusal} from './refusal.js';
import {targetModel, type Target} from './target.js';
import {isUnitName} from './unit-names.js';

const checkWords = ({options, positional}: Call) => {
	if (options.has('all') && positional.length > 0) {
		throw misuse('specifying unit names(s) with --all not supported');
	}

	if (!options.has('all') && positional.length === 0) {
		throw misuse('no unit specified');
	}

	const wrong = positional.find(name => !isUnitName(name));
	if (wrong !== undefined) {
		throw misuse(`unit name "${wrong}" not valid`);
	}
};

/** 4.0 names a unit by its UUID here, and accepts what was resolved already. */
const resolveOne = (call: Call, {controller, model}: Target, name: string): string | undefined => {
	const tag = `unit-${name.replace('/', '-')}`;
	const outcome = resolveUnit(call.cloud, {controller: controller.name, model: model.name, agent: tag}, !call.options.has('no-retry'));
	switch (outcome) {
		case 'resolved': {
			return undefined;
		}

		case 'not-found': {
			return `unit "${name}" not found`;
		}

		case 'not-in-error': {
			return isFourth(controller.version)
				? `resolving unit: checking unit "${chooseUuid(call.cloud.seed, `unit ${model.name} ${name}`)}" status: unit is not in error state`
				: `unit "${name}" is not in an error state`;
		}

		case 'already-resolved': {
			return isFourth(controller.version) ? undefined : `cannot set resolved mode for unit "${name}": already resolved`;
		}
	}
};

const run = (call: Call): Outcome => {
	checkWords(call);
	const target = targetModel(call);
	refuseLocked(target.model, 'change');
	const names = call.options.has('all')
		? target.model.units.values().filter(({workload}) => workload.current === 'error').map(({name}) => name).toArray()
		: call.positional;
	const problems: string[] = [];
	for (const name of names) {
		const problem = resolveOne(call, target, name);
		problems.push(...(problem === undefined ? [] : [problem]));
		// 4.0 stops at the first; source: recorded of 4.0.18.
		if (problem !== undefined && isFourth(target.controller.version)) {
			break;
		}
	}

	if (problems.length > 0) {
		throw new Refusal(problems.join('\n'));
	}

	return {};
};

/** Runs the failed hook again, or passes it over with `--no-retry`. */
export const resolved: Command = {
	name: 'resolved',
	aliases: () => ['resolve'],
	options: () => '-B,--no-browser-login --all -m,--model=text --no-retry',
	run,
};
