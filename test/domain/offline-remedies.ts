import test from 'ava';
import {type Intent} from '../../source/domain/intent.js';
import {offlineRemedies} from '../../source/domain/offline-remedies.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {parseBinaryVersion} from '../../source/domain/version.js';
import {makeFacts, renderAll, renderWithout} from '../_helpers/make-facts.js';

const idsWith = (render: typeof renderAll): readonly string[] => offlineRemedies(makeFacts({render})).map(({id}) => id);

const linesOn = (client: string, version: string): readonly string[] => {
	const {target} = makeFacts();
	const render = createRenderer({client: parseBinaryVersion(client), controller: parseBinaryVersion(version), isKubernetes: false});
	const remedy = offlineRemedies(makeFacts({render, target: {...target, version}})).find(({id}) => id === 'carry-binaries');
	return remedy?.action.type === 'advice' ? remedy.action.lines.filter(line => line.startsWith('juju ')) : [];
};

test('the client brings the binaries, or they are carried, or the settings are looked at', t => {
	t.deepEqual(idsWith(renderAll), ['synchronise-binaries', 'carry-binaries', 'look-at-stream', 'ask-again']);
	const [first] = offlineRemedies(makeFacts());
	const intent: Intent = {type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'};
	t.deepEqual(first?.action, {type: 'perform', intents: [intent]});
	t.not(first?.undo, undefined);
});

test('where this client cannot copy binaries it says why, and no lines are shown that would not work', t => {
	t.deepEqual(idsWith(renderWithout('synchronise-binaries')), ['synchronise-binaries', 'look-at-stream', 'ask-again']);
	t.is(offlineRemedies(makeFacts({render: renderWithout('synchronise-binaries')}))[0]?.disabledReason, 'There is no synchronise-binaries here.');
});

test('the lines to carry them are those of the client\'s day', t => {
	const model = '-m aws:admin/controller --no-browser-login';
	const both = (command: string): readonly string[] => [`juju ${command} --local-dir=agent-binaries`, `juju ${command} --source=agent-binaries ${model}`];
	t.deepEqual(linesOn('2.2.9', '2.2.9'), both('sync-tools --all --version=2.2'));
	t.deepEqual(linesOn('2.9.31', '2.9.31'), both('sync-agent-binaries --all --version=2.9'));
	t.deepEqual(linesOn('2.9.35', '2.9.35'), []);
	t.deepEqual(linesOn('4.0.15', '4.0.15'), both('sync-agent-binary --agent-version 4.0.15'));
});
