import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {runAction as act} from '../cluster.js';
import {type Unit} from '../cloud.js';
import {type Call, type Command, type Outcome} from './command.js';
import {refuseLocked} from './lock.js';
import {misuse, Refusal} from './refusal.js';
import {targetModel, type Target} from './target.js';
import {findUnit} from './unit-names.js';

/** Milliseconds. */
const takes = 2600;

const isUnitWord = (word: string): boolean => /^[a-z][\-0-9a-z]*\/(?:\d+|leader)$/v.test(word);

const unitOf = ({model}: Target, name: string): Unit => {
	const unit = findUnit(model, name);
	if (!unit) {
		throw new Refusal(`unit "${name}" not found`);
	}

	return unit;
};

const run = (call: Call): Outcome => {
	const count = call.positional.findIndex(word => !isUnitWord(word));
	const [action] = call.positional.slice(count);
	if (count === 0 || call.positional.length === 0) {
		throw misuse('no unit specified');
	}

	if (count === -1 || action === undefined) {
		throw misuse('no action specified');
	}

	const target = targetModel(call);
	refuseLocked(target.model, 'change');
	const answers = call.positional.slice(0, count).map(name => {
		const answer = act(call.cloud, {...target, unit: unitOf(target, name)}, action);
		if (!answer) {
			throw new Refusal(`action "${action}" not defined on unit "${name}"`);
		}

		return answer.answer;
	});
	return {
		stdout: answers.map(answer => `result: ${answer}\n`).join('\n'),
		...(isAtLeast(call.client, 3) && {stderr: `Running operation 1 with ${count} task${count === 1 ? '' : 's'}\n  - task 2 on ${call.positional.slice(0, count).join(' ')}\n\nWaiting for task 2...\n`}),
		takes,
	};
};

const options = (client: JujuVersion): string => isAtLeast(client, 3)
	? '-B,--no-browser-login --background --color --format=format -m,--model=text --no-color -o,--output=text --params=text --string-args --utc --wait=duration'
	: '-B,--no-browser-login --format=format -m,--model=text -o,--output=text --params=text --string-args --wait=duration';

const named = (name: string): Command => ({
	name, options, formats: ['plain', 'json', 'yaml'], run,
});

/** Runs an action of a charm. */
export const runAction: Command = {...named('run'), isKnownTo: client => isAtLeast(client, 3)};

/** The same before 3.0, when `run` ran scripts. */
export const oldRunAction: Command = {...named('run-action'), isKnownTo: client => !isAtLeast(client, 3)};
