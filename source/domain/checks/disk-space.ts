import {type Evidence, type PrepareFacts, type Remedy} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy, performRemedy} from '../make-remedy.js';
import {createMachineCheck, lookAtMachines, type MachineReport} from './controller-machines.js';
import {type Verdict} from './verdict.js';

const mebibyte = 1024 * 1024;

/** What an agent wants free before it takes new binaries (2.0.0 `upgrades/preupgradesteps.go` to 4.0.15 `internal/upgrades/preupgradesteps.go`). */
const needed = 250 * mebibyte;

/** In both of these (3.6.28 `internal/worker/upgrader/upgrader.go`: its own folder, and that for temporary files). */
const neededIn: ReadonlySet<string> = new Set(['/var/lib/juju', '/tmp']);

/** Our own choice: binaries of several versions, the dump of a backup and the logs of an upgrade with trouble in it take some hundred megabytes each. */
const comfortable = 1024 * mebibyte;

type Room = {readonly machine: string; readonly mount: string; readonly paths: readonly string[]; readonly free: number; readonly at: number};

/** Free space of each file system once, whatever folders it holds. */
const roomsOf = ({id, report, at}: MachineReport): readonly Room[] =>
	Map.groupBy(report.disks, ({mount, path}) => mount ?? path).entries().map(([mount, disks]) => ({
		machine: id, mount, paths: disks.map(({path}) => path), free: Math.min(...disks.map(({free}) => free)), at,
	})).toArray();

const isTooSmall = ({paths, free}: Room): boolean => free < needed && paths.some(path => neededIn.has(path));

const sizeText = (bytes: number): string => bytes < comfortable ? `${Math.floor(bytes / mebibyte)} MiB` : `${(Math.floor((bytes * 10) / (1024 * mebibyte)) / 10).toFixed(1)} GiB`;

const describe = ({machine, mount, paths, free, at}: Room): Evidence =>
	({source: 'ssh', text: `Machine ${machine}: ${sizeText(free)} free on ${mount}, which holds ${paths.join(', ')}.`, at});

const makeRoom = ({controllerModel}: PrepareFacts, machine: string): Remedy => {
	const start = `juju ssh -m ${modelKey(controllerModel)} ${machine}`;
	return adviseRemedy({
		id: 'make-room',
		title: `Make room on machine ${machine}`,
		explanation: 'Old logs and packages usually take most of it. Look first, delete what you know.',
		reference: 'juju/juju#9180',
	}, [
		'What takes the room:',
		`${start} 'sudo du -xh --max-depth=2 /var | sort -h | tail -n 20'`,
		'',
		'Old logs of the system, and packages that were downloaded:',
		`${start} 'sudo journalctl --vacuum-size=200M'`,
		`${start} 'sudo apt-get clean'`,
		'',
		'Then look again. Leave /var/lib/juju itself alone: agents and the database live there.',
	]);
};

const judge = (reports: readonly MachineReport[], facts: PrepareFacts): Verdict => {
	const rooms = reports.flatMap(report => roomsOf(report)).toSorted((left, right) => left.free - right.free);
	const evidence = rooms.map(room => describe(room));
	const small = rooms.find(room => isTooSmall(room));
	const tight = small ?? rooms.find(({free}) => free < comfortable);
	const [least] = rooms;
	if (!tight) {
		return {title: `Disks have room, ${sizeText(least?.free ?? 0)} at least`, result: 'pass', evidence};
	}

	return {
		title: small ? `Machine ${tight.machine} has ${sizeText(tight.free)} free, Juju wants 250 MiB` : `Machine ${tight.machine} has only ${sizeText(tight.free)} free`,
		result: small ? 'block' : 'warn',
		evidence,
		consequence: small
			? 'With less than 250 MiB an agent takes no new binaries; it tries again each minute, and the upgrade waits.'
			: 'Juju wants 250 MiB; binaries, the dump of a backup and logs of the upgrade can take more.',
		remedies: [
			makeRoom(facts, tight.machine),
			performRemedy(facts.render, {
				id: 'open-shell',
				title: `Open a shell on machine ${tight.machine}`,
				risk: 'disruptive',
				explanation: 'Hands the terminal to juju ssh; leave the shell to come back.',
				undo: 'what you change there, you undo there',
			}, [{type: 'open-shell', model: facts.controllerModel, machine: tight.machine}]),
			lookAtMachines(facts),
		],
	};
};

/**
Whether the controller's machines have room for new binaries.
*/
export const diskSpace = createMachineCheck({id: 'disk-space', title: 'Disks have room'}, 'Disks', judge);
