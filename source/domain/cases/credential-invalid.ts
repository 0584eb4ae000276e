import {type ModelDetails} from '../answer.js';
import {type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {credentialForm, providerWords} from './provider-words.js';
import {defineRefusal, modelOf, type RefusalCase} from './refusal.js';
import {type Sighting} from './sightings.js';

const reference = '3.6.28 environs/utils.go; juju/juju#10237, canonical/jimm#525';

/** A new key for the cloud goes to the client first, then to the controller. */
export const renewCredential = ({controller}: ModelReference, credential: ModelDetails['credential']): Remedy => {
	const {cloud, name, owner} = credential ?? {cloud: 'CLOUD', name: 'CREDENTIAL', owner: undefined};
	return adviseRemedy({
		id: 'update-credential',
		title: 'Renew the credential',
		explanation: 'Juju takes the model up again once the controller has a credential that its cloud accepts.',
		undo: 'the old credential, where its cloud still accepts it',
		success: 'The model is not suspended any more, and the dry run does not speak of the provider.',
		reference: 'juju/juju#10237',
	}, [
		'1. Make a new key or token in the cloud, and give it to this client:',
		`   juju add-credential ${cloud}${credential === undefined ? '' : `   (give it the name ${name})`}`,
		'2. Tell the controller:',
		`   juju update-credential ${cloud} ${name} -c ${controller}`,
		...(owner === undefined ? [] : [`   Only its owner can do that: ${owner}.`]),
		'3. Check again.',
	]);
};

/** Models that Juju has suspended, and credentials that it knows to be invalid. */
const see = ({models, modelDetails, controller}: Situation): readonly Sighting[] => controller === undefined
	? []
	: models.flatMap((summary): readonly Sighting[] => {
		const model = {controller, name: summary.name};
		const {value, at} = modelDetails?.[modelKey(model)] ?? {};
		if (summary.status === 'suspended') {
			return [{model, subjects: [], evidence: {source: 'models', text: [summary.status, summary.statusMessage].filter(Boolean).join(', '), at}}];
		}

		const credential = value?.credential;
		return credential?.isValid === false
			? [{model, subjects: [], evidence: {source: 'show-model', text: `Credential ${credential.name} for ${credential.cloud}: invalid.`, at}}]
			: [];
	});

/**
B13: a credential that the cloud does not accept any more.
*/
export const credentialInvalid: RefusalCase = defineRefusal({
	id: 'credential-invalid',
	code: 'B13',
	title: 'The cloud does not accept the credential',
	occurs: {from: [2, 2]},
	isConfirmed: true,
	signals: [
		{
			where: 'status', words: 'suspended since cloud credential is not valid', versions: '2.4 to 4.1', source: 'juju/juju#10237',
		},
		{
			where: 'error', words: providerWords, pattern: credentialForm, versions: '2.5 to 3.6', source: '2.5.8, 2.9.52, 3.6.28 environs/utils.go',
		},
		{
			where: 'error', words: 'credential is not valid', versions: '2.4 to 4.1', source: 'juju/juju#10237',
		},
		{
			where: 'error', words: 'invalid credential', versions: '2.4 to 4.1', source: '3.6.28 environs/utils.go',
		},
	],
	see,
	meaning: 'The key or token with which Juju acts in this cloud has expired or was withdrawn. Workloads go on, but Juju can neither make nor remove anything there, and upgrades nothing.',
	jujuDoes: 'suspends the model, asks the cloud no more, and takes the model up again by itself when it is given a credential that works.',
	remedies(finding: Finding | undefined, situation: Situation) {
		const model = modelOf(finding, situation);
		return [
			{...askAgain, title: 'Ask whether the cloud accepts it again'},
			renewCredential(model, situation.modelDetails?.[modelKey(model)]?.value?.credential),
		];
	},
	reference,
});
