import test from 'ava';
import {type ReadFiles} from '../../../source/simulator/charm-reader.js';
import {createVirtualClock} from '../../../source/runtime/virtual-clock.js';
import {runCommandLine} from '../../../source/simulator/command-line.js';
import {createSimulatedProcess} from '../../../source/simulator/process.js';
import {openCharmLab} from '../../_helpers/charm-lab.js';

const none: ReadFiles = {charms: new Map(), configs: new Map(), missing: new Set()};

const port = {type: 'int', default: 3306} as const;

test('options are those that each client knows', t => {
	const doesKnow = (version: string, word: string): boolean =>
		!openCharmLab({version}).refresh(word).stderr.includes('not defined');
	const all = ['1.25.13', '2.0.4', '2.5.8', '2.7.8', '2.8.13', '2.9.52', '3.0.4', '3.1.2', '3.6.28', '4.0.15'];
	/** From and to which of them, both included. */
	const rows = [
		['--force-units', '2.0.4', '4.0.15'],
		['--force-series', '2.0.4', '3.6.28'],
		['--force-base', '3.6.28', '4.0.15'],
		['--base=ubuntu@22.04', '3.6.28', '4.0.15'],
		['--trust=false', '3.1.2', '4.0.15'],
		['--bind=alpha', '2.7.8', '4.0.15'],
		['--repository=.', '1.25.13', '1.25.13'],
		['--path=.', '2.0.4', '4.0.15'],
		['--channel=edge', '2.0.4', '4.0.15'],
		['--dry-run', undefined, undefined],
	] as const;
	for (const [word, from, to] of rows) {
		const listed = from === undefined ? [] : all.slice(all.indexOf(from), all.indexOf(to) + 1);
		t.deepEqual(all.filter(version => doesKnow(version, word)), listed, word);
	}

	t.deepEqual(all.filter(version => doesKnow(version, '--force')), all.filter(version => version !== '2.0.4'), 'That of 1.25 is another one.');
});

test('each version says in its own words that it took a charm, on stderr', t => {
	for (const [version, expected] of [
		['1.25.13', /^Added charm "cs:trusty\/mysql-\d+" to the environment\.\n$/v],
		['2.5.8', /^Added charm "cs:mysql-13" to the model\.\n$/v],
		['2.9.52', /^Added charm-hub charm "mysql", revision 13 in channel 8\.0\/stable, to the model\n$/v],
		['4.0.15', /^Added charm-hub charm "mysql", revision 13 in channel 8\.0\/stable, to the model\n$/v],
	] as const) {
		const {stdout, stderr, exitCode} = openCharmLab({version}).refresh();
		t.deepEqual([stdout, exitCode], ['', 0]);
		t.regex(stderr, expected);
	}
});

test('where nothing is newer, versions before 2.9 fail', t => {
	const releases = [{revision: 12}];
	t.is(openCharmLab({version: '2.8.13', releases}).refresh().stderr, 'ERROR already running latest charm "cs:mysql-12"\n');
	t.is(openCharmLab({version: '2.8.13', releases}).refresh('--revision 12').stderr, 'ERROR already running specified charm "cs:mysql-12"\n');
	t.like(openCharmLab({version: '2.9.52', releases}).refresh(), {stderr: 'charm "mysql": already up-to-date\n', exitCode: 0});
});

test('a revision and a channel that are not there', t => {
	const releases = [{revision: 13}];
	t.is(openCharmLab({version: '2.8.13', releases}).refresh('--revision 99').stderr, 'ERROR cannot resolve URL "cs:mysql-99": charm or bundle not found\n');
	t.regex(openCharmLab({version: '1.25.13', releases}).refresh('--revision 999').stderr, /^ERROR cannot resolve URL "cs:trusty\/mysql-999": charm not found\n$/v);
	t.regex(openCharmLab({version: '3.6.28', releases}).refresh('--revision 99').stderr, /^ERROR selecting releases: charm or bundle not found for channel "8\.0\/stable", base "amd64\/ubuntu\/22\.04"\n/v);
	t.regex(openCharmLab({version: '3.6.28', releases}).refresh('--channel 9.0/stable').stderr, /^ERROR selecting releases: charm or bundle not found for channel "9\.0\/stable"/v);
	const older = openCharmLab({version: '3.6.28', releases});
	t.is(older.refresh('--revision 3').exitCode, 0, 'The store keeps what it once had.');
	t.is(older.application.canUpgradeTo, 'ch:amd64/jammy/mysql-13');
});

