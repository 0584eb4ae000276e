import {type Case, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {clientRemedies} from '../client-upgrade.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {asOne} from './as-one.js';
import {defineCase} from './define-case.js';
import {type Sighting} from './sightings.js';

const reference = 'Juju documentation, Manage the juju CLI client; juju/juju#19159';

const isOtherMajor = ({clientVersion, controllerVersion}: Situation): boolean =>
	clientVersion !== undefined && controllerVersion !== undefined && clientVersion.major !== controllerVersion.major;

/** Words that other troubles have too, as long as client and controller are of one major version. */
const vagueWords = 'deploy incomplete, please try refresh again in a little bit';

const see = (situation: Situation): readonly Sighting[] => {
	const {clientVersion, controllerVersion, controllerModel} = situation;
	return isOtherMajor(situation)
		? [{model: controllerModel, subjects: [], evidence: {source: 'versions', text: `Client ${clientVersion?.text ?? ''}, controller ${controllerVersion?.text ?? ''}.`, at: undefined}}]
		: [];
};

const unknownVersion: Remedy = adviseRemedy({
	id: 'find-version',
	title: 'Find out what the controller runs',
	explanation: 'The client has to go with the controller: the same major version, best the same minor.',
	undo: 'nothing to undo',
	reference,
}, [
	'Somebody whose client suits it sees the version with juju status, on the line of the model controller.',
	'On a machine of the controller it is the folder that /var/lib/juju/tools/machine-0 leads to.',
]);

const remedies = (situation: Situation): readonly Remedy[] => {
	const {clientVersion, controllerVersion, host} = situation;
	const ways = controllerVersion ? clientRemedies(controllerVersion, {client: clientVersion, host}) : [unknownVersion];
	return [...ways.map(way => ({...way, success: 'The wizard starts with that client and shows its version at the top.'})), {...askAgain, title: 'Ask once more with this client'}];
};

const meaning = (situation: Situation): string => {
	const {clientVersion, controllerVersion} = situation;
	const pair = clientVersion && controllerVersion ? `This client (${clientVersion.text}) and its controller (${controllerVersion.text})` : 'A client and a controller of other versions';
	return `${pair} do not understand each other in full. Commands are refused, or mean something else than they say. Use a client of the controller's version; nothing in the cloud is broken.`;
};

/**
A1: client and controller are of versions that do not get on.
*/
export const clientIncompatible: Case = asOne(defineCase({
	id: 'client-incompatible',
	code: 'A1',
	family: 'client',
	title: 'Client and controller do not get on',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'error', words: 'client incompatible with server', versions: '2.8 to 3.6', source: '2.8.13 apiserver/params/apierror.go; 3.0.4 rpc/params/apierror.go',
		},
		{
			// What 4.0 does not do at all it says with the same words: no other client would help.
			where: 'error',
			words: 'juju client not compatible with server: ',
			pattern: /not compatible with server: (?![^\n]{0,200}(?:Dqlite-based|exporting bundles))/v,
			versions: '3.6 to 4.1',
			source: 'seen, 3.6.28, 4.0.15',
		},
		{
			where: 'error',
			words: '(not implemented)',
			pattern: /^ERROR (?![^\n]{0,300}(?:Dqlite-based|exporting bundles))[^\n]{1,300}\(not implemented\)$/mv,
			versions: '2.0 to 3.0',
			source: 'seen, 2.8.13, 2.9.52, 3.0.4',
		},
		{
			where: 'error', words: vagueWords, versions: '3.x clients on 2.9', source: 'juju/juju#19159',
		},
		{
			where: 'error', words: 'cannot upgrade a ', pattern: /cannot upgrade a \S{1,60} model with a \S{1,60} client/v, versions: '2.0 to 2.9', source: '2.9.52 cmd/juju/commands/upgrademodel.go',
		},
		{
			where: 'error', words: 'version incompatible with CLI', versions: '1.25', source: '1.25.13 cmd/juju/commands/upgradejuju.go',
		},
	],
	see,
	isSo: ({evidence}, situation) => isOtherMajor(situation)
		|| (situation.clientVersion?.text !== situation.controllerVersion?.text && evidence.some(({text}) => !text.includes(vagueWords))),
	meaning: (_finding, situation) => meaning(situation),
	jujuDoes: 'answers what both versions know, and refuses the rest. It never replaces a client by itself, unless that is a snap that refreshes.',
	remedies: (_finding, situation) => remedies(situation),
	reference,
}));
