import test from 'ava';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {advance} from '../../../source/simulator/cluster.js';
import {runCommandLine} from '../../../source/simulator/command-line.js';
import {findScenario} from '../../../source/simulator/scenarios/index.js';

const make = (name: string): Cloud => {
	const cloud = findScenario(name)?.create(1);
	if (!cloud) {
		throw new Error(`There is no scenario ${name}.`);
	}

	return cloud;
};

const run = (cloud: Cloud, line: string) => runCommandLine(cloud, line.split(' '), {now: cloud.now});

const etcd = (cloud: Cloud) => {
	const model = cloud.controllers[0]?.models.find(({name}) => name === 'db');
	const application = model?.applications.get('etcd');
	if (!model || !application) {
		throw new Error('There is no etcd.');
	}

	return {application, units: model.units.values().toArray()};
};

test('a refresh changes the application at once and its units one by one, each with its upgrade-charm hook', t => {
	const cloud = make('small');
	const {stderr, exitCode} = run(cloud, 'refresh -m aws:db --channel 3.6/stable etcd');
	t.is(exitCode, 0, stderr);
	t.is(stderr, 'Added charm-hub charm "etcd", revision 756 in channel 3.6/stable, to the model\n');
	const {application, units} = etcd(cloud);
	t.deepEqual([application.revision, application.channel], [756, '3.6/stable']);
	t.true(units.every(({charmBefore}) => charmBefore === 'ch:amd64/jammy/etcd-755'));
	t.regex(run(cloud, 'status -m aws:db --format json').stdout, /"upgrading-from":"ch:amd64\/jammy\/etcd-755"/v);
	advance(cloud, cloud.now + 60_000);
	t.true(units.every(({charmBefore, status}) => charmBefore === undefined && status.current === 'idle'));
	t.true(units.every(({log}) => log.some(({message}) => message === 'running upgrade-charm hook')));
});

test('what there is already is not fetched again', t => {
	const cloud = make('small');
	t.is(run(cloud, 'refresh -m aws:db --revision 755 etcd').stderr, 'charm "etcd": already up-to-date\n');
	const old = make('second-late');
	const application = old.controllers[0]?.models.flatMap(({applications}) => applications.values().toArray()).find(({origin}) => origin !== 'local');
	const model = old.controllers[0]?.models.find(({applications}) => applications.get(application?.name ?? '') === application);
	const answer = run(old, `upgrade-charm -m ${old.controllers[0]?.name ?? ''}:${model?.name ?? ''} --revision ${application?.revision ?? 0} ${application?.name ?? ''}`);
	t.is(answer.exitCode, 1, 'Up to 2.8 that is an error.');
	t.regex(answer.stderr, /^ERROR already running specified charm "cs:haproxy-81"/v);
});

test('a unit in error keeps the old charm until it is resolved', t => {
	const cloud = make('refresh-in-error');
	advance(cloud, cloud.now + 600_000);
	const unit = etcd(cloud).units.find(({name}) => name === 'etcd/2');
	t.is(unit?.charmBefore, 'ch:amd64/etcd-755');
	t.is(run(cloud, 'resolved -m aws:db --no-retry etcd/2').exitCode, 0);
	advance(cloud, cloud.now + 60_000);
	t.is(unit?.charmBefore, undefined);
});

test('a channel without the base of the application is refused with what there is', t => {
	const cloud = make('charm-channel-closed');
	const {exitCode, stderr} = run(cloud, 'refresh -m aws:controller controller');
	t.is(exitCode, 1);
	t.regex(stderr, /^ERROR selecting releases: charm or bundle not found for channel "3\.6\/stable", base "amd64\/ubuntu\/\d\d\.04"\navailable releases are:\n {2}channel "3\.6\/stable": available bases are: ubuntu@26\.04\n/v);
	t.is(run(cloud, 'refresh -m aws:controller --channel 3.6/candidate controller').exitCode, 0);
});

