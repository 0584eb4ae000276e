import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {type Signal} from '../signal.js';
import {countOf, listOf} from '../words.js';
import {defineCase} from './define-case.js';
import {namespaceOf} from './machine-advice.js';
import {agentsOf, placeOf} from './places.js';

const reference = 'canonical/postgresql-k8s-operator#573; canonical/mlflow-operator#236 (3.4.2)';

const signals: readonly Signal[] = [
	{
		where: 'status', words: 'crash loop backoff: ', versions: '2.8 to 4.0', source: '2.8 caas/kubernetes/provider/resources/pod.go',
	},
];

/**
Whether a message says that a container of a pod crashes again and again.
*/
export const isCrashLoop = (message: string | undefined): boolean => message?.includes('crash loop backoff: ') === true;

/**
On Kubernetes: a container of a unit's pod ends as soon as it starts.
*/
export const podCrashLoop: Case = defineCase({
	id: 'pod-crash-loop',
	code: 'E13',
	family: 'agents',
	title: 'A pod crashes again and again',
	occurs: {kind: 'caas'},
	isConfirmed: false,
	signals,
	severity: 3,
	meaning(finding) {
		const units = finding ? countOf(finding.subjects.length, 'unit') : 'a unit';
		return [
			`A container in the pod of ${units} ends as soon as it starts, and Kubernetes waits longer before each new try.`,
			'After an upgrade of the controller it is often the first start with the new image.',
		].join(' ');
	},
	jujuDoes: 'shows what Kubernetes says and leaves the pod to it. Kubernetes tries again, up to five minutes apart.',
	remedies(finding, situation) {
		const place = finding && placeOf(situation, finding.model);
		const agents = agentsOf(finding, situation);
		const pod = agents[0]?.name.replaceAll('/', '-') ?? 'POD';
		const namespace = place ? namespaceOf(place) : 'MODEL';
		return [
			adviseRemedy({
				id: 'read-pod-log',
				title: `Read the log of ${agents[0]?.name ?? 'the pod'}`,
				explanation: 'What the container said before it ended is in the log of its previous start.',
				undo: 'nothing to undo',
				success: 'The last lines name the cause.',
				reference: `inferred from ${reference}`,
			}, [
				`  kubectl -n ${namespace} get pod ${pod}`,
				`  kubectl -n ${namespace} logs ${pod} --all-containers --previous --tail 50`,
				`  kubectl -n ${namespace} describe pod ${pod}`,
			]),
			{...askAgain, title: 'Watch whether the next try succeeds'},
			adviseRemedy({
				id: 'delete-pod',
				title: agents.length > 1 ? `Start ${listOf(agents.map(({name}) => name))} anew, one by one` : 'Start the pod anew',
				explanation: 'When the cause is gone, or a pod hangs on what was there before: Kubernetes makes it again with the same storage.',
				risk: 'disruptive',
				cost: 'the workload of that unit is away until its new pod is ready',
				undo: 'nothing to undo',
				success: 'The pod is ready, and its unit idle at the new version.',
				reference: `inferred from ${reference}`,
			}, [
				'One at a time, the leader last, and never the storage (pvc) with it:',
				'',
				`  kubectl -n ${namespace} delete pod ${pod}`,
				`  kubectl -n ${namespace} get pod ${pod} --watch`,
			]),
		];
	},
	reference,
});
