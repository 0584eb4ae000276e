import {type Controller, type Model} from '../cloud.js';
import {layOutTable} from '../dialects/columns.js';
import {type Plain} from '../dialects/plain.js';
import {isFourth} from '../era.js';
import {type Call, type Command, type Outcome} from './command.js';
import {inFormat} from './print.js';
import {expectAtMost, targetModel} from './target.js';

const setsOf = (model: Model): string[] => model.disabled.map(({set}) => set).toSorted();

/** 4.0 has no owners: the name says all. */
const overviewObject = ({version}: Controller, model: Model): Plain => ({
	name: isFourth(version) ? `${model.owner}/${model.name}` : model.name,
	'model-uuid': model.uuid,
	owner: isFourth(version) ? undefined : model.owner,
	'disabled-commands': model.disabled.length > 0 ? setsOf(model) : undefined,
});

const overviewTable = (controller: Controller): string => {
	const hasOwner = !isFourth(controller.version);
	return layOutTable({
		rows: [
			['Name', 'Model UUID', ...(hasOwner ? ['Owner'] : []), 'Disabled commands'],
			...controller.models.map(model => [
				hasOwner ? model.name : `${model.owner}/${model.name}`,
				model.uuid,
				...(hasOwner ? [model.owner] : []),
				setsOf(model).join(', '),
			]),
		],
	});
};

const run = (call: Call): Outcome => {
	expectAtMost(call, 0);
	const {controller, model} = targetModel(call);
	if (call.options.has('all')) {
		return {
			stdout: inFormat(call, () => controller.models.map(each => overviewObject(controller, each)), () => overviewTable(controller)),
		};
	}

	if (model.disabled.length === 0 && call.format === 'tabular') {
		return {stderr: 'No commands are currently disabled.\n'};
	}

	return {
		stdout: inFormat(
			call,
			() => model.disabled.map(({set, message}): Plain => ({'command-set': set, message: message === '' ? undefined : message})),
			() => layOutTable({rows: [['Disabled commands', 'Message'], ...model.disabled.map(({set, message}) => [set, message])]}),
		),
	};
};

export const disabledCommands: Command = {
	name: 'disabled-commands',
	aliases: () => ['list-disabled-commands'],
	options: () => '-B,--no-browser-login --all --format=format -m,--model=text -o,--output=text',
	formats: ['tabular', 'json', 'yaml'],
	run,
};
