import {type AgentStream} from '../../domain/agent-stream.js';
import {
	shortModelName,
	type CommandSet,
	type ModelReference,
	type RenderedCommand,
} from '../../domain/intent.js';
import {parseVersion} from '../../domain/version.js';
import {noBrowser} from '../dialects/dialect.js';
import {backups} from './backups.js';
import {
	adviceRefusal,
	resetRefusal,
	settingsRefusal,
	settingWords,
} from './charms.js';
import {
	change,
	question,
	timeLimits,
	unavailable,
	type CommandTable,
} from './command.js';
import {machines} from './machines.js';
import {isUnit} from './names.js';
import {questions} from './questions.js';
import {refreshOptions, refreshRefusal, refreshRisk} from './refresh-options.js';
import {removals} from './removals.js';
import {messageWords} from './repairs.js';

/** An environment has one model, the controller's: its machines run Juju's servers and the services alike. */
const inEnvironment = ({controller, name}: ModelReference, render: (target: readonly string[]) => RenderedCommand): RenderedCommand =>
	shortModelName(name) === 'controller'
		? render(['-e', controller])
		: unavailable(`${controller} is an environment of Juju 1.25, which holds no model ${name}.`);

// For commands that changed in nothing else.
const translate = (model: ModelReference, rendered: RenderedCommand): RenderedCommand => rendered.kind === 'unavailable'
	? rendered
	: inEnvironment(model, target => {
		const words = rendered.arguments;
		const option = words.indexOf('-m');
		return {
			...rendered,
			arguments: [...words.slice(0, option), ...target, ...words.slice(option + 2)].filter(word => word !== noBrowser),
		};
	});

const versionRefusal = (version: string | undefined): string | undefined => {
	const wanted = version === undefined ? undefined : parseVersion(version);
	if (version !== undefined && wanted === undefined) {
		return `${version} is no version of Juju; one has three parts, such as 1.25.13.`;
	}

	return wanted === undefined || wanted.major < 2
		? undefined
		: `An environment of Juju 1.25 cannot become one of ${wanted.major}.${wanted.minor}: its services are deployed anew with a newer controller.`;
};

/** What 1.25 calls them (`cmd/juju/block/block.go`). */
const blockNames: Readonly<Record<CommandSet, string>> = {all: 'all-changes', 'remove-object': 'remove-object', 'destroy-model': 'destroy-environment'};

/** Milliseconds. The log is followed until the limit is reached, which may be never; what has come until then is read. */
const endlessLog = 10_000;

type Order = {
	readonly version?: string | undefined;
	readonly stream?: AgentStream | undefined;
	readonly isDryRun: boolean;
	readonly ignoreAgentVersions?: boolean;
	readonly resetPreviousUpgrade?: boolean;
};

const streamRefusal = (target: readonly string[], stream: AgentStream | undefined): string | undefined => stream === undefined
	? undefined
	: `A 1.25 client cannot name a stream: set it first with juju set-env ${target.join(' ')} agent-stream=${stream}, then leave the stream as it is set.`;

const upgrade = (target: readonly string[], {version, stream, isDryRun, ignoreAgentVersions = false, resetPreviousUpgrade = false}: Order): RenderedCommand => {
	const refusal = versionRefusal(version) ?? streamRefusal(target, stream) ?? (ignoreAgentVersions ? 'Clients before 2.2.6 cannot ignore the versions of agents.' : undefined);
	if (refusal !== undefined) {
		return unavailable(refusal);
	}

	const words = ['upgrade-juju', ...target, ...(isDryRun ? ['--dry-run'] : []), ...(version === undefined ? [] : ['--version', version]), ...(resetPreviousUpgrade ? ['--reset-previous-upgrade', '--yes'] : [])];
	return isDryRun ? question(words, timeLimits.longQuestion) : change(words, resetPreviousUpgrade ? 'data-loss' : 'disruptive');
};