test('a risk belongs to the track that is followed', t => {
	const {refresh, application} = openCharmLab({version: '3.6.28', releases: [{}, {channel: '8.0/edge', revision: 40}]});
	t.is(refresh('--channel edge').exitCode, 0);
	t.deepEqual([application.channel, application.revision], ['8.0/edge', 40]);
});

test('another charm: by its name, by its address, of a store that is no more', t => {
	const change = (application: {otherCharms?: Readonly<Record<string, ReadonlyArray<{channel: string; revision: number; bases: readonly string[]}>>>}) => {
		application.otherCharms = {mariadb: [{channel: '10/stable', revision: 7, bases: ['22.04', '20.04']}]};
	};

	for (const word of ['mariadb', 'ch:mariadb']) {
		const {refresh, application, units} = openCharmLab({version: '3.6.28', change});
		t.is(refresh(`--switch ${word}`).stderr, 'Added charm-hub charm "mariadb", revision 7 in channel 10/stable, to the model\n');
		t.deepEqual([application.charm, application.revision, application.channel], ['mariadb', 7, '10/stable']);
		t.is(units[0]?.charmBefore, 'ch:amd64/jammy/mysql-12');
	}

	t.is(openCharmLab({version: '3.6.28', change}).refresh('--switch cs:mariadb').stderr, 'ERROR cannot parse URL "cs:mariadb": schema "cs" not valid\n');
	t.regex(openCharmLab({version: '3.6.28', change}).refresh('--switch postgresql').stderr, /^ERROR selecting releases: charm or bundle not found in the charm's default channel/v);
	const old = openCharmLab({version: '2.8.13', change});
	t.is(old.refresh('--switch cs:mariadb-7').stderr, 'Added charm "cs:mariadb-7" to the model.\n');
	t.is(old.application.charm, 'cs:mariadb-7');
});

test('a charm from a file: its revision counts up, its endpoints are told, its name has to be the same', t => {
	const charms = new Map([['./mysql', {name: 'mysql', endpoints: [{name: 'db', role: 'provider', interface: 'mysql'}, {name: 'metrics', role: 'provider', interface: 'prometheus'}]}], ['./other', {name: 'other'}]] as const);
	const files = {...none, charms};
	const {refresh, application, units} = openCharmLab({version: '4.0.15', declares: {endpoints: [{name: 'db', role: 'provider', interface: 'mysql'}]}});
	t.is(refresh('--path ./mysql', {files}).stderr, 'Added local charm "mysql", revision 0, to the model\nadding endpoint "metrics" to default space "alpha"\nno change to endpoints in space "alpha": db, juju-info\n');
	t.deepEqual([application.charm, application.origin, application.channel, application.revision], ['local:mysql-0', 'local', undefined, 0]);
	t.is(units[0]?.charmBefore, 'ch:amd64/mysql-12');
	t.regex(refresh('--switch ./mysql', {files}).stderr, /^Added local charm "mysql", revision 1, to the model\n/v);
	t.is(refresh().stderr, 'ERROR refreshing a local charm requires either --path or --switch\n');
	t.is(refresh('--path ./other', {files}).stderr, 'ERROR cannot refresh "mysql" to "other"\n');
	t.is(refresh('--path ./nothing').stderr, 'ERROR no charm found at "./nothing"\n');
	t.is(refresh('--switch ch:mysql').exitCode, 0, 'The way back to the store.');
	t.is(application.charm, 'mysql');
});

test('1.25 finds charms in a repository, by series', t => {
	const {refresh, application, model} = openCharmLab({
		version: '1.25.13', change(own) {
			own.origin = 'local';
			own.charm = `local:trusty/mysql-${own.revision}`;
		},
	});
	const before = application.revision;
	t.is(refresh().stderr, 'ERROR path to local repository not specified\n');
	t.is(refresh('--repository /srv/charms').stderr, 'ERROR charm not found in "/srv/charms": local:trusty/mysql\n');
	const files = {...none, charms: new Map([['/srv/charms/trusty/mysql', {name: 'mysql'}]])};
	t.is(refresh('--repository /srv/charms', {files}).stderr, `Added charm "local:trusty/mysql-${before + 1}" to the environment.\n`);
	t.true(model.units.values().some(({charmBefore}) => charmBefore === `local:trusty/mysql-${before}`));
});

test('settings stay where name and type agree; what is given has to fit', t => {
	const declares = {settings: {port, name: {type: 'string'}, size: {type: 'int'}}} as const;
	const after = {settings: {port, name: {type: 'int'}, fresh: {type: 'boolean', default: true}}} as const;
	const make = (version = '3.6.28') => openCharmLab({
		version, declares, releases: [{declares: after}], change(application) {
			application.settings = {port: '3307', name: 'x', size: '4'};
		},
	});
	const lab = make();
	t.is(lab.refresh('--config fresh=false').exitCode, 0);
	t.deepEqual(lab.application.settings, {port: '3307', fresh: 'false'});
	t.is(make().refresh('--config nothing=1').stderr, 'ERROR unknown option "nothing"\n');
	t.is(make().refresh('--config port=many').stderr, 'ERROR option "port" expected int, got "many"\n');
	t.is(make('3.0.4').refresh('--config port=1').stderr, 'ERROR open port=1: no such file or directory\n', 'A file, to that client.');
	const files = {...none, configs: new Map([['x.yaml', {port: 3308}]])};
	const filed = make('2.9.52');
	t.is(filed.refresh('--config x.yaml', {files}).exitCode, 0);
	t.deepEqual(filed.application.settings, {port: '3308'});
});

test('what goes with a charm is held against it', t => {
	const declares = {endpoints: [{name: 'db', role: 'provider', interface: 'mysql'}], storage: [], resources: ['image']} as const;
	const make = () => openCharmLab({version: '3.6.28', releases: [{declares}]});
	t.is(make().refresh('--storage data=10G').stderr, 'ERROR charm "mysql" has no store called "data"\n');
	t.is(make().refresh('--resource nothing=./x').stderr, 'ERROR unrecognized resource "nothing"\n');
	t.is(make().refresh('--resource image=./x', {files: {...none, missing: new Set(['./x'])}}).stderr, 'ERROR file for resource "image": stat ./x: no such file or directory\n');
	t.is(make().refresh('--bind dmz').stderr, 'ERROR space "dmz" not found\n');
	t.is(make().refresh('--bind nothing=alpha').stderr, 'ERROR endpoint "nothing" not found\n');
	t.is(make().refresh('--bind alpha --resource image=7 --trust').exitCode, 0);
	t.like(make().refresh('--resource image'), {exitCode: 2});
});

test('a Kubernetes charm of the old style has to have no units first', t => {
	const options = {
		version: '3.6.28', declares: {mode: 'podspec'}, releases: [{declares: {mode: 'sidecar'}}],
		change(_: unknown, model: {kind: 'iaas' | 'caas'}) {
			model.kind = 'caas';
		},
	} as const;
	t.regex(openCharmLab(options).refresh().stderr, /be scaled down to 0 units[\s\S]*\tjuju scale-application mysql 0\n/v);
	const empty = openCharmLab(options);
	for (const {name} of empty.units) {
		empty.model.units.delete(name);
	}

	t.is(empty.refresh().exitCode, 0);
});

test('a process reads what a command names before it starts it', async t => {
	const {cloud, application} = openCharmLab({version: '3.6.28'});
	const clock = createVirtualClock(cloud.now);
	const asked: string[] = [];
	const process = createSimulatedProcess({
		cloud, clock, charmReader: {
			async readCharm(path) {
				asked.push(path);
				return path === './charm' ? {name: 'mysql', settings: {port}} : undefined;
			},
			async readConfig(path, name) {
				asked.push(`${path} ${name}`);
				return {port: 1};
			},
		},
	});
	const answer = process.run({arguments: ['refresh', '-m', 'c1:prod', '--path', './charm', '--config=x.yaml', 'mysql'], timeLimit: 20_000});
	for (let step = 0; step < 40; step++) {
		await clock.advance(100);
	}

	t.like(await answer, {exitCode: 0, stderr: 'Added local charm "mysql", revision 0, to the model\n'});
	t.deepEqual(asked, ['./charm', 'x.yaml mysql']);
	t.deepEqual(application.settings, {port: '1'});
	t.is(runCommandLine(cloud, ['refresh', '-m', 'c1:prod', '--path', './charm', 'mysql'], {now: clock.now()}).exitCode, 1, 'Without a reader nothing is there.');
});
