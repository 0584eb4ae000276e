import {fromTag} from '../agent.js';
import {type Known} from '../answer.js';
import {
	agentKey,
	type Case,
	type Finding,
	type Situation,
} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {modelKey, parseModelKey} from '../intent.js';
import {hasArrived, isOfController} from './controller-facts.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';
import {type Sighting} from './sightings.js';

const reference = '3.6.28 internal/worker/upgradesteps; juju/juju#9180, juju/juju#11530';

const shell: Omit<Remedy, 'action'> = {
	id: 'open-shell',
	title: 'Free space on the machine',
	risk: 'disruptive',
	explanation: 'Opens a shell there. Old logs in /var/log/juju and old versions in /var/lib/juju/tools are the usual finds. Leave agent.conf and db alone.',
	cost: 'what is deleted there is gone',
	success: 'df shows more than 250 MiB free, and within a minute the agent goes on.',
	reference,
};

const look: Omit<Remedy, 'action'> = {
	id: 'inspect-controller-machine',
	title: 'See how much is free there',
	risk: 'safe',
	explanation: 'Asks the machine over ssh, with df, for the room in /var/lib/juju, /tmp and /var/log/juju.',
	undo: 'nothing to undo',
	reference,
};

const machinesOf = ({subjects}: Finding): readonly string[] => subjects.filter(tag => tag.startsWith('machine-')).map(tag => fromTag(tag));

/** A shell on each machine that says so; units live on a machine of their own choosing. */
const shells = (finding: Finding, {render}: Situation): readonly Remedy[] => machinesOf(finding).flatMap(machine =>
	finding.model ? [performRemedy(render, {...shell, id: `open-shell ${machine}`, title: `Free space on machine ${machine}`}, [{type: 'open-shell', model: finding.model, machine}])] : []);

/** Those of the controller can be asked without a shell. */
const looks = (finding: Finding, situation: Situation): readonly Remedy[] => isOfController(finding.model, situation)
	? machinesOf(finding).flatMap(machine => finding.model
		? [performRemedy(situation.render, {
			...look, id: `${look.id} ${machine}`, title: `See how much is free on machine ${machine}`,
		}, [{type: 'inspect-controller-machine', model: finding.model, machine}])]
		: [])
	: [];

const mebibyte = 1024 * 1024;

/** Bytes that an agent wants in each of its two folders (3.6.28 `internal/upgrades/preupgradesteps.go`, `internal/worker/upgrader/upgrader.go`). */
const needed = 250 * mebibyte;

const neededIn: ReadonlySet<string> = new Set(['/var/lib/juju', '/tmp']);

type Report = NonNullable<Situation['controllerMachines']> extends Readonly<Record<string, Known<infer Value>>> ? Value : never;

const tooSmall = ({disks}: Report) => disks.filter(({path, free}) => neededIn.has(path) && free < needed);

/** What machines of the controller have said themselves. */
const measured = ({controllerMachines, controllerModel}: Situation): readonly Sighting[] => Object.entries(controllerMachines ?? {}).flatMap(([key, {value, at}]) => {
	const small = value === undefined ? [] : tooSmall(value);
	const space = key.indexOf(' ');
	return small.length === 0 || controllerModel === undefined || space === -1
		? []
		: [{
			model: parseModelKey(key.slice(0, space)),
			subjects: [`machine-${key.slice(space + 1).replaceAll('/', '-')}`],
			evidence: {source: 'ssh', text: small.map(({path, free}) => `${path}: ${Math.floor(free / mebibyte)} MiB free, 250 MiB are wanted`).join('\n'), at},
		}];
});

/** Asked after the log was written: such a machine has room again. */
const hasRoomNow = ({model}: Finding, tag: string, {controllerMachines}: Situation): boolean => {
	const report = model && controllerMachines?.[agentKey(modelKey(model), fromTag(tag))]?.value;
	return report !== undefined && tooSmall(report).length === 0;
};

/**
C4: an agent that has less than 250 MiB free does not begin to upgrade, and tries again until it has.
*/
export const diskFull: Case = defineCase({
	id: 'disk-full',
	code: 'C4',
	family: 'binaries',
	title: 'A disk is too full to upgrade',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'log', words: 'not enough free disk space on', versions: '2.5 to 4.1', source: '3.6.28 upgrades/preupgradesteps.go',
		},
		{
			where: 'status', words: 'not enough free disk space on', versions: '2.5 to 4.1', source: '3.6.28 upgrades/preupgradesteps.go',
		},
	],
	see: measured,
	isSo: (finding, situation) => finding.evidence.some(({text}) => !text.includes('(giving up)'))
		&& !hasArrived(finding, situation)
		&& finding.subjects.some(tag => !hasRoomNow(finding, tag, situation)),
	meaning: 'Juju wants 250 MiB free in /var/lib/juju and in the folder for temporary files before an agent upgrades. This machine has less.',
	jujuDoes: 'looks again every minute, and goes on by itself as soon as there is room. Nothing has to be restarted.',
	remedies: (finding, situation) => [
		...(finding ? looks(finding, situation) : [closedRemedy(look)]),
		{...askAgain, title: 'Watch whether it goes on by itself'},
		adviseRemedy({
			id: 'grow-disk', title: 'Give the machine a larger disk', explanation: 'Where nothing can be deleted.', reference,
		}, ['Grow the volume in the cloud and the filesystem on the machine.', 'The agent goes on within a minute; nothing has to be restarted.']),
		...(finding ? shells(finding, situation) : [closedRemedy(shell)]),
	],
	reference,
});