test('where nothing is newer, the channel that it names is the one that is followed', t => {
	const cloud = make('charms-refused');
	const asked = run(cloud, 'refresh -m aws:db --channel 3.4/candidate etcd');
	t.is(asked.exitCode, 0);
	t.is(asked.stderr, 'charm "etcd": already up-to-date\nNote: all future refreshes will now use channel "3.4/stable"\n');
	t.is(etcd(cloud).application.channel, '3.4/stable');
	t.is(run(cloud, 'refresh -m aws:db --channel 3.4/candidate --revision 760 etcd').exitCode, 0);
	t.is(etcd(cloud).application.channel, '3.4/candidate');
	const sound = make('small');
	t.is(run(sound, 'refresh -m aws:db --channel 3.4/candidate --revision 755 etcd').stderr, 'charm "etcd": already up-to-date\nNote: all future refreshes will now use channel "3.4/candidate"\n');
	t.is(etcd(sound).application.channel, '3.4/candidate');
});

test('a release can be refused, be for another base, and change what units say', t => {
	const refused = run(make('charms-refused'), 'refresh -m aws:web --revision 80 haproxy');
	t.is(refused.exitCode, 1);
	t.is(refused.stderr, 'ERROR cannot upgrade application "haproxy" to charm "ch:amd64/haproxy-80": would break relation "webapp:website haproxy:reverseproxy"\n');
	const cloud = make('charms-refused-4.1');
	t.is(run(cloud, 'refresh -m aws:web --revision 90 haproxy').exitCode, 0);
	advance(cloud, cloud.now + 60_000);
	const model = cloud.controllers[0]?.models.find(({name}) => name === 'web');
	t.is(model?.applications.get('haproxy')?.base.channel, '26.04');
	t.not(model?.machines.get('0')?.base.channel, '26.04');
	t.is(model?.units.get('haproxy/0')?.workload.message, 'ready');
});

test('words that cannot be are refused before anybody is asked', t => {
	for (const [line, text, exitCode] of [
		['refresh -m aws:db', 'no application specified', 2],
		['refresh -m aws:db --switch ch:etcd --revision 2 etcd', '--switch and --revision are mutually exclusive', 2],
		['refresh -m aws:db --switch ch:etcd --path ./etcd etcd', '--switch and --path are mutually exclusive', 2],
		['refresh -m aws:db --revision x etcd', 'invalid value "x" for option --revision', 2],
		['refresh -m aws:db nosuch', '"nosuch" deploy incomplete, please try refresh again in a little bit.', 1],
		['upgrade-charm -m aws:db etcd', 'is not a juju command', 1],
	] as const) {
		const answer = run(make('small'), line);
		t.true(answer.stderr.includes(text), answer.stderr);
		t.is(answer.exitCode, exitCode, `juju ${line}`);
	}
});

test('changes that are disabled are refused', t => {
	const cloud = make('changes-disabled');
	t.regex(run(cloud, 'refresh -m aws:db etcd').stderr, /change freeze/v);
	t.regex(run(cloud, 'config -m aws:db etcd key=value').stderr, /change freeze/v);
	t.regex(run(cloud, 'run -m aws:db etcd/0 resume-refresh').stderr, /change freeze/v);
});

test('an action of the charm runs, and one that it has not is refused', t => {
	const cloud = make('charm-waits');
	t.regex(run(cloud, 'run -m aws:db etcd/leader resume-refresh').stdout, /Refresh resumed/v);
	t.is(etcd(cloud).units[0]?.workload.current, 'active');
	t.is(run(cloud, 'run -m aws:db etcd/0 nosuch').stderr, 'ERROR action "nosuch" not defined on unit "etcd/0"\n');
	t.is(run(cloud, 'config -m aws:db etcd debug=true').exitCode, 0);
	t.deepEqual(etcd(cloud).application.settings, {debug: 'true'});
});
