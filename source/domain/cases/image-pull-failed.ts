import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {shortModelName} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {defineCase} from './define-case.js';
import {isOfController} from './controller-facts.js';

const reference = 'charmed-kubernetes/bundle#802; Juju documentation, Manage controllers';

const registries = 'https://documentation.ubuntu.com/juju/3.6/howto/manage-controllers';

/** Images of Juju itself, by their name in any registry. */
const ownImage = /\/(?:jujud-operator|jujud-controller|charm-base|juju-db)(?:[:@]|$)/v;

const imageForm = /"(?<image>[^\s"]{1,300})"/v;

const imageIn = (finding: Finding | undefined): string | undefined => finding?.evidence.map(({text}) => imageForm.exec(text)?.groups?.['image']).find(image => image !== undefined);

const isOwn = (finding: Finding | undefined): boolean => {
	const image = imageIn(finding);
	return image === undefined || ownImage.test(image);
};

/** A controller is in a namespace that is called after it (3.6.28 `internal/provider/kubernetes/bootstrap.go`). */
const namespaceOf = (finding: Finding | undefined, situation: Situation): string => {
	const model = finding?.model;
	if (model === undefined) {
		return 'NAMESPACE';
	}

	return isOfController(model, situation) ? `controller-${model.controller}` : shortModelName(model.name);
};

const podsOf = (finding: Finding | undefined): readonly string[] => {
	const units = finding?.subjects.filter(tag => tag.startsWith('unit-')).map(tag => tag.slice('unit-'.length)) ?? [];
	return units.length === 0 ? ['POD'] : units.slice(0, 3);
};

const registryAdvice = (finding: Finding | undefined, {controller}: Situation): Remedy => isOwn(finding)
	? adviseRemedy({
		id: 'mirror-image',
		title: 'Bring the image into the registry that is used',
		explanation: 'The tag of an image of Juju is its version. A mirror has to be given each new one before the upgrade.',
		risk: 'disruptive',
		cost: 'nothing in the cluster; the next try of the cluster finds the image',
		undo: 'delete the tag from the mirror',
		success: 'The pod leaves ImagePullBackOff within 5 minutes, the longest that a cluster waits between two tries.',
		reference: registries,
	}, [
		'Which registry the controller was made with (empty: Docker Hub, which limits how much is fetched):',
		`  juju controller-config -c ${finding?.model?.controller ?? controller ?? 'CONTROLLER'} caas-image-repo`,
		'',
		'Whether it has the image, and where it can come from:',
		`  docker manifest inspect ${imageIn(finding) ?? 'IMAGE'}`,
		'  docker pull public.ecr.aws/juju/NAME:VERSION',
		'  docker tag, docker push to the registry above',
		'',
		'Another registry can only be chosen when a controller is made; what can be changed later is the',
		'password for the same one.',
	])
	: adviseRemedy({
		id: 'mirror-image',
		title: 'Make the charm\'s image available',
		explanation: 'This is no image of Juju but one of the charm. The cluster has to reach its registry, with a password where it wants one.',
		undo: 'nothing to undo',
		success: 'The pod leaves ImagePullBackOff within 5 minutes, the longest that a cluster waits between two tries.',
		reference,
	}, [
		'Whether it is there, and whether it wants a password:',
		`  docker manifest inspect ${imageIn(finding) ?? 'IMAGE'}`,
		'',
		'A revision of the charm that is withdrawn takes its image along: then another revision is needed.',
	]);

/**
C6: the cluster cannot fetch an image, so the pod of the new version does not start.
*/
export const imagePullFailed: Case = defineCase({
	id: 'image-pull-failed',
	code: 'C6',
	family: 'binaries',
	title: 'The cluster cannot fetch an image',
	occurs: {from: [2, 5], kind: 'caas'},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'status', words: 'ImagePullBackOff', versions: '2.5 to 4.1', source: 'charmed-kubernetes/bundle#802',
		},
		{
			where: 'status', words: 'ErrImagePull', versions: '2.5 to 4.1', source: 'Kubernetes pkg/kubelet/images/types.go',
		},
		{
			where: 'status', words: 'Back-off pulling image "', versions: '2.5 to 4.1', source: 'charmed-kubernetes/bundle#802',
		},
	],
	meaning(finding) {
		const image = imageIn(finding);
		const why = 'it is not in the registry, the registry cannot be reached, wants a password or limits how often it is asked.';
		const then = isOwn(finding) ? 'Until it can, this pod stays as it is, and the upgrade waits.' : 'It is the charm\'s own image: the agent may be upgraded all the same.';
		return `The cluster tries to fetch ${image ?? 'an image'} and cannot: ${why} ${then}`;
	},
	jujuDoes: 'leaves that to the cluster, which tries again with growing pauses of up to 5 minutes and starts the pod as soon as it has the image.',
	remedies(finding, situation) {
		const namespace = namespaceOf(finding, situation);
		return [
			adviseRemedy({
				id: 'look-at-events',
				title: 'Read why the image is not to be had',
				explanation: 'The cluster says it word by word: not found, unauthorized, too many requests.',
				undo: 'nothing to undo',
				reference,
			}, [
				`kubectl -n ${namespace} get events --sort-by=.lastTimestamp`,
				...podsOf(finding).map(pod => `kubectl -n ${namespace} describe pod ${pod}`),
			]),
			{...askAgain, title: 'Watch whether the cluster gets it'},
			registryAdvice(finding, situation),
		];
	},
	reference,
});
