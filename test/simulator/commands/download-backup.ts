import {gunzipSync} from 'node:zlib';
import test from 'ava';
import {type Fault} from '../../../source/simulator/fault.js';
import {injectFault} from '../../../source/simulator/faults.js';
import {createJuju, createLab, labController} from '../../_helpers/simulated-lab.js';

const create = 'create-backup -m c1:controller --no-download';
const unsupported = 'ERROR Download of backup archive files is not supported by this controller.\n';

const nameIn = (text: string): string => /stored on the controller as (?<name>\S+?)\.?$/mv.exec(text)?.groups?.['name'] ?? '';

for (const [client, form] of [['3.6.28', /^\/tmp\/juju-backup-20260401-012345\.tar\.gz$/v], ['2.9.52', /^\/tmp\/juju-backup-/v], ['2.8.13', /^20260401-012345\.[\-0-9a-f]{36}$/v]] as const) {
	test(`${client}: what was left on the controller is fetched by the name that was said`, t => {
		const juju = createJuju(createLab({client}));
		const name = nameIn(juju(create).stderr);
		t.regex(name, form);
		const {exitCode, stdout, files} = juju(`download-backup -m c1:controller --filename /b.tar.gz ${name}`);
		t.is(exitCode, 0);
		t.is(stdout, '/b.tar.gz\n');
		t.is(files[0]?.path, '/b.tar.gz');
		t.regex(gunzipSync(files[0]?.bytes ?? new Uint8Array()).toString(), /juju-backup\/metadata\.json/v);
	});
}

test('without a name for it the file is called as on the controller', t => {
	const juju = createJuju(createLab());
	const name = nameIn(juju(create).stderr);
	t.is(juju(`download-backup -m c1:controller ${name}`).files[0]?.path, 'juju-backup-20260401-012345.tar.gz');
});

test('what is not there ends well from 2.9.22 on and writes no file, as recorded; before, it is refused', t => {
	for (const options of [{client: '3.6.28'}, {client: '4.0.15'}]) {
		const {exitCode, stdout, stderr, files} = createJuju(createLab(options))('download-backup -m c1:controller /tmp/x.tar.gz');
		t.deepEqual({
			exitCode, stdout, stderr, files,
		}, {
			exitCode: 0, stdout: '', stderr: unsupported, files: [],
		});
	}

	t.is(createJuju(createLab({client: '2.8.13'}))('download-backup -m c1:controller x').exitCode, 1);
});

test('a name has to be given, and Kubernetes has none', t => {
	t.like(createJuju(createLab())('download-backup -m c1:controller'), {exitCode: 2, stderr: 'ERROR missing filename\n'});
	t.like(createJuju(createLab({client: '2.8.13'}))('download-backup -m c1:controller'), {exitCode: 2, stderr: 'ERROR missing ID\n'});
	const cloud = createLab();
	labController(cloud).kind = 'caas';
	t.is(createJuju(cloud)('download-backup -m c1:controller /tmp/x.tar.gz').stderr, 'ERROR Juju command "download-backup" not supported on container controllers\n');
});

type Harm = Extract<Fault, {type: 'backup-harmed'}>['harm'];

const harmed = (harm: Harm) => {
	const cloud = createLab();
	injectFault(cloud, {
		type: 'backup-harmed', controller: 'c1', harm, id: 'harm', state: 'armed',
	});
	return createJuju(cloud);
};

test('a fault harms one archive, and the next comes whole', t => {
	const sizes = (['missing', 'empty', 'truncated'] as const).map(harm => {
		const juju = harmed(harm);
		const line = `download-backup -m c1:controller --filename /b ${nameIn(juju(create).stderr)}`;
		const first = juju(line);
		t.is(first.exitCode, 0);
		const whole = juju(line).files[0]?.bytes.length ?? 0;
		t.true(whole > 200);
		return (first.files[0]?.bytes.length ?? -1) / whole;
	});
	t.is(sizes[1], 0);
	t.true((sizes[0] ?? 0) < 0);
	t.true((sizes[2] ?? 0) > 0.4 && (sizes[2] ?? 0) < 0.6);
});

test('the same fault harms what is fetched at once', t => {
	t.is(harmed('empty')('create-backup -m c1:controller --filename /b').files[0]?.bytes.length, 0);
	t.throws(() => gunzipSync(harmed('truncated')('create-backup -m c1:controller --filename /b').files[0]?.bytes ?? new Uint8Array()));
});
