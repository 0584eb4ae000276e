import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {
	adviseClient,
	backUpClientLine,
	clientRemedies,
	planClientUpgrade,
} from '../../source/domain/client-upgrade.js';
import {type HostFacts, type Installation} from '../../source/domain/host.js';
import {parseVersion, type JujuVersion} from '../../source/domain/version.js';
import {makeHost} from '../_helpers/make-state.js';

const version = (text: string): JujuVersion => {
	const parsed = parseVersion(text);
	if (!parsed) {
		throw new Error(text);
	}

	return parsed;
};

const plan = (client: string, controller: string, wanted: string, host: HostFacts | undefined = makeHost()) =>
	planClientUpgrade({
		client: version(client), controller: version(controller), wanted: version(wanted), host,
	});

const on = (installation: Installation): HostFacts => makeHost({installation, snap: undefined, client: '/usr/local/bin/juju'});

const commandsOf = (...options: Parameters<typeof plan>): readonly string[] => plan(...options).ways.flatMap(({commands}) => commands);

test('a client of the same minor or of a later one fits, and nothing has to be done', t => {
	t.like(plan('3.6.4', '3.6.4', '3.6.28'), {fit: 'fits', ways: {length: 0}});
	t.like(plan('3.6.28', '3.5.4', '3.5.7'), {fit: 'fits', ways: {length: 0}});
	t.regex(plan('3.6.28', '3.5.4', '3.5.7').sentence, /newer, and of the same major version/v);
});

test('an older minor is refreshed to the channel of the wanted one, or a second client comes beside it', t => {
	const upgrade = plan('2.9.51', '2.9.51', '2.9.52');
	t.is(upgrade.fit, 'fits');
	t.is(plan('3.5.4', '3.6.4', '3.6.28').fit, 'older');
	t.deepEqual(commandsOf('3.5.4', '3.6.4', '3.6.28', makeHost({snap: undefined})), [
		'sudo snap refresh juju --channel=3.6/stable',
		'sudo snap set system experimental.parallel-instances=true',
		'sudo snap install --channel 3.6/stable juju_36',
		'juju-upgrade-wizard --juju /snap/bin/juju_36',
	]);
});

test('a snap that follows the channel already is only refreshed', t => {
	t.is(commandsOf('3.5.4', '3.6.4', '3.6.28')[0], 'sudo snap refresh juju');
});

test('another major version is never put in the place of the client', t => {
	const upgrade = plan('3.6.28', '2.9.51', '2.9.52');
	t.is(upgrade.fit, 'other-major');
	t.deepEqual(upgrade.ways.map(({id}) => id), ['install-client']);
	t.deepEqual(upgrade.ways[0]?.commands.slice(0, 2), ['sudo snap set system experimental.parallel-instances=true', 'sudo snap install --channel 2.9/stable juju_29 --classic']);
	t.is(upgrade.ways[0]?.undo, 'sudo snap remove juju_29');
});

test('the way to the next major version needs its own client beside the old one', t => {
	const upgrade = plan('3.6.28', '3.6.28', '4.0.15');
	t.is(upgrade.fit, 'other-major');
	t.regex(upgrade.sentence, /new 4\.0 controller, which a 4\.0 client makes/v);
	t.true(upgrade.ways[0]?.commands.includes('sudo snap install --channel 4.0/stable juju_40'));
});

test('a client of another major than its controller has to suit that first', t => {
	t.regex(plan('4.0.15', '2.9.51', '3.6.28').sentence, /A 4\.x client does not suit a 2\.x controller/v);
	t.true(commandsOf('4.0.15', '2.9.51', '3.6.28').includes('sudo snap install --channel 2.9/stable juju_29 --classic'));
});

test('a client that is there already comes first', t => {
	const host = makeHost({others: [{name: 'juju_29', path: '/snap/bin/juju_29', version: '2.9.51'}, {name: 'juju_36', path: undefined, version: '3.6.28'}]});
	t.deepEqual(plan('3.6.28', '2.9.51', '2.9.52', host).ways[0]?.commands, ['juju-upgrade-wizard --juju /snap/bin/juju_29']);
	t.deepEqual(plan('2.9.51', '3.6.4', '3.6.28', host).ways[0]?.commands, ['juju-upgrade-wizard --juju /snap/bin/juju_36']);
	t.not(plan('3.6.28', '4.0.14', '4.0.15', host).ways[0]?.id, 'use-other-client');
	const spaced = makeHost({others: [{name: 'juju_29', path: '/opt/my $HOME/juju', version: '2.9.51'}]});
	t.deepEqual(plan('3.6.28', '2.9.51', '2.9.52', spaced).ways[0]?.commands, ['juju-upgrade-wizard --juju \'/opt/my $HOME/juju\'']);
});

