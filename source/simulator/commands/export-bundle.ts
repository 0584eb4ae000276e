import {isAtLeast} from '../../domain/version.js';
import {type Application, type Model} from '../cloud.js';
import {type Plain} from '../dialects/plain.js';
import {toYaml} from '../dialects/yaml.js';
import {isFourth} from '../era.js';
import {type Call, type Command, type Outcome} from './command.js';
import {Refusal} from './refusal.js';
import {expectAtMost, notImplemented, targetModel} from './target.js';

const unitsOf = (model: Model, {name}: Application) => model.units.values().filter(({application}) => application === name).toArray();

const describe = (model: Model, application: Application): Plain => {
	const units = unitsOf(model, application);
	const isOnMachines = model.kind === 'iaas' && !application.isSubordinate;
	return {
		charm: application.charm,
		...(application.origin === 'charmhub' && {channel: application.channel ?? 'stable'}),
		revision: application.revision,
		...(isOnMachines && {num_units: units.length, to: units.map(({machine = ''}) => machine)}),
		...(model.kind === 'caas' && {scale: units.length}),
		...(application.isExposed && {expose: true}),
	};
};

const bundleOf = ({client}: Call, model: Model): Plain => {
	const applications = model.applications.values().toArray();
	const [first] = applications;
	const hosts = model.machines.keys().filter(id => !id.includes('/')).toArray();
	return {
		...(model.kind === 'caas' && {bundle: 'kubernetes'}),
		...(first && (isAtLeast(client, 3) ? {'default-base': `${first.base.name}@${first.base.channel}/stable`} : {series: first.base.series})),
		applications: Object.fromEntries(applications.map(application => [application.name, describe(model, application)])),
		...(model.kind === 'iaas' && {machines: Object.fromEntries(hosts.map(id => [id, {}]))}),
		...(model.relations.length > 0 && {
			relations: model.relations.map(({left, right}) => [`${left.application}:${left.endpoint}`, `${right.application}:${right.endpoint}`]),
		}),
	};
};

const run = (call: Call): Outcome => {
	expectAtMost(call, 0);
	const {controller, model} = targetModel(call);
	if (isFourth(controller.version)) {
		throw notImplemented(call, 'Juju 4.0 doesn\'t support exporting bundles');
	}

	if (model.applications.size === 0) {
		throw new Refusal('nothing to export as there are no applications');
	}

	const text = toYaml(bundleOf(call, model));
	const path = call.options.text('filename');
	return path === undefined
		? {stdout: text}
		: {stdout: `Bundle successfully exported to ${path}\n`, files: [{path, bytes: new TextEncoder().encode(text)}]};
};

/** What is deployed in a model. Source: 2.5 to 3.6 `cmd/juju/model/exportbundle.go`; refused by 4.0, recorded of 4.0.14. */
export const bundleCommand: Command = {
	name: 'export-bundle',
	isKnownTo: client => isAtLeast(client, 2, 5),
	options: () => '-B,--no-browser-login --filename=text --include-charm-defaults --include-series -m,--model=text',
	run,
};
