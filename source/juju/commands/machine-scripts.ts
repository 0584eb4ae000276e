import {type Service} from '../../domain/intent.js';
import {isAgent, isService} from './names.js';

/**
What can be done on a machine. `agent` is an agent's tag (`machine-2`).
*/
export type MachineScript =
	| {readonly type: 'inspect-services'}
	| {readonly type: 'inspect-controller-machine'}
	| {readonly type: 'copy-agent-configurations'}
	| {readonly type: 'read-agent-configuration'; readonly agent: string}
	| {readonly type: 'restore-agent-configuration'; readonly agent: string}
	| {readonly type: 'edit-agent-configuration'; readonly agent: string}
	| {readonly type: 'restart-agent'; readonly service: Service};

/** Where Juju keeps an agent's configuration on every machine since 1.18. */
const agentsFolder = '/var/lib/juju/agents';

/** What is appended to the name of an `agent.conf` for its copy. */
export const copySuffix = '.before-upgrade';

/** What is appended to it for what a restored copy took the place of. */
export const replacedSuffix = '.before-restore';

/** Lines that part the two files in what `read-agent-configuration` prints. */
export const configurationMarkers = {current: '--- current', copy: '--- copy'} as const;

/** The path of an agent's configuration on its machine. */
export const configurationPath = (agent: string): string => `${agentsFolder}/${agent}/agent.conf`;

// An awk program: prints a YAML file, but of each key that may hold a secret only the key, and nothing of the lines that belong to it.
const maskProgram = [
	'BEGIN { hidden = -1 }',
	'{ match($0, /^ */); depth = RLENGTH }',
	'hidden >= 0 && (depth > hidden || (depth == hidden && /^ *-/) || /^ *$/) { next }',
	'{ hidden = -1 }',
	'tolower($0) ~ /^[ "-]*[a-z0-9_.-]*(password|secret|key|cert|identity|macaroon|nonce|token|credential)[a-z0-9_."-]*:/ { sub(/:.*/, ": ********"); hidden = depth }',
	'{ print }',
].join(' ');

const systemdReport = [
	'echo "init systemd"',
	'names=$(systemctl list-unit-files --no-legend "jujud-*.service" | cut -d " " -f 1)',
	'for name in $names; do echo "service $(basename $name .service) $(systemctl is-active $name)"; done',
	'echo',
	'test -z "$names" || systemctl status --no-pager --lines=3 $names',
].join('; ');

const upstartReport = [
	'echo "init upstart"',
	'for file in /etc/init/jujud-*.conf; do test -e "$file" || continue',
	'name=$(basename "$file" .conf)',
	'case $(sudo status $name 2>&1) in *start/running*) echo "service $name active";; *) echo "service $name inactive";; esac; done',
	'echo',
	'ls -lh /etc/init/juju*',
].join('; ');

const inspectServices = `if test -d /run/systemd/system; then ${systemdReport}; else ${upstartReport}; fi; exit 0`;

/** Where a controller needs room: agents look at the first two before they take new binaries, the others hold logs and, where MongoDB is a snap, the database. */
const inspectedFolders = ['/var/lib/juju', '/tmp', '/var/log/juju', '/var/snap/juju-db'] as const;

// The clock first: it is compared with ours. The fourth column of what POSIX prescribes for `df` are the blocks that are free to all.
const inspectControllerMachine = [
	'echo "time $(date +%s%3N)"',
	`for path in ${inspectedFolders.join(' ')}; do test -d $path || continue`,
	'df -P -k $path | awk -v path=$path \'NR == 2 { print "disk", path, $4, $6 }\'; done',
	'snap list juju-db 2>/dev/null | awk \'NR == 2 { print "database", $2, $3 }\'; exit 0',
].join('; ');

