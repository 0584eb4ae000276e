import {type JujuVersion} from '../../domain/version.js';
import {firstCommands} from '../first/index.js';
import {actions} from './actions.js';
import {type Command} from './command.js';
import {config} from './config.js';
import {controllers} from './controllers.js';
import {backupCommand} from './create-backup.js';
import {debugHooks} from './debug-hooks.js';
import {debugLog} from './debug-log.js';
import {controllerDestruction} from './destroy-controller.js';
import {disabledCommands} from './disabled-commands.js';
import {disableCommand, enableCommand} from './enable-command.js';
import {downloadCommand} from './download-backup.js';
import {execCommand, oldRun} from './exec.js';
import {bundleCommand} from './export-bundle.js';
import {info} from './info.js';
import {killController} from './kill-controller.js';
import {login} from './login.js';
import {machines, showMachine} from './machines.js';
import {migrate} from './migrate.js';
import {modelConfig} from './model-config.js';
import {models} from './models.js';
import {refresh, upgradeCharm} from './refresh.js';
import {machineRemoval} from './remove-machine.js';
import {resolved} from './resolved.js';
import {oldRunAction, runAction} from './run-action.js';
import {showController} from './show-controller.js';
import {showModel} from './show-model.js';
import {showStatusLog} from './show-status-log.js';
import {ssh} from './ssh.js';
import {status} from './status.js';
import {switchTarget} from './switch.js';
import {syncAgentBinaries, syncAgentBinary, syncTools} from './sync-binaries.js';
import {unregister} from './unregister.js';
import {upgradeController} from './upgrade-controller.js';
import {upgradeJuju, upgradeModel} from './upgrade-model.js';
import {version} from './version.js';
import {whoami} from './whoami.js';

/** A new command is added here and nowhere else. */
const commands: readonly Command[] = [
	actions,
	config,
	controllers,
	backupCommand,
	downloadCommand,
	bundleCommand,
	debugHooks,
	debugLog,
	controllerDestruction,
	disableCommand,
	disabledCommands,
	enableCommand,
	execCommand,
	info,
	killController,
	login,
	migrate,
	modelConfig,
	models,
	oldRun,
	oldRunAction,
	refresh,
	runAction,
	machineRemoval,
	machines,
	resolved,
	showController,
	showMachine,
	showModel,
	showStatusLog,
	ssh,
	status,
	switchTarget,
	syncAgentBinaries,
	syncAgentBinary,
	syncTools,
	unregister,
	upgradeCharm,
	upgradeController,
	upgradeJuju,
	upgradeModel,
	version,
	whoami,
];

const isKnown = ({isKnownTo}: Command, client: JujuVersion): boolean => isKnownTo?.(client) ?? true;

const namesOf = (command: Command, client: JujuVersion): readonly string[] => [command.name, ...command.aliases?.(client) ?? []];

/** Clients before 2.0 have a table of their own. */
const commandsOf = ({major}: JujuVersion): readonly Command[] => major < 2 ? firstCommands : commands;

/**
The command that a client of that version knows by that name.
*/
export const findCommand = (name: string, client: JujuVersion): Command | undefined =>
	commandsOf(client).find(command => isKnown(command, client) && namesOf(command, client).includes(name));

/**
The names of the commands that the simulation plays for a client of that version, sorted, without aliases.
*/
export const playedCommands = (client: JujuVersion): readonly string[] =>
	commandsOf(client).filter(command => isKnown(command, client)).map(({name}) => name).toSorted();