/**
What 1.25 understands. An environment stands for a controller with one model, `admin/controller`: `-e` takes the controller's name, the list of
controllers is that of environments, the controller is described by its status, and its one model by the version that is wanted of it.

Source: juju 1.25.13 `cmd/juju` (`commands/switch.go`, `environment/get.go`, `status/status.go`, `status/history.go`, `block/list.go`,
`block/unblock.go`, `backups/create.go`, `commands/upgradejuju.go`, `commands/synctools.go`, `commands/resolved.go`, `commands/upgradecharm.go`,
`service/get.go`, `service/set.go`); juju 1.25 `cmd/juju/commands/destroyenvironment.go` and `cmd/juju/machine/remove.go`.
*/
export const environments: CommandTable = {
	'client-version': () => question(['version'], timeLimits.local),

	'list-controllers': () => question(['switch', '--list'], timeLimits.local),

	'show-controller': ({controller}) => question(['status', '-e', controller, '--format', 'json', '--utc']),

	'list-models': ({controller}) => question(['get-env', '-e', controller, 'agent-version']),

	'read-status': (intent, context) => translate(intent.model, questions['read-status'](intent, context)),

	'read-agent-version': ({model}) => inEnvironment(model, target => question(['get-env', ...target, 'agent-version'])),

	'read-agent-stream': ({model}) => inEnvironment(model, target => question(['get-env', ...target, 'agent-stream'])),

	'read-status-log': ({model, entity, limit}) => inEnvironment(model, target => isUnit(entity)
		? question(['status-history', ...target, '-n', String(limit), '--utc', entity])
		: unavailable(`Juju 1.25 keeps a status log of units only; ${entity} is none.`)),

	'read-error-log': ({model, agent, limit}, {dialect}) => inEnvironment(model, target => question([
		'debug-log', ...target, ...(agent === undefined ? [] : ['--include', agent]), '--level', 'WARNING', ...dialect.endOfLog(limit),
	], endlessLog)),

	'read-disabled-commands': ({model}) => inEnvironment(model, target => question(['block', 'list', ...target, '--format', 'json'])),

	'preview-controller-upgrade': ({controller, ...order}) => upgrade(['-e', controller], {...order, isDryRun: true}),

	'preview-model-upgrade': ({model, ...order}) => inEnvironment(model, target => upgrade(target, {...order, isDryRun: true})),

	'upgrade-controller': ({controller, ...order}) => upgrade(['-e', controller], {...order, isDryRun: false}),

	'upgrade-model': ({model, ...order}) => inEnvironment(model, target => upgrade(target, {...order, isDryRun: false})),

	'set-agent-stream': ({model, stream}) => inEnvironment(model, target => change(['set-env', ...target, `agent-stream=${stream}`], 'disruptive')),

	'create-backup': ({controller, file}) => change(['backups', 'create', '-e', controller, '--filename', file], 'safe', timeLimits.long),

	...backups,

	// Before 2.0 the failed hook is passed over unless its retry is asked for.
	resolve: ({model, unit, retry}) => inEnvironment(model, target =>
		change(['resolved', ...target, ...(retry ? ['--retry'] : []), unit], 'disruptive')),

	'refresh-charm'(intent, {client}) {
		const refusal = refreshRefusal(intent, client);
		return refusal === undefined
			? inEnvironment(intent.model, target => change(['upgrade-charm', ...target, ...refreshOptions(intent, client), intent.application], refreshRisk(intent), timeLimits.long))
			: unavailable(refusal);
	},

	// To put a setting back to its default is a command of its own (1.25 `cmd/juju/service/unset.go`).
	'set-charm-settings'(intent) {
		const {model, application, settings, reset = []} = intent;
		const isReset = reset.length > 0;
		const refusal = isReset ? resetRefusal(intent) : settingsRefusal(settings);
		return refusal === undefined
			? inEnvironment(model, target => change(isReset ? ['unset', ...target, application, ...reset] : ['set', ...target, application, ...settingWords(settings)], 'disruptive'))
			: unavailable(refusal);
	},

	// It has no JSON.
	'read-charm-settings': ({model, application}) => inEnvironment(model, target => question(['get', ...target, '--format', 'yaml', application])),

	'read-charm-info': () => unavailable('A 1.25 client cannot ask the charm store what a charm is like; clients since 2.9 can.'),

	'read-charm-actions': ({application}) => unavailable(`A 1.25 client lists actions only for people: run juju action defined ${application} in another terminal.`),

	// Charms of that time wrote no commands into their messages.
	'run-charm-advice': ({arguments: words}) => unavailable(adviceRefusal(words)),

	'enable-commands': ({model, set = 'all'}) => inEnvironment(model, target => change(['unblock', ...target, blockNames[set]], 'disruptive')),

	// The block is a command of its own, and comes before its options.
	'disable-commands': ({model, set, message}) => inEnvironment(model, target => change(['block', blockNames[set], ...target, ...messageWords(message)], 'disruptive')),

	'synchronise-binaries'({controller, version, source, destination, stream}, {dialect}) {
		const wanted = parseVersion(version);
		const words = wanted ? dialect.synchronise(wanted) : `${version} is no version of Juju; one has three parts, such as 1.25.13.`;
		return typeof words === 'string'
			? unavailable(words)
			: change([
				...words,
				...(stream === undefined ? [] : [`--stream=${stream}`]),
				...(source === undefined ? [] : [`--source=${source}`]),
				...(destination === undefined ? ['-e', controller] : [`--local-dir=${destination}`]),
			], 'safe', timeLimits.long);
	},

	// It has `--force` and asks nothing.
	'remove-machine': (intent, context) => translate(intent.model, removals['remove-machine'](intent, context)),

	// The environment is named without `-e`, which is out of use since 1.18; `-y` answers the question, and with `--force` none is asked.
	'destroy-controller': ({controller}, {dialect}) => change(['destroy-environment', dialect.confirmation, controller], 'data-loss', timeLimits.long),

	'kill-controller': ({controller}, {dialect}) =>
		change(['destroy-environment', '--force', dialect.confirmation, controller], 'data-loss', timeLimits.long),

	unregister: ({controller}) => unavailable(`A 1.25 client registers no controllers; it knows ${controller} by its files in $JUJU_HOME.`),

	'show-model': ({model}) => unavailable(`${model.controller} is an environment of Juju 1.25, whose credentials stand in the client's own files.`),

	// All at once it prints its secrets among them.
	'read-model-settings': ({model}) => unavailable(`${model.controller} is an environment of Juju 1.25, which prints its secrets together with its settings.`),

	'inspect-controller-machine': (intent, context) => translate(intent.model, machines['inspect-controller-machine'](intent, context)),

	'inspect-services': (intent, context) => translate(intent.model, machines['inspect-services'](intent, context)),

	'read-agent-configuration': (intent, context) => translate(intent.model, machines['read-agent-configuration'](intent, context)),

	'copy-agent-configurations': (intent, context) => translate(intent.model, machines['copy-agent-configurations'](intent, context)),

	'restore-agent-configuration': (intent, context) => translate(intent.model, machines['restore-agent-configuration'](intent, context)),

	'restart-agent': (intent, context) => translate(intent.model, machines['restart-agent'](intent, context)),

	'open-shell': (intent, context) => translate(intent.model, machines['open-shell'](intent, context)),

	'edit-agent-configuration': (intent, context) => translate(intent.model, machines['edit-agent-configuration'](intent, context)),

	'debug-hooks': (intent, context) => translate(intent.model, machines['debug-hooks'](intent, context)),

	'log-in': () => unavailable('A 1.25 client has no login: it uses the password in its files in $JUJU_HOME.'),
};
