import test from 'ava';
import {createCloud} from '../../_helpers/simulated-cloud.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

test('the actions of an application, with what they do', t => {
	for (const scenario of ['charms-second', 'charms-29', 'charms', 'charms-fourth']) {
		const juju = createJuju(createCloud(scenario));
		const all: unknown = JSON.parse(juju('actions -m aws:shop kafka --format json').stdout);
		t.deepEqual(all, {'pre-refresh-check': 'Checks whether the charm can be refreshed', 'resume-refresh': 'Lets the next units refresh'}, `of ${scenario}`);
		t.like(juju('list-actions redis --format json'), {stdout: '{}\n', stderr: 'No actions defined for redis.\n', exitCode: 0}, `of ${scenario}`);
		t.like(juju('actions nosuch'), {exitCode: 1, stderr: 'ERROR application "nosuch" not found (not found)\n'}, `of ${scenario}`);
		t.like(juju('actions'), {exitCode: 2, stderr: 'ERROR no application name specified\n'}, `of ${scenario}`);
	}
});

test('a schema names the parameters, of which there are none', t => {
	const answer: unknown = JSON.parse(createJuju(createCloud('charms'))('actions kafka --schema --format json').stdout);
	t.like(answer, {'resume-refresh': {title: 'resume-refresh', type: 'object', properties: {}}});
});

test('people see a table', t => {
	t.regex(createJuju(createCloud('charms'))('actions kafka').stdout, /^Action +Description\npre-refresh-check {2}Checks/v);
});
