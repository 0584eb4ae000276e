import test from 'ava';
import {explainSources, knownSettings} from '../../source/domain/model-settings.js';

test('a mirror, a proxy and another stream are named', t => {
	t.deepEqual(explainSources({
		'agent-stream': 'proposed', 'agent-metadata-url': 'https://mirror.example', 'https-proxy': 'http://a', 'juju-https-proxy': 'http://b',
	}), [
		'Binaries come from a mirror, not from the internet: agent-metadata-url is https://mirror.example.',
		'They come by way of a proxy: juju-https-proxy is http://b.',
		'The stream that is asked is "proposed", not "released".',
	]);
});

test('where nothing is set the controller asks the internet itself', t => {
	t.deepEqual(explainSources({'agent-stream': 'released'}), ['Neither a mirror nor a proxy is set: the controller asks https://streams.canonical.com itself.']);
});

test('nothing that may hold a secret is kept', t => {
	t.deepEqual(knownSettings.filter(name => /key|secret|password|token|certificate|logging|assertions/v.test(name)), []);
});
