import {
	type Cloud,
	type LogLine,
	type Machine,
	type Model,
} from './cloud.js';
import {configurationPath, makeConfiguration} from './configuration.js';
import {findAgent, unitsOn, type AgentReference} from './lookup.js';

const serviceFile = ({init}: Machine, name: string): string => init === 'upstart' ? `/etc/init/${name}.conf` : `/etc/systemd/system/${name}.service`;

const logFile = (machine: Machine): string => `/var/log/juju/${machine.tag}.log`;

const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

const textOf = (lines: readonly LogLine[]): string => lines.map(line => `${stamp(line.at)} ${line.level} ${line.module} ${line.message}\n`).join('');

const logText = (model: Model, machine: Machine): string => {
	const own = new Set([machine.tag, ...unitsOn(model, machine.id).map(unit => unit.tag)]);
	return textOf(model.log.filter(line => own.has(line.entity)));
};

/** Source: juju 1.25.13 `service/upstart/upstart.go`. */
const upstartText = (machine: Machine, name: string): string => [
	`description "juju agent for ${machine.tag}"`,
	'author "Juju Team <juju@lists.ubuntu.com>"',
	'start on runlevel [2345]',
	'stop on runlevel [!2345]',
	'respawn',
	'normal exit 0',
	'',
	'script',
	`  exec '/var/lib/juju/init/${name}/exec-start.sh'`,
	'end script',
	'',
].join('\n');

const systemdText = (machine: Machine, name: string): string => [
	'[Unit]',
	`Description=juju agent for ${machine.tag}`,
	'After=syslog.target network.target systemd-user-sessions.service',
	'',
	'[Service]',
	`ExecStart=/etc/systemd/system/${name}-exec-start.sh`,
	'Restart=on-failure',
	'',
].join('\n');

const serviceText = (machine: Machine, name: string): string =>
	machine.init === 'upstart' ? upstartText(machine, name) : systemdText(machine, name);

type Maker = (path: string) => string;

/** Files that Juju itself keeps on a machine, by path. */
const ownFiles = (cloud: Cloud, reference: AgentReference): Map<string, Maker> => {
	const place = findAgent(cloud, reference);
	const files = new Map<string, Maker>();
	if (!place?.machine) {
		return files;
	}

	const {controller, model, machine} = place;
	for (const agent of [machine, ...unitsOn(model, machine.id)]) {
		files.set(configurationPath(agent.tag), () => makeConfiguration(cloud, {controller, model, agent}));
		files.set(`/var/lib/juju/tools/${agent.tag}`, () => `${agent.tools}-${machine.init === 'upstart' ? machine.base.series : 'ubuntu'}-amd64`);
	}

	for (const service of machine.services) {
		files.set(serviceFile(machine, service.name), () => serviceText(machine, service.name));
	}

	files.set(logFile(machine), () => logText(model, machine));
	for (const {tag} of unitsOn(model, machine.id)) {
		files.set(`/var/log/juju/${tag}.log`, () => textOf(model.log.filter(({entity}) => entity === tag)));
	}

	return files;
};

const machineOf = (cloud: Cloud, reference: AgentReference): Machine | undefined => {
	const machine = findAgent(cloud, reference)?.machine;
	return machine?.isOn ? machine : undefined;
};

/** Whether somebody took away a file that was generated. */
const isRemoved = ({removed = []}: Machine, path: string): boolean => removed.includes(path);

/**
A file on a machine; links in the tools folder read as what they point to.

@param reference - The machine's own agent.
@returns Undefined where there is no such file, or nobody gets into the machine.
*/
export const readFile = (cloud: Cloud, reference: AgentReference, path: string): string | undefined => {
	const machine = machineOf(cloud, reference);
	return machine && (machine.files[path] ?? (isRemoved(machine, path) ? undefined : ownFiles(cloud, reference).get(path)?.(path)));
};

/**
All files that are known under a folder, sorted.

@param folder - Without a slash at the end.
*/
export const listFiles = (cloud: Cloud, reference: AgentReference, folder: string): string[] => {
	const machine = machineOf(cloud, reference);
	const paths = machine ? [...ownFiles(cloud, reference).keys().filter(path => !isRemoved(machine, path)), ...Object.keys(machine.files)] : [];
	return [...new Set(paths)].filter(path => path.startsWith(`${folder}/`)).toSorted();
};

/**
Writes a file. What it means for an agent shows when the agent's service is started again.

@returns The content; undefined where nobody gets into the machine.
*/
export const writeFile = (cloud: Cloud, reference: AgentReference, {path, content}: {path: string; content: string}): string | undefined => {
	const machine = machineOf(cloud, reference);
	if (!machine) {
		return undefined;
	}

	machine.files[path] = content;
	return content;
};

/**
Takes a file away. What that means for an agent shows when the agent's service is started again.

@returns Whether there was one.
*/
export const didRemoveFile = (cloud: Cloud, reference: AgentReference, path: string): boolean => {
	const machine = machineOf(cloud, reference);
	if (!machine || readFile(cloud, reference, path) === undefined) {
		return false;
	}

	machine.files = Object.fromEntries(Object.entries(machine.files).filter(([name]) => name !== path));
	machine.removed = [...new Set([...machine.removed ?? [], path])];
	return true;
};

/**
Copies a file, over one that may be there.

@returns The content; undefined where the source does not exist or nobody gets into the machine.
*/
export const copyFile = (cloud: Cloud, reference: AgentReference, {from, to}: {from: string; to: string}): string | undefined => {
	const content = readFile(cloud, reference, from);
	return content === undefined ? undefined : writeFile(cloud, reference, {path: to, content});
};

/**
What a person would do in an editor: an agent.conf gets back what Juju wrote there, where somebody changed it.

@returns The lines that were taken out (`- …`) and put in (`+ …`), none where nothing was wrong; undefined where there is no such file.
*/
export const mendConfiguration = (cloud: Cloud, reference: AgentReference, path: string): readonly string[] | undefined => {
	const machine = machineOf(cloud, reference);
	const genuine = machine && ownFiles(cloud, reference).get(path)?.(path)?.split('\n');
	if (!machine || !genuine) {
		return undefined;
	}

	const written = (machine.files[path] ?? genuine.join('\n')).split('\n');
	const [out, put] = [written.filter(line => !genuine.includes(line)), genuine.filter(line => !written.includes(line))];
	machine.files = Object.fromEntries(Object.entries(machine.files).filter(([name]) => name !== path));
	machine.removed &&= machine.removed.filter(name => name !== path);

	// What an older version wrote of itself is not wrong.
	const isWorthSaying = (line: string): boolean => !line.startsWith('upgradedToVersion:');
	return [...out.filter(line => isWorthSaying(line)).map(line => `- ${line}`), ...put.filter(line => isWorthSaying(line)).map(line => `+ ${line}`)];
};
