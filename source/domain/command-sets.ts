import {type DisabledCommands} from './answer.js';
import {
	commandLine,
	type CommandSet,
	type Intent,
	type Renderer,
} from './intent.js';

/**
The set that Juju calls so, in every version; undefined for a name that none of them has.

Source: 1.25.13 `cmd/juju/block/block.go`; 4.0.15 `cmd/juju/block/block.go`.
*/
export const commandSetOf = (name: string): CommandSet | undefined => {
	switch (name) {
		case 'all':
		case 'all-changes': {
			return 'all';
		}

		case 'remove-object': {
			return 'remove-object';
		}

		case 'destroy-model':
		case 'destroy-environment': {
			return 'destroy-model';
		}

		default: {
			return undefined;
		}
	}
};

type Enabling = Extract<Intent, {type: 'enable-commands'}>;
type Disabling = Extract<Intent, {type: 'disable-commands'}>;

/**
What puts back the locks that enabling commands takes away: the same set with the same message. Nothing where that set was not disabled before, or it is not known whether it was.

@param before What was disabled in the model when the commands were enabled.
*/
export const disableAgain = ({model, set = 'all'}: Enabling, before: DisabledCommands | undefined): readonly Disabling[] =>
	(before ?? []).filter(entry => commandSetOf(entry.set) === set).map(({message}) => ({
		type: 'disable-commands', model, set, message,
	}));

/**
The exact command that takes an enabling back, as a person would type it on this client.

@param before What is disabled in the model now; where that is not known, the message of the lock has to be put in by hand.
*/
export const describeUndo = (enable: Enabling, before: DisabledCommands | undefined, render: Renderer): string => {
	const {model, set = 'all'} = enable;
	const [known] = disableAgain(enable, before);
	const rendered = render(known ?? {
		type: 'disable-commands', model, set, message: '',
	});
	const line = rendered.kind === 'command' ? commandLine(rendered.arguments) : rendered.reason;
	return known ? line : `${line} (with the message that the lock has now)`;
};