// Written beside and then renamed: a copy cut short by a full disk must not pass for a copy at the next run.
// `exec --all` runs as `ubuntu` on machines (2.9.52, 3.6.28), who may not see everything there.
const copyConfigurations = `sudo sh -c '${[
	`for file in ${agentsFolder}/*/agent.conf; do test -e "$file" || continue`,
	`copy="$file${copySuffix}"`,
	'test -e "$copy" || { cp -p "$file" "$copy.part" && mv "$copy.part" "$copy"; } || exit 1; done',
].join('; ')}'`;

const readConfiguration = (agent: string): string => [
	`file=${configurationPath(agent)}`,
	`mask='${maskProgram}'`,
	`echo "${configurationMarkers.current}"`,
	'sudo awk "$mask" "$file" || exit 1',
	`if sudo test -e "$file${copySuffix}"; then echo "${configurationMarkers.copy}"; sudo awk "$mask" "$file${copySuffix}"; fi`,
].join('; ');

const restart = ({name, initSystem}: Service): string =>
	initSystem === 'systemd' ? `sudo systemctl restart ${name}` : `sudo service ${name} restart`;

const forAgent = (type: 'read-agent-configuration' | 'restore-agent-configuration' | 'edit-agent-configuration', agent: string): string => {
	const file = configurationPath(agent);
	switch (type) {
		case 'read-agent-configuration': {
			return readConfiguration(agent);
		}

		case 'restore-agent-configuration': {
			return `sudo sh -c 'test -e ${file}${copySuffix} && cp -p ${file} ${file}${replacedSuffix} && cp -p ${file}${copySuffix} ${file}'`;
		}

		case 'edit-agent-configuration': {
			return `sudo "$(command -v editor || echo vi)" ${file}`;
		}
	}
};

/**
Writes a script for the POSIX shell of a machine, in one line, to be passed as one argument.

What it prints: `inspect-controller-machine` prints a line `time MILLISECONDS` of the machine's clock, then for each folder that is there a line `disk PATH KIB MOUNT`
with what is free in its file system, and where MongoDB is a snap a line `database VERSION REVISION`. `inspect-services` prints `init systemd` or `init upstart`, then a line `service NAME STATE` for each service of a Juju agent (`active`,
`inactive`, `failed`, …), an empty line, and what the init system says, for people; its exit code is 0. `read-agent-configuration` prints a line
`--- current` and the file, then, where there is a copy, a line `--- copy` and the copy, both with secrets masked. The others print nothing of their own.

@returns Undefined where a name is not one that Juju would give: nothing is then to be run.
*/
export const renderMachineScript = (script: MachineScript): string | undefined => {
	switch (script.type) {
		case 'inspect-services': {
			return inspectServices;
		}

		case 'inspect-controller-machine': {
			return inspectControllerMachine;
		}

		case 'copy-agent-configurations': {
			return copyConfigurations;
		}

		case 'restart-agent': {
			return isService(script.service.name) ? restart(script.service) : undefined;
		}

		case 'read-agent-configuration':
		case 'restore-agent-configuration':
		case 'edit-agent-configuration': {
			return isAgent(script.agent) ? forAgent(script.type, script.agent) : undefined;
		}
	}
};

const agentInPath = /\/var\/lib\/juju\/agents\/(?<agent>[\-0-9a-z]{1,250})\/agent\.conf/v;
const serviceInRestart = /^sudo (?:systemctl restart (?<systemd>[\-0-9a-z]{1,250})|service (?<upstart>[\-0-9a-z]{1,250}) restart)$/v;

const candidates = (text: string): readonly MachineScript[] => {
	const agent = agentInPath.exec(text)?.groups?.['agent'] ?? '';
	const restarted = serviceInRestart.exec(text)?.groups;
	return [
		{type: 'inspect-services'},
		{type: 'inspect-controller-machine'},
		{type: 'copy-agent-configurations'},
		{type: 'read-agent-configuration', agent},
		{type: 'restore-agent-configuration', agent},
		{type: 'edit-agent-configuration', agent},
		{type: 'restart-agent', service: {name: restarted?.['systemd'] ?? '', initSystem: 'systemd'}},
		{type: 'restart-agent', service: {name: restarted?.['upstart'] ?? '', initSystem: 'upstart'}},
	];
};

/**
Which of our scripts a text is, to the letter. The inverse of `renderMachineScript`.

@returns Undefined for every other text.
*/
export const recogniseMachineScript = (text: string): MachineScript | undefined =>
	candidates(text).find(candidate => renderMachineScript(candidate) === text);
