import {type PrepareFacts, type Remedy, type Target} from './check.js';
import {commandLine, modelKey, type Intent} from './intent.js';
import {adviseRemedy, askAgain, performRemedy} from './make-remedy.js';
import {explainSources} from './model-settings.js';

/** What remedies for missing binaries are made of. */
export type OfflineFacts = Pick<PrepareFacts, 'render' | 'controllerModel'> & Partial<Pick<PrepareFacts, 'modelSettings'>> & {readonly target: Pick<Target, 'controller' | 'version' | 'stream'>};

/** An example; the operator has a place of their own. */
const folder = 'agent-binaries';

const streamOf = ({target: {stream}}: OfflineFacts) => (stream === undefined ? {} : {stream});

const synchronise = (facts: OfflineFacts): Remedy => performRemedy(facts.render, {
	id: 'synchronise-binaries',
	title: `Copy the binaries of ${facts.target.version} to the controller`,
	risk: 'safe',
	explanation: 'This client fetches them from the stream and gives them to the controller, which needs no internet for it. It takes minutes; then the dry run is asked again.',
	cost: 'some hundred megabytes from here to the controller',
	undo: 'nothing to undo: binaries that are not used do no harm',
	reference: 'Juju documentation, offline upgrades; juju/juju#19844',
}, [{
	type: 'synchronise-binaries', controller: facts.target.controller, version: facts.target.version, ...streamOf(facts),
}]);

/** Where this client has no way to the internet either; nothing where the client cannot copy binaries at all. */
const carryBinaries = (facts: OfflineFacts): readonly Remedy[] => {
	const {render, target: {controller, version}} = facts;
	const lineOf = (folders: {readonly source?: string; readonly destination?: string}): string | undefined => {
		const intent: Intent = {
			type: 'synchronise-binaries', controller, version, ...streamOf(facts), ...folders,
		};
		const rendered = render(intent);
		return rendered.kind === 'command' ? commandLine(rendered.arguments) : undefined;
	};

	const fetch = lineOf({destination: folder});
	const bring = lineOf({source: folder});
	return fetch === undefined || bring === undefined
		? []
		: [adviseRemedy({
			id: 'carry-binaries',
			title: 'Carry the binaries here from a machine with internet',
			explanation: 'For the case that this client has no way to the internet either.',
			reference: 'Juju documentation, offline upgrades',
		}, [
			'On a machine with internet and the same client, with an empty folder:',
			`mkdir ${folder}`,
			fetch,
			'',
			'Bring the folder here, then:',
			bring,
			'',
			'The client is a confined snap from 3.0 on: keep the folder in your home, where it can read it.',
		])];
};

const lookAtStream = ({controllerModel, modelSettings}: OfflineFacts): Remedy => {
	const settings = modelSettings?.[modelKey(controllerModel)]?.value;
	const ask = (key: string): string => `juju model-config -m ${modelKey(controllerModel)} ${key}`;
	return adviseRemedy({
		id: 'look-at-stream', title: 'Look at the stream and the network', explanation: 'The controller itself must be able to fetch the binaries.',
	}, [
		...(settings === undefined ? [] : ['As the controller\'s model is set:', ...explainSources(settings), '']),
		'Which stream is asked, a mirror in place of the internet, and the proxy on the way:',
		ask('agent-stream'),
		ask('agent-metadata-url'),
		ask('juju-https-proxy'),
		ask('https-proxy'),
		'',
		'Without a mirror or a proxy the controller must reach https://streams.canonical.com.',
	]);
};

/**
What helps a controller that cannot get the binaries of a version: an offline cloud, a mirror that lags, another stream.

@returns The client brings them; they are carried here first; the settings are looked at; Juju is asked again.
*/
export const offlineRemedies = (facts: OfflineFacts): readonly Remedy[] => [synchronise(facts), ...carryBinaries(facts), lookAtStream(facts), askAgain];
