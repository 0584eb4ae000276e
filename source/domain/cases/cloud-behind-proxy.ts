import {type Situation} from '../case.js';
import {modelKey} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {networkForm, providerWords} from './provider-words.js';
import {defineRefusal, ownModel, type RefusalCase} from './refusal.js';

const reference = 'juju/juju#20141, juju/juju#19836, juju/juju#23080';

const ask = (situation: Situation, key: string): string => `juju model-config -m ${modelKey(ownModel(situation))} ${key}`;

/**
B15: a controller that reaches its cloud through a proxy only, while the question before an upgrade goes there directly.
*/
export const cloudBehindProxy: RefusalCase = defineRefusal({
	id: 'cloud-behind-proxy',
	code: 'B15',
	title: 'The controller does not reach its cloud',
	occurs: {from: [2, 5], before: [4]},
	isConfirmed: false,
	signals: [{
		where: 'error', words: providerWords, pattern: networkForm, versions: '2.5 to 3.6', source: `3.6.28 environs/utils.go; ${reference}`,
	}],
	meaning: 'Before an upgrade the controller asks its cloud, and got no answer over the network. Where the cloud is reached through a proxy only, some releases ask past the proxy.',
	jujuDoes: 'refuses the upgrade after it has waited for the cloud, which can take minutes. Nothing was changed.',
	remedies: (_finding, situation) => [
		{...askAgain, title: 'Ask whether the cloud answers by now'},
		adviseRemedy({
			id: 'look-at-proxy', title: 'Look at the way to the cloud', explanation: 'With the proxy that the controller uses, and without it.', reference,
		}, [
			'Which proxy the controller has:',
			ask(situation, 'juju-https-proxy'),
			ask(situation, 'juju-no-proxy'),
			ask(situation, 'https-proxy'),
			'',
			'On a controller machine, with the address from the message:',
			`juju ssh -m ${modelKey(ownModel(situation))} 0`,
			String.raw`curl -sS -o /dev/null -w "%{http_code}\n" https://ADDRESS`,
		]),
		adviseRemedy({
			id: 'open-direct-way',
			title: 'Open a direct way for the upgrade',
			risk: 'disruptive',
			explanation: 'Let the controller machines reach the cloud\'s own addresses without the proxy, at least until the upgrade is done. Not confirmed.',
			cost: 'the network lets more through than before',
			undo: 'close it again after the upgrade',
			success: 'The dry run of the controller passes.',
			reference,
		}, [
			'In the firewall: from the controller machines to the endpoints of the cloud.',
			'On OpenStack to Keystone first: that is what the question before an upgrade goes to.',
			'',
			'Newer releases ask through the proxy: see https://github.com/juju/juju/pull/23080',
		]),
	],
	reference,
});
