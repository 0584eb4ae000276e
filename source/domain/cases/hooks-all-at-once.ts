import {type Case, type Situation} from '../case.js';
import {slowAfter} from '../follow-progress.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {countOf, listOf, spanOf} from '../words.js';
import {defineCase} from './define-case.js';
import {executingUnits} from './executing-units.js';
import {placesOf} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/docs#3504; juju/juju#22686, #20012 (the status of large models)';

/** Fewer are what any model does at any time. */
const manyUnits = 20;
const manyOf = 4;

/** Milliseconds: a status takes a second or two even of a large model that is at rest. */
const longAnswer = 5000;

const describeAnswer = (took: number): string => `the last status took ${took < 1000 ? `${took}ms` : spanOf(took)}`;

const see = (situation: Situation): readonly Sighting[] => {
	const {targetVersion, withoutProgress, answerTimes} = situation;
	return targetVersion === undefined
		? []
		: placesOf(situation).flatMap(({model, key, status, at}): readonly Sighting[] => {
			const took = answerTimes?.[key] ?? 0;
			// After a restart all units run a hook for a moment: that is as it should be, until it holds the upgrade or the controller up.
			if (took < longAnswer && (withoutProgress ?? 0) < slowAfter) {
				return [];
			}

			const {executing, total} = executingUnits(status.agents);
			return executing.length < manyUnits || executing.length * manyOf < total
				? []
				: [{
					model,
					subjects: executing.map(({tag}) => tag),
					evidence: {source: 'status', text: `${executing.length} of ${countOf(total, 'unit')} run a hook, ${listOf(executing.map(({name}) => name))}; ${describeAnswer(took)}`, at},
				}];
		});
};

/**
After the restart of their agents all units run hooks at the same time, and machines and controller are busy with nothing else.
*/
export const hooksAllAtOnce: Case = defineCase({
	id: 'hooks-all-at-once',
	code: 'E11',
	family: 'agents',
	title: 'Hooks run everywhere at once',
	occurs: {},
	isConfirmed: false,
	signals: [],
	severity: 1,
	see,
	meaning(finding) {
		const units = finding ? countOf(finding.subjects.length, 'unit') : 'Many units';
		return [
			`${units} run a hook at the same time, because their agents restarted together.`,
			'Nothing is wrong, but everything is slow: the agents that are left, the workloads, and the answers of the controller.',
		].join(' ');
	},
	jujuDoes: 'runs the hooks of a machine one after the other, and those of all machines at the same time. It gets through them by itself.',
	remedies: finding => [
		{...askAgain, title: 'Watch the number fall'},
		adviseRemedy({
			id: 'give-it-time',
			title: 'Give it time, and ask for less',
			explanation: 'Each answer about a large model is work for the controller. This program asks more seldom by itself when answers take long.',
			undo: 'nothing to undo',
			success: 'Fewer units run a hook in each answer.',
			reference: 'inferred from juju/docs#3504',
		}, [
			...(finding ? [] : ['In an upgrade of a large model:', '']),
			'Close other terminals that ask for the status again and again, and',
			'dashboards that do. Begin nothing else on this controller meanwhile.',
		]),
		adviseRemedy({
			id: 'plan-one-by-one',
			title: 'Upgrade the next models one at a time',
			explanation: 'Models that share hosts or a database are better not upgraded right after each other.',
			undo: 'nothing to undo',
			success: 'The next model turns faster than this one.',
			reference: 'inferred from juju/docs#3504',
		}, ['Wait in the step of this model until no unit runs a hook any more, then go', 'on. Leave room in the window for the largest model.']),
	],
	reference,
});
