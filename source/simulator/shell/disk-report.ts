import {type Cloud} from '../cloud.js';
import {findAgent, type AgentReference} from '../lookup.js';
import {freeDisk} from '../services.js';
import {succeed, type ShellAnswer} from './shell-answer.js';

const folders = ['/var/lib/juju', '/tmp', '/var/log/juju'] as const;

/**
What the wizard's script for disk, clock and database prints on a machine with one file system.
*/
export const diskReport = (cloud: Cloud, reference: AgentReference): ShellAnswer => {
	const machine = findAgent(cloud, reference)?.machine;
	const time = cloud.now + (machine?.clockOffset ?? 0);
	const database = machine?.databaseSnap;
	const free = (freeDisk(cloud, reference) ?? 0) * 1024;
	return succeed([`time ${time}`, ...folders.map(path => `disk ${path} ${free} /`), ...(database ? [`database ${database.version} ${database.revision}`] : []), ''].join('\n'));
};
