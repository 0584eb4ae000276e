import {type ControllerMachineReport} from '../../domain/answer.js';
import {notUnderstood, understood, type Reader} from './reading.js';

const timeForm = /^time (?<time>\d{1,16})$/v;
const databaseForm = /^database (?<version>\d[\w\-.]{0,40}) (?<revision>\w{1,12})$/v;
const diskForm = /^disk (?<path>\/[\w\-\/]{1,80}) (?<free>\d{1,12})(?: (?<mount>\/[\w+\-.\/:@]{0,200}))?$/v;

/**
Reads what our own script printed on the machine (juju/commands/machine-scripts.ts): a line `time MILLISECONDS`, then a line `disk PATH KIB MOUNT` for each folder that is
there, then perhaps `database VERSION REVISION`. Other lines come from the machine's greeting and are left out.
*/
export const readControllerMachine: Reader<'inspect-controller-machine'> = ({stdout, duration}) => {
	const lines = stdout.split('\n').map(line => line.trimEnd());
	const time = lines.map(line => timeForm.exec(line)?.groups?.['time']).find(text => text !== undefined);
	const disks = lines.flatMap(line => {
		const groups = diskForm.exec(line)?.groups;
		return groups ? [{path: groups['path'] ?? '', free: Number(groups['free']) * 1024, mount: groups['mount']}] : [];
	});
	const database = lines.map(line => databaseForm.exec(line)?.groups).find(groups => groups !== undefined);
	const databaseSnap = database && {version: database['version'] ?? '', revision: database['revision'] ?? ''};
	return time === undefined || disks.length === 0
		? notUnderstood('a report of the machine\'s disks and clock')
		: understood({
			time: Number(time), took: duration, disks, ...(databaseSnap && {databaseSnap}),
		} satisfies ControllerMachineReport);
};
