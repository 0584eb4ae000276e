import {applicationOf, readCharmCommand, type CharmCommand} from '../../domain/charm-advice.js';
import {charmName, isCharmPath} from '../../domain/charm/charm-names.js';
import {settingProblem} from '../../domain/charm/order-values.js';
import {modelKey, type ModelReference, type RenderedCommand} from '../../domain/intent.js';
import {isAtLeast} from '../../domain/version.js';
import {noBrowser} from '../dialects/dialect.js';
import {
	change,
	question,
	timeLimits,
	unavailable,
	type CommandContext,
	type Commands,
	type IntentOf,
} from './command.js';
import {isCharm} from './names.js';
import {refreshOptions, refreshRefusal, refreshRisk} from './refresh-options.js';

const json = ['--format', 'json'] as const;

type Refresh = IntentOf<'refresh-charm'>;

/** Milliseconds: the charm is fetched from its store, and with it the resources. */
const refreshLimit = timeLimits.long;

const refresh = (intent: Refresh, {client, dialect}: CommandContext): RenderedCommand => {
	const refusal = refreshRefusal(intent, client);
	return refusal === undefined
		? change([dialect.refreshCharm, '-m', modelKey(intent.model), ...refreshOptions(intent, client), noBrowser, intent.application], refreshRisk(intent), refreshLimit)
		: unavailable(refusal);
};

/** Why settings cannot be given in a command; undefined where they can. */
export const settingsRefusal = (settings: Readonly<Record<string, string>>): string | undefined => {
	const entries = Object.entries(settings);
	return entries.length === 0 ? 'There is no setting to set.' : entries.map(([name, value]) => settingProblem(name, value)).find(problem => problem !== undefined);
};

/** Why settings cannot be put back to their defaults in a command; undefined where they can. In 1.25 that is another command, so it is done apart everywhere. */
export const resetRefusal = ({settings, reset = []}: IntentOf<'set-charm-settings'>): string | undefined => Object.keys(settings).length > 0
	? 'Settings are set and put back to their defaults one after the other.'
	: reset.map(name => settingProblem(name, '') ?? (name.includes(',') ? `${JSON.stringify(name)} is no name of a setting.` : undefined)).find(problem => problem !== undefined);

/** `name=value`, a word a setting. */
export const settingWords = (settings: Readonly<Record<string, string>>): readonly string[] => Object.entries(settings).map(([name, value]) => `${name}=${value}`);

/** What `juju info` calls a charm; why it cannot tell of it where it is none of its store. */
const storeName = (charm: string): {readonly name: string} | {readonly refusal: string} => {
	if (charm.startsWith('cs:')) {
		return {refusal: `${charmName(charm)} comes from the old charm store, of which juju info tells nothing.`};
	}

	if (charm.startsWith('local:') || isCharmPath(charm)) {
		return {refusal: `${charmName(charm)} comes from a file or folder; only the charms of a store can be asked for.`};
	}

	return isCharm(charm) ? {name: charmName(charm)} : {refusal: `${JSON.stringify(charm)} is not a name that Juju would give.`};
};

/**
The only command without a target: from the first release of 2.9 on, `juju info` asks the store by itself, whatever controller there is, and knows neither `-m` nor
`--no-browser-login` (2.9, 3.x and 4.0 `cmd/juju/charmhub/info.go`, `charmhub.go`: no `modelcmd` in it). 2.8 had it as an experiment, with another answer.
*/
const info = ({charm, channel}: IntentOf<'read-charm-info'>, {client}: CommandContext): RenderedCommand => {
	if (!isAtLeast(client, 2, 9)) {
		return unavailable(`A ${client.major}.${client.minor} client cannot ask the charm store what a charm is like; clients since 2.9 can.`);
	}

	const store = storeName(charm);
	return 'refusal' in store
		? unavailable(store.refusal)
		: question(['info', '--format', 'json', ...(channel === undefined ? [] : ['--channel', channel]), store.name], timeLimits.longQuestion);
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
`cmd/juju/action/run.go`, `runaction.go`, `list.go`, `cmd/juju/application/config.go`.
*/
export const charms: Commands<'refresh-charm' | 'run-charm-advice' | 'set-charm-settings' | 'read-charm-settings' | 'read-charm-info' | 'read-charm-actions'> = {
	'set-charm-settings'(intent) {
		const {model, application, settings, reset = []} = intent;
		const isReset = reset.length > 0;
		const refusal = isReset ? resetRefusal(intent) : settingsRefusal(settings);
		const words = isReset ? ['--reset', reset.join(','), application] : [application, ...settingWords(settings)];
		return refusal === undefined ? change(['config', '-m', modelKey(model), noBrowser, ...words], 'disruptive') : unavailable(refusal);
	},

	'read-charm-settings': ({model, application}) => question(['config', '-m', modelKey(model), ...json, noBrowser, application]),

	'read-charm-info': info,

	'read-charm-actions': ({model, application}) => question(['actions', '-m', modelKey(model), ...json, noBrowser, application]),

	'refresh-charm': refresh,

	'run-charm-advice'({model, unit, arguments: words}, context) {
		const command = readCharmCommand(words, applicationOf(unit));
		return command ? adviceFor(model, command, context) : unavailable(adviceRefusal(words));
	},
};
