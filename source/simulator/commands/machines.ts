import {viewModel, type MachineView, type ModelView} from '../cluster.js';
import {machinesObject, type StatusStyle} from '../dialects/status-json.js';
import {machineSection} from '../dialects/status-table.js';
import {versionOf} from '../era.js';
import {type Call, type Command, type Outcome} from './command.js';
import {inFormat} from './print.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, targetModel} from './target.js';

const options = () => '-B,--no-browser-login --color --format=format -m,--model=text -o,--output=text --utc';

const print = (call: Call, choose: (view: ModelView) => readonly MachineView[]): Outcome => {
	const {controller, model} = targetModel(call, {isAllowedWhenRestricted: true});
	const whole = viewModel(controller, model, call.now);
	const view = {...whole, machines: choose(whole)};
	const style: StatusStyle = {client: call.client, server: versionOf(controller.version), isUtc: call.options.has('utc')};
	return {
		stdout: inFormat(call, () => ({model: model.name, machines: machinesObject(view, style)}), () => machineSection(view, style).join('')),
	};
};

export const machines: Command = {
	name: 'machines',
	aliases: () => ['list-machines'],
	options,
	formats: ['tabular', 'json', 'yaml'],
	run(call) {
		expectAtMost(call, 0);
		return print(call, view => view.machines);
	},
};

const everyMachine = (views: readonly MachineView[]): readonly MachineView[] => views.flatMap(view => [view, ...everyMachine(view.containers)]);

export const showMachine: Command = {
	name: 'show-machine',
	options,
	formats: ['yaml', 'json', 'tabular'],
	run(call) {
		if (call.positional.length === 0) {
			throw misuse('no machine specified');
		}

		return print(call, view => {
			const all = everyMachine(view.machines);
			const missing = call.positional.find(id => all.every(({machine}) => machine.id !== id));
			if (missing !== undefined) {
				throw new Refusal(`machine ${missing} not found`);
			}

			return all.filter(({machine}) => call.positional.includes(machine.id));
		});
	},
};