test('series without a channel of their own get the next one, and are told why', t => {
	const old = plan('3.6.28', '2.4.2', '2.4.7');
	t.true(old.ways[0]?.commands.includes('sudo snap install --channel 2.8/stable juju_28 --classic'));
	t.regex(old.ways[0]?.notes.join(' ') ?? '', /no channel for 2\.4 any more/v);
	t.true(commandsOf('2.9.51', '3.0.2', '3.0.3').includes('sudo snap install --channel 3.1/stable juju_31'));
});

test('Juju 1 came as a package', t => {
	t.deepEqual(commandsOf('2.9.51', '1.25.6', '1.25.13'), ['sudo add-apt-repository ppa:juju/stable', 'sudo apt-get update', 'sudo apt-get install juju-core']);
	t.deepEqual(commandsOf('2.0.2', '2.0.2', '2.2.9', on('package')).slice(0, 3), ['sudo add-apt-repository ppa:juju/stable', 'sudo apt-get update', 'sudo apt-get install juju']);
});

test('a package of a version that is a snap now leads to the snap, a file to another file', t => {
	t.is(commandsOf('2.9.51', '3.6.4', '3.6.28', on('package'))[0], 'sudo snap install juju --channel=3.6/stable');
	t.deepEqual(commandsOf('2.9.51', '3.6.4', '3.6.28', on('other')).slice(0, 3), [
		'mkdir -p ~/juju-3.6.28',
		'curl -fL https://launchpad.net/juju/3.6/3.6.28/+download/juju-3.6.28-linux-amd64.tar.xz | tar -xJ -C ~/juju-3.6.28',
		'juju-upgrade-wizard --juju ~/juju-3.6.28/juju',
	]);
	t.true(commandsOf('3.5.4', '3.6.4', '3.6.28', on('homebrew')).includes('brew upgrade juju'));
});

test('a snapd that is too old for a second client says what comes before', t => {
	const {ways} = plan('3.6.28', '2.9.51', '2.9.52', makeHost({snapd: '2.40'}));
	t.regex(ways[0]?.notes.join(' ') ?? '', /needs 2\.43\. Refresh it first: sudo snap refresh snapd/v);
	t.notRegex(JSON.stringify(plan('2.9.51', '3.6.4', '3.6.28', makeHost({snapd: '2.40'})).ways), /too old for that/v);
});

test('what is not known is said', t => {
	t.is(planClientUpgrade({
		client: undefined, controller: version('3.6.4'), wanted: undefined, host: undefined,
	}).fit, 'unknown');
	t.regex(planClientUpgrade({
		client: version('3.6.4'), controller: undefined, wanted: undefined, host: undefined,
	}).sentence, /choose one first/v);
	t.is(adviseClient(version('3.6.28'), {client: version('3.5.4'), host: undefined}), undefined);
});

test('the advice in one sentence has the commands at its end', t => {
	t.is(
		adviseClient(version('3.6.28'), {client: version('3.5.4'), host: makeHost({snap: undefined})}),
		'Upgrade the client to 3.6 first, then start again: sudo snap refresh juju --channel=3.6/stable',
	);
	t.is(
		adviseClient(version('2.9.52'), {client: version('3.6.28'), host: makeHost()}),
		'Upgrade the client to 2.9 first, then start again: sudo snap set system experimental.parallel-instances=true && sudo snap install --channel 2.9/stable juju_29 --classic',
	);
});

test('the copy of what a client knows lies where that client keeps it, for its owner alone', t => {
	t.regex(backUpClientLine(version('3.6.4')), /^\(umask 077 && tar -czf ~\/juju-client\.tar\.gz -C "\$\{JUJU_DATA:-\$HOME\/\.local\/share\/juju\}" \.\)$/v);
	t.regex(backUpClientLine(version('1.25.13')), /JUJU_HOME:-\$HOME\/\.juju/v);
});

const aVersion = fc.constantFrom('1.25.13', '2.0.2', '2.4.7', '2.9.51', '3.0.3', '3.6.28', '4.0.15').map(text => version(text));
const versions = fc.record({client: aVersion, controller: aVersion, wanted: aVersion});
const installations = fc.constantFrom<Installation>('snap', 'package', 'homebrew', 'other', 'simulator');

testProp('wherever a client does not fit there is a way, each with commands, and remedies with ids of their own', [versions, installations], (t, {client, controller, wanted}, installation) => {
	const host = on(installation);
	const {fit, ways, sentence} = planClientUpgrade({
		client, controller, wanted, host,
	});
	t.is(fit === 'fits', ways.length === 0);
	t.regex(sentence, /\.$/v);
	t.true(ways.every(({commands}) => commands.length > 0));
	const remedies = clientRemedies(wanted, {client, host});
	t.true(remedies.length > 0);
	t.is(new Set(remedies.map(({id}) => id)).size, remedies.length);
	t.true(remedies.every(({action}) => action.type === 'advice' && action.lines.some(line => /^ {2}(?:brew|curl|juju|mkdir|sudo) /v.test(line))));
});
