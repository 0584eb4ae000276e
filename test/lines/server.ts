import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {makeFolder} from '../_helpers/open-terminal.js';
import {type Owner} from './case.js';

const findPort = async (): Promise<number> => {
	const server = net.createServer();
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	await new Promise(resolve => {
		server.close(resolve);
	});
	if (address === null || typeof address === 'string') {
		throw new Error('No port of 127.0.0.1 is free.');
	}

	return address.port;
};

/** The folder that a server which is started by root wants; taken away again where it was not there. */
const makeEmptyFolder = async (owner: Owner): Promise<void> => {
	if (process.getuid?.() !== 0) {
		return;
	}

	const made = await fs.mkdir('/run/sshd', {recursive: true, mode: 0o755});
	if (made !== undefined) {
		owner.teardown(async () => fs.rmdir('/run/sshd'));
	}
};

/**
A server of one's own on this machine alone: its port, its keys and its settings are in a folder that goes away.

@returns The line of a shell that runs another line there.
*/
export const openServer = async (owner: Owner): Promise<(line: string) => string> => {
	const folder = await makeFolder(owner);
	const port = await findPort();
	await makeEmptyFolder(owner);
	for (const name of ['host', 'user']) {
		execFileSync('/usr/bin/ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(folder, name)]);
	}

	await fs.copyFile(path.join(folder, 'user.pub'), path.join(folder, 'authorized'));
	await fs.writeFile(path.join(folder, 'settings'), [
		`Port ${port}`,
		'ListenAddress 127.0.0.1',
		`HostKey ${folder}/host`,
		`AuthorizedKeysFile ${folder}/authorized`,
		`PidFile ${folder}/pid`,
		'StrictModes no',
		'UsePAM no',
		'PasswordAuthentication no',
		'KbdInteractiveAuthentication no',
		'PermitRootLogin prohibit-password',
		'PrintMotd no',
		'PrintLastLog no',
		'',
	].join('\n'));
	const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', path.join(folder, 'settings')], {stdio: ['ignore', 'ignore', 'pipe']});
	let log = '';
	server.stderr.setEncoding('utf8');
	server.stderr.on('data', (part: string) => {
		log += part;
	});
	owner.teardown(async () => {
		if (server.exitCode !== null) {
			return;
		}

		server.kill('SIGTERM');
		await new Promise(resolve => {
			server.once('exit', resolve);
		});
	});
	for (let round = 0; round < 100 && !log.includes('Server listening'); round++) {
		await wait(50);
	}

	if (!log.includes('Server listening')) {
		throw new Error(`sshd did not start:\n${log}`);
	}

	const options = [
		'StrictHostKeyChecking=no', `UserKnownHostsFile=${folder}/known`, 'IdentitiesOnly=yes', `IdentityFile=${folder}/user`, 'LogLevel=ERROR', 'EscapeChar=none',
	].map(option => `-o ${option}`).join(' ');
	return line => `exec ssh -tt -F none ${options} -p ${port} ${os.userInfo().username}@127.0.0.1 "${line}"`;
};
