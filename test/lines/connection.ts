import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {openCountedSimulation} from '../_helpers/open-counted-simulation.js';
import {makeFolder, openTerminal, type OpenTerminal} from '../_helpers/open-terminal.js';
import {
	startLine,
	unless,
	type LineCase,
	type Owner,
	type Problems,
} from './case.js';

const enter = '\r';

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
const openServer = async (owner: Owner): Promise<(line: string) => string> => {
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

const sayYes = async (terminal: OpenTerminal, title: string): Promise<void> => {
	await terminal.press(enter);
	await terminal.until(title);
	await terminal.press('y');
	await terminal.until(/▸ Yes/v);
	await terminal.press(enter);
};

const reachPlan = async (terminal: OpenTerminal): Promise<void> => {
	await terminal.until(/aws\s+3\.6\.4/v);
	await terminal.press(enter);
	await terminal.until('3.6.28 is what Juju itself would choose');
	await terminal.press(enter);
	await terminal.until('No backup yet');
	await terminal.until(/\d\d pass {2}(?!.*runs)/v);
	await terminal.press(enter);
	await terminal.until('Make a backup now');
	await terminal.press(enter);
	await terminal.until('The backup is whole.');
	await terminal.press('n');
	await terminal.until(/no way back from here/v);
	await terminal.press(enter);
	await terminal.until('step 1 of 9');
};

const finish = async (terminal: OpenTerminal): Promise<void> => {
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await sayYes(terminal, 'Upgrade model web (4 agents)?');
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await sayYes(terminal, 'Upgrade model db (6 agents)?');
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await terminal.until(/aws is upgraded from 3\.6\.4 to 3\.6\.28/v);
	await terminal.press(enter);
};

/** The journal of the newest run. */
const readJournal = async (home: string): Promise<string> => {
	const runs = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs');
	const names = await fs.readdir(runs);
	return fs.readFile(path.join(runs, names.toSorted().at(-1) ?? '', 'journal.jsonl'), 'utf8');
};

const judge = async (owner: Owner): Promise<Problems> => {
	const connect = await openServer(owner);
	const simulation = await openCountedSimulation(owner, ['small', '--speed', '30']);
	const home = await makeFolder(owner);
	const open = async (words: string): Promise<OpenTerminal> => openTerminal(owner, {
		shellLine: connect(startLine(home, words, {PATH: `${simulation.searchPath}:/usr/bin:/bin`, TERM: 'xterm-256color'})),
	});

	const first = await open('');
	await reachPlan(first);
	await sayYes(first, 'Upgrade the controller?');
	await first.until('step 2 of 9');
	// First the line stands still, then it is gone: nothing is said to the other end before.
	first.kill('SIGSTOP');
	await wait(3000);
	first.kill('SIGKILL');
	await first.exit();
	let journal = '';
	for (let round = 0; round < 200 && !journal.includes('"code":129'); round++) {
		await wait(50);
		journal = await readJournal(home);
	}

	const problems = [...unless(journal.includes('"code":129'), `what was left behind did not end as a terminal that is closed ends it: ${journal.trimEnd().split('\n').slice(-2).join(' ')}`)];
	const second = await open('resume');
	await second.until('Going on with run');
	await second.until(/Enter goes on with: Wait until/v);
	await second.press(enter);
	await finish(second);
	const ended = await second.exit();
	const changes = await simulation.changes();
	return [
		...problems,
		...unless(ended.code === 0, `it ended with ${ended.code}`),
		...unless(changes.join(', ') === [
			'create-backup -m aws:admin/controller', 'upgrade-controller -c aws', 'upgrade-model -m aws:admin/web', 'upgrade-model -m aws:admin/db',
		].join(', '), `what reached Juju: ${changes.join(', ')}`),
	];
};

/** Over a real connection to this machine. */
export const connectionCases: readonly LineCase[] = [
	{name: 'a connection by ssh drops in mid-upgrade, and resume ends it', needs: ['sshd', 'ssh', 'ssh-keygen'], findProblems: judge},
];
