import {type Evidence, type PrepareFacts, type Remedy} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {spanOf} from '../words.js';
import {createMachineCheck, lookAtMachines, type MachineReport} from './controller-machines.js';
import {type Verdict} from './verdict.js';

/** Milliseconds. Clocks that are kept right are within some tens of them; what differs by seconds is not kept right, and what differs by a minute was never set. */
const noteworthy = 5000;
const wrong = 60_000;

/**
How far a machine's clock is ahead of ours: at least and at most. It was read somewhere between question and answer, so that a slow connection never makes a clock look wrong.
*/
type Offset = {readonly id: string; readonly least: number; readonly most: number; readonly at: number};

const offsetOf = ({id, report: {time, took}, at}: MachineReport): Offset => ({
	id, least: time - at, most: time - (at - took), at,
});

/** What is certain of a difference that lies between two bounds: the end that is nearer to none. */
const certain = ({least, most}: Pick<Offset, 'least' | 'most'>): number => least > 0 ? least : Math.min(0, most);

type Difference = {readonly ahead: Offset; readonly behind: Offset; readonly by: number};

/** The two that certainly differ most. */
const widest = (offsets: readonly Offset[]): Difference | undefined => {
	const [ahead] = offsets.toSorted((left, right) => right.least - left.least);
	const [behind] = offsets.toSorted((left, right) => left.most - right.most);
	return ahead && behind ? {ahead, behind, by: ahead.least - behind.most} : undefined;
};

const describe = (offset: Offset): Evidence => {
	const by = certain(offset);
	const bound = Math.max(Math.abs(offset.least), Math.abs(offset.most));
	const text = Math.abs(by) < noteworthy
		? `within ${(Math.ceil(bound / 100) / 10).toFixed(1)}s of this computer's clock, the time for the answer included`
		: `${spanOf(Math.abs(by))} ${by > 0 ? 'ahead of' : 'behind'} this computer's clock at least`;
	return {source: 'ssh', text: `Machine ${offset.id}: ${text}.`, at: offset.at};
};

const setClock = ({controllerModel}: PrepareFacts, machine: string): Remedy => {
	const start = `juju ssh -m ${modelKey(controllerModel)} ${machine}`;
	return adviseRemedy({
		id: 'set-clock', title: 'Have the clocks set by the network', explanation: 'A machine whose clock is wrong gets no answer from its time servers, or asks none.',
	}, [
		'Is the clock kept right, and by what?',
		`${start} timedatectl`,
		`${start} 'chronyc tracking || timedatectl timesync-status'`,
		'',
		'Start what keeps it, whichever is there:',
		`${start} 'sudo systemctl restart chrony || sudo systemctl restart systemd-timesyncd'`,
		'',
		'Then look again. Set clocks before the upgrade, not in it: agents do not like jumps.',
	]);
};

const judge = (reports: readonly MachineReport[], facts: PrepareFacts): Verdict => {
	const offsets = reports.map(report => offsetOf(report));
	const evidence = offsets.map(offset => describe(offset));
	const difference = widest(offsets);
	if (difference && difference.by > noteworthy) {
		return {
			title: `Clocks of the controller differ by ${spanOf(difference.by)}`,
			result: difference.by > wrong ? 'block' : 'warn',
			evidence,
			consequence: 'Members that disagree on the time can refuse each other\'s certificates, and their logs cannot be put in order.',
			remedies: [setClock(facts, difference.ahead.id), lookAtMachines(facts)],
		};
	}

	const [furthest] = offsets.toSorted((left, right) => Math.abs(certain(right)) - Math.abs(certain(left)));
	const by = furthest ? certain(furthest) : 0;
	return Math.abs(by) > noteworthy && furthest
		? {
			title: `Machine ${furthest.id}'s clock is ${spanOf(Math.abs(by))} ${by > 0 ? 'ahead of' : 'behind'} this one's`,
			result: 'warn',
			evidence,
			consequence: 'One of the two is wrong. Times shown here are off by that, and a certificate or login can count as not yet or no longer valid.',
			remedies: [setClock(facts, furthest.id), lookAtMachines(facts)],
		}
		: {title: 'Clocks agree', result: 'pass', evidence};
};

/**
Whether the clocks of the controller's machines agree with each other and with this computer's.
*/
export const clocksAgree = createMachineCheck({id: 'clocks-agree', title: 'Clocks agree'}, 'Clocks', judge);
