import {type DisabledCommands} from '../cloud.js';
import {disableCommands, enableCommands} from '../cluster.js';
import {type Call, type Command} from './command.js';
import {misuse} from './refusal.js';
import {expectAtMost, targetModel} from './target.js';

const sets: ReadonlyArray<DisabledCommands['set']> = ['all', 'destroy-model', 'remove-object'];

const chosenSet = ({positional}: Call): DisabledCommands['set'] => {
	const [word] = positional;
	if (word === undefined) {
		throw misuse(`missing command set (${sets.join(', ')})`);
	}

	const set = sets.find(each => each === word);
	if (set === undefined) {
		throw misuse(`bad command set, valid options: ${sets.join(', ')}`);
	}

	return set;
};

const options = () => '-B,--no-browser-login -m,--model=text';

/** Lets a model be changed again. */
export const enableCommand: Command = {
	name: 'enable-command',
	options,
	run(call) {
		const set = chosenSet(call);
		expectAtMost(call, 1);
		enableCommands(targetModel(call).model, set);
		return {};
	},
};

/** Keeps a model from being changed; all words behind the set are the message. */
export const disableCommand: Command = {
	name: 'disable-command',
	options,
	run(call) {
		const set = chosenSet(call);
		disableCommands(targetModel(call).model, set, call.positional.slice(1).join(' '));
		return {};
	},
};
