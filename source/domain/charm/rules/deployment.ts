import {type CharmDefinition} from '../definition.js';
import {
	pass,
	refuse,
	unitCountOf,
	unknownCharm,
	unsaid,
	type CharmRule,
	type CompatibilityFacts,
	type Judgement,
} from './rule.js';

/** Juju fixes both when an application is deployed (2.9.52 `state/application.go`: `cannot change a charm's deployment type`, `mode`). */
const judgePods = (before: CharmDefinition | undefined, after: CharmDefinition): Judgement => {
	if (before?.mode !== 'podspec') {
		return unsaid('The new charm gives its pod by a specification; whether the one that runs does the same cannot be read from here. Juju itself decides.');
	}

	const mode = (definition: CharmDefinition): string => definition.deploymentMode ?? 'workload';
	if (mode(before) !== mode(after)) {
		return refuse(`The deployment mode would change from ${mode(before)} to ${mode(after)}.`, 'Deploy the new charm as an application of its own.');
	}

	const type = (definition: CharmDefinition): string => definition.deploymentType ?? 'stateless';
	return type(before) === type(after)
		? pass('Both charms deploy their pods in the same way.')
		: refuse(`The deployment type would change from ${type(before)} to ${type(after)}.`, 'Deploy the new charm as an application of its own.');
};

const judgeSidecar = (facts: CompatibilityFacts): Judgement => {
	const {before, controller, application} = facts;
	if (before?.mode === 'podspec') {
		const count = unitCountOf(facts);
		return count === 0
			? pass('The charm goes from a specification of its pod to a sidecar, and there are no units, as Juju wants it.')
			: refuse(
				`${application.name} gives its pod by a specification and the new charm runs beside its workload: Juju wants 0 units for that, and there are ${count}.`,
				`Run juju scale-application ${application.name} 0, wait, refresh, and scale up again; look first at what happens to its data.`,
			);
	}

	// 4.0 runs no others.
	return before?.mode === 'sidecar' || (controller !== undefined && controller.major >= 4)
		? pass('Both charms run beside their workload.')
		: unsaid('The new charm runs beside its workload; whether the one that runs does the same cannot be read from here. Juju itself decides.');
};

const judgeKubernetes = (facts: CompatibilityFacts): Judgement => {
	const {before, after, controller} = facts;
	switch (after?.mode) {
		case undefined: {
			return unknownCharm('The way to run on Kubernetes');
		}

		case 'machine': {
			return refuse('The new charm runs on machines, and this model is on Kubernetes.', 'Choose the charm of that software for Kubernetes.');
		}

		case 'sidecar': {
			return judgeSidecar(facts);
		}

		case 'podspec': {
			if (controller !== undefined && controller.major >= 4) {
				return refuse(`The new charm gives its pod by a specification, which Juju ${controller.text} does not run.`, 'Choose a charm that runs beside its workload.');
			}

			return before?.mode === 'sidecar'
				? refuse('The new charm gives its pod by a specification; the one that runs is beside its workload.', 'Deploy the new charm as an application of its own.')
				: judgePods(before, after);
		}
	}
};

/**
Source: 2.9.52, 3.6.28 `state/application.go`, `apiserver/facades/client/application/application.go` (`Upgrading from an older PodSpec style charm to a newer Sidecar charm …`).
*/
export const deployment: CharmRule = {
	id: 'deployment',
	title: 'Runs on the same kind of cloud',
	judge(facts) {
		const {kind, after, order} = facts;
		if (kind === 'caas') {
			return judgeKubernetes(facts);
		}

		if (after?.mode === 'sidecar' || after?.mode === 'podspec') {
			return refuse('The new charm runs on Kubernetes, and this model has machines.', 'Choose the charm of that software for machines.');
		}

		return after?.mode === undefined && (order.switch !== undefined || order.path !== undefined)
			? unsaid('Whether the new charm runs on machines cannot be read from here; Juju itself decides.')
			: pass('This model has machines, and the charm stays one for machines.');
	},
};
