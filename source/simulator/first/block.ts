import {type Model} from '../cloud.js';
import {disableCommands, enableCommands} from '../cluster.js';
import {type Call, type Command, type Outcome} from '../commands/command.js';
import {inFormat} from '../commands/print.js';
import {misuse} from '../commands/refusal.js';
import {expectAtMost} from '../commands/target.js';
import {type Plain} from '../dialects/plain.js';
import {blocks} from './block-words.js';
import {environmentOption, targetEnvironment} from './environment.js';

const messageOf = (model: Model, set: string): string | undefined => model.disabled.find(each => each.set === set)?.message;

const blockObject = (model: Model, {name, set}: (typeof blocks)[number]): Plain => {
	const message = messageOf(model, set);
	return {block: name, enabled: message !== undefined, message};
};

const blockLine = (model: Model, {name, set}: (typeof blocks)[number]): string => {
	const message = messageOf(model, set);
	return `${name.padEnd(20)} ${message === undefined ? '=off' : `=on${message === '' ? '' : `, ${message}`}`}\n`;
};

/** All blocks there are, on or off. Source: juju 1.25.13 `cmd/juju/block/list.go`. */
const list: Command = {
	name: 'block list',
	options: () => `${environmentOption} --format=format -o,--output=text`,
	formats: ['smart', 'json', 'yaml'],
	run(call) {
		expectAtMost(call, 0);
		const {model} = targetEnvironment(call);
		return {
			stdout: inFormat(call, () => blocks.map(block => blockObject(model, block)), () => blocks.map(block => blockLine(model, block)).join('')),
		};
	},
};

/** `block all-changes WORDS`: the words are shown to everybody who is stopped by it. */
const creations: readonly Command[] = blocks.map(({name, set}): Command => ({
	name: `block ${name}`,
	options: () => environmentOption,
	run(call) {
		disableCommands(targetEnvironment(call).model, set, call.positional.join(' '));
		return {};
	},
}));

const release = (call: Call): Outcome => {
	const [word] = call.positional;
	const block = blocks.find(({name}) => name === word);
	if (!block) {
		throw misuse(word === undefined
			? 'must specify one of [destroy-environment | remove-object | all-changes] to unblock'
			: `"${word}" is not a valid block: valid blocks are "destroy-environment", "remove-object", "all-changes"`);
	}

	expectAtMost(call, 1);
	enableCommands(targetEnvironment(call).model, block.set);
	return {};
};

const unblock: Command = {name: 'unblock', options: () => environmentOption, run: release};

/** Locks that keep an environment from being changed. */
export const blockCommands: readonly Command[] = [list, ...creations, unblock];
