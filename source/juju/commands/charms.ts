import {applicationOf, readCharmCommand, type CharmCommand} from '../../domain/charm-advice.js';
import {modelKey, type ModelReference, type RenderedCommand} from '../../domain/intent.js';
import {noBrowser} from '../dialects/dialect.js';
import {
	change,
	timeLimits,
	unavailable,
	type CommandContext,
	type Commands,
	type IntentOf,
} from './command.js';

type Refresh = IntentOf<'refresh-charm'>;

/** What is left out of an order leaves that to the application as it is. */
export const refreshOptions = ({channel, revision, switch: charm}: Refresh): readonly string[] => [
	...(channel === undefined ? [] : ['--channel', channel]),
	...(revision === undefined ? [] : ['--revision', String(revision)]),
	...(charm === undefined ? [] : ['--switch', charm]),
];

/** Why no client takes such an order; undefined where they do. */
export const refreshRefusal = ({revision, switch: charm}: Refresh): string | undefined => {
	if (revision !== undefined && (!Number.isSafeInteger(revision) || revision < 0)) {
		return `${revision} is no revision of a charm; one is a whole number, such as 251.`;
	}

	return revision === undefined || charm === undefined ? undefined : 'Juju takes either a revision or another charm to switch to, not both at once.';
};

/** Milliseconds: the charm is fetched from its store, and with it the resources. */
const refreshLimit = timeLimits.long;

const refresh = (intent: Refresh, {dialect}: CommandContext): RenderedCommand => {
	const refusal = refreshRefusal(intent);
	return refusal === undefined
		? change([dialect.refreshCharm, '-m', modelKey(intent.model), ...refreshOptions(intent), noBrowser, intent.application], 'disruptive', refreshLimit)
		: unavailable(refusal);
};

/** As an option of Juju, and a little less than what we wait ourselves. */
const actionWait = '--wait=4m';

const adviceFor = (model: ModelReference, command: CharmCommand, context: CommandContext): RenderedCommand => {
	const target = ['-m', modelKey(model)];
	switch (command.verb) {
		case 'refresh': {
			const {verb, ...order} = command;
			return refresh({type: 'refresh-charm', model, ...order}, context);
		}

		case 'run': {
			return change([context.dialect.runAction, ...target, actionWait, noBrowser, ...command.units, command.action, ...command.parameters], 'disruptive');
		}

		case 'config': {
			return change(['config', ...target, noBrowser, command.application, ...command.settings], 'disruptive');
		}

		case 'resolved': {
			return change(['resolved', ...target, noBrowser, ...command.units], 'disruptive');
		}
	}
};

/** Why a charm's command is never run for it. */
export const adviceRefusal = (words: readonly string[]): string =>
	`${JSON.stringify(words.join(' '))} is none of the few commands that this program runs on behalf of a charm.`;

/**
What changes the charm of an application, and what charms ask their operators for.

Source: options recorded of 2.8.13 to 4.0.15; 2.0.0, 2.5.8 `cmd/juju/application/upgradecharm.go`; 2.9.52, 3.6.28, 4.0.15 `cmd/juju/application/refresh.go`,
`cmd/juju/action/run.go`, `runaction.go`.
*/
export const charms: Commands<'refresh-charm' | 'run-charm-advice'> = {
	'refresh-charm': refresh,

	'run-charm-advice'({model, unit, arguments: words}, context) {
		const command = readCharmCommand(words, applicationOf(unit));
		return command ? adviceFor(model, command, context) : unavailable(adviceRefusal(words));
	},
};
