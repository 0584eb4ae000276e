import {chance, chooseUuid} from './chance.js';
import {
	type Cloud,
	type Controller,
	type Machine,
	type Model,
	type Unit,
} from './cloud.js';
import {isFrom} from './era.js';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const makeSecret = (cloud: Cloud, key: string, length: number): string => Array.from(
	{length},
	(_, index) => letters[Math.floor(chance(cloud.seed, `secret ${key} ${index}`) * letters.length)] ?? 'A',
).join('');

const certificate = (cloud: Cloud, key: string, indent: string, kind = 'CERTIFICATE'): string[] => [
	`${indent}-----BEGIN ${kind}-----`,
	...[0, 1, 2].map(line => `${indent}${makeSecret(cloud, `${key} ${line}`, 64)}`),
	`${indent}-----END ${kind}-----`,
];

/** What only controller machines know. */
const controllerLines = (cloud: Cloud, controller: Controller): string[] => [
	'controllercert: |',
	...certificate(cloud, `${controller.name} server`, '  '),
	'controllerkey: |',
	...certificate(cloud, `${controller.name} key`, '  ', 'RSA PRIVATE KEY'),
	'caprivatekey: ""',
	'apiport: 17070',
	`systemidentity: ${makeSecret(cloud, `${controller.name} identity`, 32)}`,
	`sharedsecret: ${makeSecret(cloud, `${controller.name} shared`, 64)}`,
];

export const agentFolder = (tag: string): string => `/var/lib/juju/agents/${tag}`;

export const configurationPath = (tag: string): string => `${agentFolder(tag)}/agent.conf`;

type Owner = {readonly controller: Controller; readonly model: Model; readonly agent: Machine | Unit};

/**
The agent.conf that Juju itself wrote: made up, but with the fields of a real one, secrets included.

Source of the fields: 3.6.28 `agent/format-2.0.go`.
*/
export const makeConfiguration = (cloud: Cloud, {controller, model, agent}: Owner): string => {
	const key = `${model.uuid} ${agent.tag}`;
	const isMember = 'member' in agent && agent.member !== undefined;
	// 1.25 has environments and its own number for the format (1.25.13 `agent/format-1.18.go`).
	const isFirst = !isFrom(agent.tools, 2);
	return [
		`# format ${isFirst ? '1.18' : '2.0'}`,
		`tag: ${agent.tag}`,
		'datadir: /var/lib/juju',
		'transient-datadir: /var/run/juju',
		'logdir: /var/log/juju',
		'metricsspooldir: /var/lib/juju/metricspool',
		`nonce: machine-0:${chooseUuid(cloud.seed, `nonce ${key}`)}`,
		'jobs:',
		...(isMember ? [isFirst ? '- JobManageEnviron' : '- JobManageModel'] : []),
		'- JobHostUnits',
		`upgradedToVersion: ${agent.tools}`,
		'cacert: |',
		...certificate(cloud, `${controller.name} ca`, '  '),
		...(isFirst ? [`environment: environment-${model.uuid}`] : [`controller: controller-${controller.uuid}`, `model: model-${model.uuid}`]),
		'apiaddresses:',
		...controller.endpoints.map(endpoint => `- ${endpoint}`),
		`apipassword: ${makeSecret(cloud, `api ${key}`, 24)}`,
		`oldpassword: ${makeSecret(cloud, `old ${key}`, 24)}`,
		'loggingconfig: <root>=INFO',
		'values:',
		`  AGENT_SERVICE_NAME: jujud-${agent.tag}`,
		'  CONTAINER_TYPE: ""',
		...(isMember ? controllerLines(cloud, controller) : []),
		'agent-logfile-max-backups: 2',
		'agent-logfile-max-size: 100M',
		'',
	].join('\n');
};

const linesOf = (content: string): string[] => content.split('\n').map(line => line.trimEnd());

const addressesOf = (content: string): string[] => {
	const lines = linesOf(content);
	const start = lines.indexOf('apiaddresses:');
	const addresses: string[] = [];
	for (const line of start === -1 ? [] : lines.slice(start + 1)) {
		const entry = /^ {0,8}- ["']?(?<address>[^\s"']{1,100})["']?\s{0,20}$/v.exec(line)?.groups?.['address'];
		if (entry === undefined) {
			break;
		}

		addresses.push(entry);
	}

	return addresses;
};

/**
What is wrong with an agent.conf:

- `unreadable`: the agent's process ends as soon as it is started.
- `misleading`: it runs, and does not get through to its controller.
*/
export type ConfigurationTrouble = 'unreadable' | 'misleading';

type MachinePlace = {readonly controller: Controller; readonly model: Model; readonly machine: Machine};

/**
What keeps a machine's agent from working with what stands in its agent.conf: it must say who it is, with its password, and name one of its controller's
addresses.

@returns Undefined where nothing does.
*/
export const configurationTrouble = (cloud: Cloud, {controller, model, machine}: MachinePlace): ConfigurationTrouble | undefined => {
	const written = machine.files[configurationPath(machine.tag)];
	if (written === undefined) {
		return machine.removed?.includes(configurationPath(machine.tag)) ? 'unreadable' : undefined;
	}

	const lines = new Set(linesOf(written));
	const addresses = addressesOf(written);
	if (!lines.has(`tag: ${machine.tag}`) || addresses.length === 0) {
		return 'unreadable';
	}

	const needed = linesOf(makeConfiguration(cloud, {controller, model, agent: machine})).filter(line => /^(?:apipassword|environment|model): /v.test(line));
	const isSound = needed.every(line => lines.has(line)) && addresses.some(address => controller.endpoints.includes(address));
	return isSound ? undefined : 'misleading';
};

/**
Breaks a machine agent's agent.conf as a bad clean-up script would: its list of addresses is no list any more, and the addresses are wrong.
*/
export const damageConfiguration = (cloud: Cloud, {controller, model, machine}: MachinePlace): void => {
	const path = configurationPath(machine.tag);
	const content = machine.files[path] ?? makeConfiguration(cloud, {controller, model, agent: machine});
	const addresses = controller.endpoints.map(endpoint => `- ${endpoint}`).join('\n');
	machine.files[path] = content.replace(`apiaddresses:\n${addresses}`, 'apiaddresses: 192.0.2.1:17070');
};

/**
What the agent's process says when it cannot read its agent.conf.

Source of the form: 3.6.28 `cmd/jujud/agent/machine.go`, and how Go's YAML package says it.
*/
export const unreadableMessage = (machine: Machine): string => {
	if (machine.files[configurationPath(machine.tag)] === undefined) {
		return `cannot read agent configuration: open ${configurationPath(machine.tag)}: no such file or directory`;
	}

	const line = linesOf(machine.files[configurationPath(machine.tag)] ?? '').findIndex(each => each.startsWith('apiaddresses:')) + 1;
	return `cannot read agent configuration: cannot unmarshal "${configurationPath(machine.tag)}": yaml: unmarshal errors: line ${line}: cannot unmarshal !!str into []string`;
};
