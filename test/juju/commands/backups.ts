import test from 'ava';
import {type RenderedCommand} from '../../../source/domain/intent.js';
import {backups, createRemoteBackup, downloadBackup} from '../../../source/juju/commands/backups.js';
import {type CommandContext} from '../../../source/juju/commands/command.js';
import {selectDialect} from '../../../source/juju/dialects/index.js';
import {versionOf} from '../../_helpers/dialect-cases.js';

const contextOf = (text: string, isKubernetes = false): CommandContext => {
	const client = versionOf(text);
	const dialect = selectDialect(client);
	if (!dialect) {
		throw new Error(`${text} has no dialect`);
	}

	return {
		client, controller: client, dialect, isKubernetes,
	};
};

const said = (rendered: RenderedCommand): string => rendered.kind === 'unavailable' ? rendered.reason : `juju ${rendered.arguments.join(' ')}`;

const id = '20160401-012345.8e8e8e8e-1111-4222-8333-abcdefabcdef';

test('a backup is left on the controller and fetched afterwards, in each era', t => {
	t.is(said(createRemoteBackup('prod', contextOf('1.25.13'))), 'juju backups create -e prod --no-download');
	t.is(said(downloadBackup({controller: 'prod', backup: id}, '/b.tar.gz', contextOf('1.25.13'))), `juju backups download -e prod --filename /b.tar.gz ${id}`);
	t.is(said(createRemoteBackup('aws', contextOf('2.5.8'))), 'juju create-backup -m aws:admin/controller --no-browser-login --no-download');
	t.is(
		said(downloadBackup({controller: 'aws', backup: id}, '/b.tar.gz', contextOf('2.5.8'))),
		`juju download-backup -m aws:admin/controller --no-browser-login --filename /b.tar.gz ${id}`,
	);
	t.is(
		said(downloadBackup({controller: 'aws', backup: '/var/lib/juju/backups/juju-backup-20260401-012345.tar.gz'}, '/b.tar.gz', contextOf('3.6.28'))),
		'juju download-backup -m aws:admin/controller --no-browser-login --filename /b.tar.gz /var/lib/juju/backups/juju-backup-20260401-012345.tar.gz',
	);
});

test('both only add a file, and may take long', t => {
	const context = contextOf('2.8.13');
	for (const rendered of [createRemoteBackup('aws', context), downloadBackup({controller: 'aws', backup: id}, '/b.tar.gz', context)]) {
		t.like(rendered, {
			kind: 'command', changes: true, risk: 'safe', isInteractive: false, timeLimit: 1_800_000,
		});
	}
});

test('neither is offered where Juju has no backup, or for what is none', t => {
	t.is(said(createRemoteBackup('aws', contextOf('4.0.15'))), 'Juju 4.0 cannot back up a controller.');
	t.is(said(downloadBackup({controller: 'aws', backup: id}, '/b.tar.gz', contextOf('3.6.28', true))), 'Juju cannot back up a controller on Kubernetes.');
	t.regex(said(createRemoteBackup('--help', contextOf('3.6.28'))), /is not a name/v);
	for (const backup of ['', '--help', '-o/etc/passwd', 'juju-backup.tar.gz', '/tmp/a b', '/tmp/$(reboot)', `${id}; reboot`]) {
		t.regex(said(downloadBackup({controller: 'aws', backup}, '/b.tar.gz', contextOf('3.6.28'))), /is not a backup that Juju would have made/v);
	}
});

test('a bundle is exported into a named file, where Juju exports any', t => {
	const exported = (context: CommandContext) => backups['export-bundle']({type: 'export-bundle', model: {controller: 'aws', name: 'admin/web'}, file: '/web.yaml'}, context);
	for (const version of ['2.5.0', '2.9.52', '3.6.28']) {
		const rendered = exported(contextOf(version));
		t.is(said(rendered), 'juju export-bundle -m aws:admin/web --no-browser-login --filename /web.yaml');
		t.like(rendered, {changes: true, risk: 'safe', isInteractive: false});
	}

	t.is(said(exported(contextOf('3.6.28', true))), said(exported(contextOf('3.6.28'))));
	t.is(said(exported(contextOf('2.4.7'))), 'Juju 2.4 exports no bundles; 2.5 was the first that did.');
	t.is(said(exported({...contextOf('2.9.52'), controller: versionOf('2.3.9')})), 'Juju 2.3 exports no bundles; 2.5 was the first that did.');
	t.is(said(exported(contextOf('1.25.13'))), 'Juju 1.25 exports no bundles; 2.5 was the first that did.');
	t.regex(said(exported({...contextOf('3.6.28'), controller: versionOf('4.0.14')})), /4\.0 exports no bundles/v);
});
