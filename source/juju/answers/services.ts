import {type ServiceReport} from '../../domain/answer.js';
import {harmless} from './evidence.js';
import {notUnderstood, understood, type Reader} from './reading.js';

const serviceForm = /^service (?<name>[\w\-.:@\\]{1,250}) ?(?<state>[\w\-]{0,60})$/v;

/**
Reads what our own script printed on the machine (juju/commands/machine-scripts.ts): `init systemd` or `init upstart`, a line `service NAME STATE` for each
service, an empty line, then free text. Lines before `init` come from the machine's greeting and are left out.
*/
export const readServices: Reader<'inspect-services'> = ({stdout}) => {
	const lines = stdout.replaceAll('\r\n', '\n').split('\n');
	const start = lines.findIndex(line => line === 'init systemd' || line === 'init upstart');
	if (start === -1) {
		return notUnderstood('a report of the machine\'s services');
	}

	const end = lines.indexOf('', start);
	const head = lines.slice(start + 1, end === -1 ? undefined : end);
	const initSystem = lines[start] === 'init systemd' ? 'systemd' : 'upstart';
	const services = head.flatMap(line => {
		const groups = serviceForm.exec(line)?.groups;
		return groups ? [{name: groups['name'] ?? '', initSystem, state: groups['state'] === '' ? 'unknown' : groups['state'] ?? 'unknown'} as const] : [];
	});
	return understood({services, text: end === -1 ? '' : harmless(lines.slice(end + 1).join('\n'))} satisfies ServiceReport);
};
