import {type Case, type Finding} from '../case.js';
import {shortModelName} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {reportLines} from './controller-facts.js';
import {defineCase} from './define-case.js';

const reference = 'juju/juju#21684';

const named = /cannot find k8s artefact for app "(?<application>[^\n"]{1,100})" in model "(?<model>[^\n"]{1,100})"/v;

const whereIn = (finding: Finding | undefined): {readonly application: string; readonly model: string} => {
	const groups = finding?.evidence.map(({text}) => named.exec(text)?.groups).find(found => found !== undefined);
	return {application: groups?.['application'] ?? 'APPLICATION', model: shortModelName(groups?.['model'] ?? 'MODEL')};
};

/**
D7: an application is in the model whose workload in the cluster is gone, and a step of the upgrade looks for it.
*/
export const statefulSetMissing: Case = defineCase({
	id: 'stateful-set-missing',
	code: 'D7',
	family: 'controller',
	title: 'An application\'s StatefulSet is gone',
	occurs: {from: [3]},
	isConfirmed: false,
	severity: 3,
	signals: ['log', 'status', 'error'].map(where => ({
		where: where as 'log' | 'status' | 'error',
		words: 'cannot find k8s artefact for app "',
		versions: '3.6',
		source: 'juju/juju#21684',
	})),
	meaning(finding) {
		const {application, model} = whereIn(finding);
		return finding
			? `The upgrade looks for the StatefulSet of ${application} in the model ${model}, and the cluster has none. The step fails for the whole controller.`
			: 'A step of the upgrade looks in the cluster for the StatefulSet of each application. Where one is gone, the step fails for the whole controller.';
	},
	jujuDoes: 'tries the step again, 5 times in all, 2 minutes apart. Then it gives up and leaves the agent running for you to look at.',
	remedies(finding, situation) {
		const {application, model} = whereIn(finding);
		return [
			{...askAgain, title: 'Watch whether Juju gets over it'},
			adviseRemedy({
				id: 'look-at-stateful-set',
				title: 'See what the cluster has',
				explanation: 'Before an upgrade: each application on Kubernetes has to have its StatefulSet.',
				undo: 'nothing to undo',
				reference,
			}, [`kubectl -n ${model} get statefulsets,deployments,daemonsets`, `kubectl -n ${model} get pods -l app.kubernetes.io/name=${application}`]),
			adviseRemedy({
				id: 'recreate-or-remove',
				title: 'Have it made again, or the application removed',
				risk: 'disruptive',
				explanation: 'Either makes the step succeed. Which one is right depends on whether anybody still needs the application.',
				cost: 'an application that is removed is gone, with its data unless its volumes are kept',
				success: 'The step is tried again and does not fail; a restart of the controller\'s pod begins anew.',
				reference,
			}, [
				'Still needed: put the StatefulSet back from a copy of its manifest, with the same name and labels.',
				'Not needed: it has to be removed from Juju, which a controller in mid-upgrade refuses.',
				'',
				...reportLines(situation, 'juju/juju#21684'),
			]),
		];
	},
	reference,
});
