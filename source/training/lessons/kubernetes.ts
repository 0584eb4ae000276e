import {hasNote, isAllUpgraded, isUpgraded} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';

const version = '3.6.28';

/** Pods in place of machines. */
export const kubernetes: Lesson = {
	id: 'kubernetes',
	title: 'A controller and models on Kubernetes',
	learns: 'Without machines there are only units: pods that are created anew with the new version. Juju makes no backup there.',
	story: [
		'This controller lives in a pod, and so does everything else. There is no machine to log in to, and juju create-backup does not exist for it.',
		'Those who keep the cluster have taken a snapshot of its volumes an hour ago. Say so where you are asked, and go to 3.6.28.',
	],
	difficulty: 'usual',
	minutes: 8,
	requiresTerminal: false,
	create: scenarioCloud('kubernetes'),
	goals: [
		{
			id: 'acknowledged',
			title: 'You have said that there is another way back than a backup of Juju',
			hints: [
				'The check backup-made blocks, and here it cannot be passed by making one. Try, in a second terminal.',
				'Enter on the check shows its remedies. One of them takes your word; it has to be typed in full.',
				'juju create-backup -m k8s:controller',
			],
			isMet: observed => hasNote(observed, 'backup-acknowledged'),
		},
		{
			id: 'controller',
			title: `The controller runs ${version}`,
			hints: ['The controller first, here too.', 'Its pod is created anew, and does not answer meanwhile.', `juju upgrade-controller -c k8s --agent-version ${version}`],
			isMet: ({cloud}) => isUpgraded(cloud, 'controller', version),
		},
		{
			id: 'models',
			title: `shop and observability run ${version}, every unit of them`,
			hints: ['Pods turn one after the other.', 'Go on from Verify with Enter.', `juju upgrade-model -m k8s:admin/shop --agent-version ${version}`],
			isMet: ({cloud}) => isAllUpgraded(cloud, version),
		},
	],
	mistakes: commonMistakes,
	solution: {
		steps: [{do: 'prepare'}, {do: 'plan'}, {do: 'upgrade'}],
		commands: [
			{line: `upgrade-controller -c k8s --agent-version ${version}`, why: 'The controller goes first: no model may be newer.'},
			{line: `upgrade-model -m k8s:admin/shop --agent-version ${version}`, why: 'A model stays where it is until it is told.'},
			{line: `upgrade-model -m k8s:admin/observability --agent-version ${version}`, why: 'Each model by itself.'},
		],
	},
	failure: {
		steps: [{do: 'terminal', words: ['upgrade-model', '-m', 'k8s:admin/shop', '--agent-version', version]}, {do: 'wait', seconds: 60}],
		mistakes: ['model-first'],
		unmet: ['acknowledged', 'controller', 'models'],
	},
};
