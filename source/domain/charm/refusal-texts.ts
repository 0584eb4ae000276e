import {type CharmRefusalRule} from './refusal-patterns.js';

/** Whether the controller is of that version or later; undefined while nobody knows. */
export type Since = (major: number, minor?: number) => boolean | undefined;

export type RefusalText = {
	readonly title: string;
	readonly meaning: (since: Since) => string;
	readonly advice: (since: Since) => readonly string[];
	readonly caseId: (since: Since) => string | undefined;
};

const text = (title: string, meaning: string, {advice, caseId}: {readonly advice: readonly string[]; readonly caseId?: string}): RefusalText =>
	({
		title, meaning: () => meaning, advice: () => advice, caseId: () => caseId,
	});

const misfit = 'charm-not-compatible';

const stay = 'Stay with the charm that runs: an upgrade of Juju needs no newer one.';

/**
What each refusal means, and what to do. Source: see `refusal-patterns.ts`; what differs between versions stands in commands and release notes of 1.25.13 to 4.0.15.
*/
export const refusalTexts: Readonly<Record<CharmRefusalRule, RefusalText>> = {
	subordinacy: text('A principal cannot become a subordinate, nor the other way', 'A charm that lives in other units takes the place only of such a charm, and one with machines of its own only that of such a one.', {
		advice: ['Order a charm of the same kind.', 'Else deploy the new one beside the old one and move over.'], caseId: misfit,
	}),
	'relations-in-use': text('The new charm lacks a relation that is in use', 'Every relation that the application has now has to be in the new charm, with the same role, interface and scope. Those that are not in use may go.', {
		advice: [stay, 'Look for a revision that still has the relation.', 'Where nothing needs the relation any more, remove it first; both sides lose what they kept for it.'], caseId: misfit,
	}),
	'peer-relations': {
		title: 'The new charm lacks a relation among the units themselves',
		meaning: since => since(4) === true
			? 'A relation among units of one application is always in use. From 4.0 on it goes only while there are no units.'
			: 'A relation among units of one application is always in use. 2.8.11, 2.9.3 and later let it go; before, Juju refuses, some versions only with more than one unit.',
		advice: since => [
			'Look for a revision that still has the relation.',
			since(4) === true ? 'Else scale to no units first: all that they hold is lost unless it is kept elsewhere.' : 'Else upgrade Juju first, to a version that lets it go.',
		],
		caseId: () => misfit,
	},
	'relation-limits': text('The application has more relations than the new charm allows', 'The new charm takes fewer relations on one of its ends than there are.', {
		advice: [stay, 'Remove relations that nothing needs.', 'The option --force passes over the limit, and leaves a charm with more than it was written for.'], caseId: misfit,
	}),
	storage: text('The storage of the new charm does not fit', 'Storage that units have, or that the charm requires, was taken away, added or changed in a way that units cannot follow.', {
		advice: [stay, 'Look for a revision with the same storage.', 'Else deploy the new charm beside the old one and move the data.'], caseId: misfit,
	}),
	'stateful-set': text('Kubernetes cannot change the storage of what runs', 'Any change of storage in the charm, even of its description, is refused on Kubernetes.', {
		advice: [stay, 'Else deploy the new charm as another application and move the data.'], caseId: 'storage-update-refused',
	}),
	base: {
		title: 'The new charm is not for this base',
		meaning: () => 'The charm does not name the base (the series in older versions) on which the application runs.',
		advice(since) {
			const option = since(3, 6) === true || since(4) === true ? '--force-base' : '--force-series';
			return [
				'Look for a channel or revision for this base.',
				'Else move the application to a base that the charm names, with new units.',
				since(2) === false ? '1.25 has no option against this.' : `${option} takes it all the same; whether it runs there, nobody has tried for you.`,
			];
		},
		caseId: () => 'channel-or-base-not-found',
	},
	'scale-down': text('The application has to be without units for this step', 'A charm that describes its pod (PodSpec) becomes one that runs beside its workload only while there are no units.', {
		advice: ['Scale the application to 0 (juju scale-application NAME 0), wait until its pods are gone, order the charm, scale up again.'], caseId: 'podspec-not-scaled-down',
	}),
	deployment: text('How the charm runs on Kubernetes cannot change', 'The new charm wants another kind of deployment, service or device than the one that runs.', {
		advice: [stay, 'Else deploy the new charm as another application and move over.'], caseId: misfit,
	}),
	'charm-format': text('The new charm is of an older format', 'A charm of the second format (with bases, containers or assumes) never goes back to the first.', {
		advice: ['Look for a revision of the newer format.', 'Where the old one has to run again, deploy it as another application.'],
	}),
	'local-source': text('The charm came from a file', 'Juju has nowhere to look for a newer one until it is told.', {
		advice: ['Name the new file or folder, and keep the one that runs now for the way back.', 'Or switch to the charm of the store, where it is there.'], caseId: 'local-charm-needs-file',
	}),
	'application-exists': {
		title: 'There is no such application, or it is still being deployed',
		meaning: since => since(3) === true
			? 'From 3.0 on Juju says of a name that it does not know that its deployment is not complete.'
			: 'The model does not have an application of this name.',
		advice: () => ['Look at the names in the status of the model.', 'Where it was deployed a moment ago, order again in a minute.'],
		caseId: () => undefined,
	},
	'application-alive': text('The application is being removed', 'What is being removed takes no other charm.', {advice: ['Leave it alone, or look at what keeps it from going.']}),
	resources: text('The new charm needs a file that it does not have', 'The charm names a resource that is neither in its store nor given with the order.', {
		advice: ['Give the file with the order (--resource NAME=FILE).'], caseId: 'charm-resource-missing',
	}),
	'release-exists': {
		title: 'The store has no such release',
		meaning: since => since(4, 1) === true
			? 'There is no such revision in the channel that is named or followed, or nothing for this base. From 4.1 on a revision is looked for nowhere else.'
			: 'There is no such charm, channel or revision, or nothing of it for this base.',
		advice: since => ['Take one of the channels that Juju lists, if it does.', ...(since(4, 1) === true ? ['Name the channel of the revision beside it.'] : [])],
		caseId: since => since(4, 1) === true ? 'revision-outside-channel' : 'channel-or-base-not-found',
	},
	'already-newest': {
		title: 'The application has this charm already',
		meaning: since => since(2, 9) === true ? 'Nothing newer is known.' : 'Nothing newer is known. Clients before 2.9 call that an error.',
		advice: () => ['Nothing has to be done.', 'A charm that runs already does not run its upgrade-charm hook again: for that another revision is needed.'],
		caseId: () => undefined,
	},
	locked: text('Changes are disabled in this model', 'Somebody has disabled commands that change the model, to protect it.', {
		advice: ['Ask whoever did it, then enable them, and disable them again afterwards.'], caseId: 'changes-disabled',
	}),
	'lxd-profile': text('The LXD profile of the charm is not allowed', 'The charm asks for a profile of its containers that is not on the list of what is allowed.', {
		advice: ['Ask the author of the charm why it needs that.', 'The option --force passes over the list; containers then get what the charm asks for.'],
	}),
	'exclusive-parts': text('These options do not go together, or this client does not know one', 'Juju refused the command itself before anything was asked of the model.', {
		advice: ['Order one thing after the other: another charm first, then its revision.'],
	}),
	settings: text('The new charm does not take these settings', 'A setting that was given with the order is not one of the charm, or its value is of another type.', {
		advice: ['Look at the settings of the new charm, and correct the file.'],
	}),
};
