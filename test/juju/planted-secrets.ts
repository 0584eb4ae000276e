import test from 'ava';
import {maskSecrets} from '../../source/juju/mask.js';
import {maskValue} from '../../source/storage/mask-value.js';
import {findSecrets, plantAgentConfiguration, plantSecrets} from '../_helpers/planted-secrets.js';

for (const secret of plantSecrets(10)) {
	test(`masked in every place: ${JSON.stringify(secret)}`, t => {
		t.is(findSecrets(secret).length, 1);
		const json = JSON.stringify({message: secret, list: [secret]});
		for (const text of [secret, `ERROR ${secret}`, `hook failed: ${secret}; try again`, `2026-11-21 03:12:00 ERROR juju.worker ${secret}`, json, JSON.stringify(json)]) {
			t.deepEqual(findSecrets(maskSecrets(text)), []);
			t.deepEqual(findSecrets(JSON.stringify(maskValue({
				kind: 'x', text, words: ['juju', 'status', text], nested: [{text}],
			}))), []);
		}
	});
}

test('masked in agent.conf, whole, quoted and in JSON', t => {
	const content = plantAgentConfiguration(30);
	t.is(findSecrets(content).length, 8);
	for (const text of [content, JSON.stringify(content), content.replaceAll('\n', '\r\n'), content.split('\n').map(line => `    ${line}`).join('\n')]) {
		t.deepEqual(findSecrets(maskSecrets(text)), []);
	}
});
