import {type ControllerMachineReport} from '../answer.js';
import {
	type Check,
	type CheckResult,
	type Evidence,
	type PrepareFacts,
	type Remedy,
} from '../check.js';
import {type Intent} from '../intent.js';
import {performRemedy} from '../make-remedy.js';
import {countOf} from '../words.js';
import {
	askable,
	judgeAnswer,
	toResult,
	type Verdict,
} from './verdict.js';

/** A machine of the controller that was looked at; `at` is when the answer came. */
export type MachineReport = {readonly id: string; readonly report: ControllerMachineReport; readonly at: number};

const intentFor = ({controllerModel}: PrepareFacts, machine: string): Intent => ({type: 'inspect-controller-machine', model: controllerModel, machine});

/** On Kubernetes there are none. */
const machinesOf = ({controller: {value}}: PrepareFacts): readonly string[] => value === undefined || value.isKubernetes ? [] : value.members.map(({id}) => id);

const reportOf = ({controllerMachines}: PrepareFacts, id: string): readonly MachineReport[] => {
	const {value, at} = controllerMachines[id] ?? {};
	return value === undefined || at === undefined ? [] : [{id, report: value, at}];
};

/** Machines without a report; those that nobody has tried yet first: one that cannot be reached must not stand in their way. */
const missingOf = (facts: PrepareFacts): readonly string[] => machinesOf(facts)
	.filter(id => reportOf(facts, id).length === 0)
	.toSorted((left, right) => Number(facts.controllerMachines[left]?.failure !== undefined) - Number(facts.controllerMachines[right]?.failure !== undefined));

/**
A remedy that looks at machines of the controller over ssh, all of them where none is left to look at.
*/
export const lookAtMachines = (facts: PrepareFacts): Remedy => {
	const missing = missingOf(facts);
	const isAgain = missing.length === 0;
	return performRemedy(facts.render, {
		id: 'look-at-machines',
		title: isAgain ? 'Look again over ssh' : 'Look over ssh',
		risk: 'safe',
		explanation: 'Reads free space and the clock of the controller\'s machines. Your ssh key must be known there.',
		undo: 'nothing to undo: it only reads',
	}, (isAgain ? machinesOf(facts) : missing).map(id => intentFor(facts, id)));
};

const missingEvidence = (facts: PrepareFacts): readonly Evidence[] => missingOf(facts).flatMap(id => {
	const {failure} = facts.controllerMachines[id] ?? {};
	return failure === undefined ? [] : [{source: 'ssh', text: `Machine ${id}: ${failure.message}`, at: undefined}];
});

const judgeMachines = (facts: PrepareFacts, what: string, judge: (reports: readonly MachineReport[]) => Verdict): Verdict => {
	const reports = machinesOf(facts).flatMap(id => reportOf(facts, id));
	const missing = missingOf(facts);
	const verdict = reports.length === 0 ? undefined : judge(reports);
	const evidence = [...verdict?.evidence ?? [], ...missingEvidence(facts)];
	if (verdict && (missing.length === 0 || verdict.result !== 'pass')) {
		return {...verdict, evidence};
	}

	const known = reports.length === 0 ? what : `${what} of ${countOf(missing.length, 'machine')}`;
	return {
		title: `${known} not looked at: needs ssh`,
		result: 'warn',
		evidence: evidence.length === 0
			? [{source: 'this program', text: 'It opens no session on a machine before you say so.', at: undefined}]
			: evidence,
		consequence: 'Juju tells neither free space nor clocks; what is wrong there shows only in the upgrade.',
		remedies: [lookAtMachines(facts)],
	};
};

/**
A check that judges what the controller's machines said of themselves over ssh. Until the operator has agreed to that it warns, and offers to look; once agreed, they are
asked again with everything else. There is nothing to judge on Kubernetes.

@param what What is looked at, for the title: `Disks`.
*/
export const createMachineCheck = (check: Pick<Check, 'id' | 'title'>, what: string, judge: (reports: readonly MachineReport[], facts: PrepareFacts) => Verdict): Check => ({
	...check,
	needs: facts => askable(facts, machinesOf(facts).filter(id => reportOf(facts, id).length > 0).map(id => intentFor(facts, id))),
	judge(facts): readonly CheckResult[] {
		return facts.controller.value !== undefined && machinesOf(facts).length === 0
			? []
			: [toResult(check, facts.target.controller, judgeAnswer({
				known: facts.controller, now: facts.now, about: 'The list of the controller\'s machines', source: 'show-controller',
			}, () => judgeMachines(facts, what, reports => judge(reports, facts))))];
	},
});
