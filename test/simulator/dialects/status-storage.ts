import test from 'ava';
import {createCloud, theModel} from '../../_helpers/simulated-cloud.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

type Instance = {readonly kind: string; readonly attachments: {readonly units: Readonly<Record<string, {readonly machine?: string; readonly location: string}>>}};

type Status = {readonly storage?: {readonly storage?: Readonly<Record<string, Instance>>; readonly filesystems?: Readonly<Record<string, unknown>>}};

const statusOf = (scenario: string, spoil?: (cloud: ReturnType<typeof createCloud>) => void): Status => {
	const cloud = createCloud(scenario);
	spoil?.(cloud);
	return JSON.parse(createJuju(cloud)('status --format json').stdout) as Status;
};

test('each unit has the storage that its charm wants, and a status says where', t => {
	const {storage} = statusOf('charms');
	t.deepEqual(storage?.storage?.['pgdata/0']?.attachments.units['postgresql/0'], {machine: '0', location: '/var/lib/postgresql', life: 'alive'});
	t.deepEqual(Object.keys(storage?.storage ?? {}).filter(id => id.startsWith('pgdata/')), ['pgdata/0', 'pgdata/1', 'pgdata/2']);
	t.like(storage?.filesystems?.['0'], {storage: 'pgdata/0', attachments: {machines: {0: {'mount-point': '/var/lib/postgresql'}}}});
});

test('on Kubernetes there are no machines that it is attached to', t => {
	const {storage} = statusOf('charms-kubernetes');
	t.deepEqual(storage?.storage?.['pgdata/1']?.attachments.units, {'postgresql/1': {location: '/var/lib/postgresql/data', life: 'alive'}});
});

test('block devices are no filesystems', t => {
	const {storage} = statusOf('charms', cloud => {
		const {applications} = theModel(cloud, 'shop');
		for (const application of applications.values()) {
			application.declares = application.name === 'redis' ? {storage: [{name: 'disk', type: 'block', minimum: 1}]} : {};
		}
	});
	t.deepEqual(Object.values(storage?.storage ?? {}).map(({kind}) => kind), ['block', 'block']);
	t.is(storage?.filesystems, undefined);
});

test('without storage the part is there and empty, before 2.5 it is not there', t => {
	t.deepEqual(statusOf('small').storage, {});
	t.false('storage' in statusOf('second-early'));
});
