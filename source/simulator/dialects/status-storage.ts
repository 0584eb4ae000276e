import {type ModelView, type UnitView} from '../cluster.js';
import {type Application} from '../cloud.js';
import {sortedMap, type Plain} from './plain.js';

type Declared = NonNullable<NonNullable<Application['declares']>['storage']>[number];

/** A storage instance, with the unit that has it: the simulation gives each unit as many as its charm wants at least. */
type Instance = {readonly id: string; readonly number: number; readonly store: Declared; readonly view: UnitView};

const allUnits = (units: readonly UnitView[]): readonly UnitView[] => units.flatMap(unit => [unit, ...allUnits(unit.subordinates)]);

const instancesOf = ({applications, model}: ModelView): readonly Instance[] => {
	const wanted = applications.flatMap(({units}) => allUnits(units)).flatMap(view => {
		const stores = model.applications.get(view.unit.application)?.declares?.storage ?? [];
		return stores.flatMap(store => Array.from({length: store.minimum}, () => ({store, view})));
	});
	return wanted.map((each, number) => ({...each, number, id: `${each.store.name}/${number}`}));
};

const locationOf = ({store: {location, type}, number}: Instance): string => location ?? (type === 'block' ? `/dev/sd${String.fromCodePoint(98 + (number % 24))}` : `/var/lib/juju/storage/${number}`);

const storageObject = (instance: Instance, time: (at: number) => string): Plain => {
	const {store, view: {unit}} = instance;
	return {
		kind: store.type,
		life: 'alive',
		status: {current: 'attached', since: time(unit.status.since)},
		persistent: false,
		attachments: {units: {[unit.name]: {machine: unit.machine, location: locationOf(instance), life: 'alive'}}},
	};
};

const filesystemObject = (instance: Instance, time: (at: number) => string): Plain => {
	const {id, number, view: {unit}} = instance;
	const attachment = {'mount-point': locationOf(instance), 'read-only': false, life: 'alive'};
	return {
		'provider-id': `filesystem-${number}`,
		storage: id,
		attachments: {
			...(unit.machine === undefined ? {containers: {[unit.name]: attachment}} : {machines: {[unit.machine]: attachment}}),
			units: {[unit.name]: {machine: unit.machine, location: locationOf(instance), life: 'alive'}},
		},
		pool: unit.machine === undefined ? 'kubernetes' : 'rootfs',
		size: 10_240,
		life: 'alive',
		status: {current: 'attached', since: time(unit.status.since)},
	};
};

/**
The part `storage` of a status: an object without anything where no unit has storage.

From memory of 2.8.13, 3.6.28 and 4.0.15 `cmd/juju/storage/list.go`, `show.go` and `filesystem.go`; recorded is only the empty one.

@param time Writes a moment.
*/
export const storageOf = (view: ModelView, time: (at: number) => string): Plain => {
	const instances = instancesOf(view);
	const filesystems = instances.filter(({store}) => store.type === 'filesystem');
	return instances.length === 0
		? {}
		: {
			storage: sortedMap(instances.map(instance => [instance.id, storageObject(instance, time)])),
			...(filesystems.length > 0 && {filesystems: sortedMap(filesystems.map(instance => [String(instance.number), filesystemObject(instance, time)]))}),
		};
};
