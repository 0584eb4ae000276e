import {
	configurationMarkers,
	configurationPath,
	copySuffix,
	type MachineScript,
} from '../../juju/commands/machine-scripts.js';
import {type Cloud} from '../cloud.js';
import {findAgent, type AgentReference} from '../lookup.js';
import {
	copyFile,
	listFiles,
	mendConfiguration,
	readFile,
} from '../machine-files.js';
import {restartService} from '../services.js';
import {maskSecrets} from './mask-secrets.js';
import {diskReport} from './disk-report.js';
import {serviceReport} from './service-report.js';
import {fail, succeed, type ShellAnswer} from './shell-answer.js';

const agentsFolder = '/var/lib/juju/agents';

const noFile = (command: string, path: string): ShellAnswer => fail(`${command}: ${path}: No such file or directory`);

const copyAll = (cloud: Cloud, reference: AgentReference): ShellAnswer => {
	const configurations = listFiles(cloud, reference, agentsFolder).filter(path => path.endsWith('/agent.conf'));
	for (const path of configurations) {
		const to = `${path}${copySuffix}`;
		if (readFile(cloud, reference, to) === undefined) {
			copyFile(cloud, reference, {from: path, to});
		}
	}

	return succeed();
};

const show = (cloud: Cloud, reference: AgentReference, agent: string): ShellAnswer => {
	const path = configurationPath(agent);
	const current = readFile(cloud, reference, path);
	if (current === undefined) {
		return {...noFile('awk', path), stdout: `${configurationMarkers.current}\n`, exitCode: 1};
	}

	const copy = readFile(cloud, reference, `${path}${copySuffix}`);
	return succeed(`${configurationMarkers.current}\n${maskSecrets(current)}${copy === undefined ? '' : `${configurationMarkers.copy}\n${maskSecrets(copy)}`}`);
};

const restore = (cloud: Cloud, reference: AgentReference, agent: string): ShellAnswer => {
	const path = configurationPath(agent);
	const content = copyFile(cloud, reference, {from: `${path}${copySuffix}`, to: path});
	return content === undefined ? noFile('cp: cannot stat', `'${path}${copySuffix}'`) : succeed();
};

/** Nobody can type into an editor here: what a person would put right is put right. */
const edit = (cloud: Cloud, reference: AgentReference, agent: string): ShellAnswer => {
	const path = configurationPath(agent);
	const changed = mendConfiguration(cloud, reference, path);
	if (changed === undefined) {
		return noFile('editor', path);
	}

	return succeed(changed.length === 0
		? `The simulator opened ${path} in its editor and left it as it is: nothing is wrong with it.\n`
		: `The simulator opened ${path} in its editor, corrected it and saved it:\n\n${changed.join('\n')}\n`);
};

const restart = (cloud: Cloud, reference: AgentReference, name: string): ShellAnswer =>
	restartService(cloud, reference, name) ? succeed() : fail(`Failed to restart ${name}.service: Unit ${name}.service not found.`, 5);

/**
Does on a simulated machine what one of the wizard's own scripts would do on a real one, and prints what it would print.

@param reference - The machine's own agent; somebody gets into the machine.
*/
export const runMachineScript = (cloud: Cloud, reference: AgentReference, script: MachineScript): ShellAnswer => {
	switch (script.type) {
		case 'inspect-services': {
			return succeed(serviceReport(cloud, reference, findAgent(cloud, reference)?.machine?.init ?? 'systemd'));
		}

		case 'inspect-controller-machine': {
			return diskReport(cloud, reference);
		}

		case 'copy-agent-configurations': {
			return copyAll(cloud, reference);
		}

		case 'read-agent-configuration': {
			return show(cloud, reference, script.agent);
		}

		case 'restore-agent-configuration': {
			return restore(cloud, reference, script.agent);
		}

		case 'edit-agent-configuration': {
			return edit(cloud, reference, script.agent);
		}

		case 'restart-agent': {
			return restart(cloud, reference, script.service.name);
		}
	}
};
