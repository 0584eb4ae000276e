import {type CloudBlueprint, type ModelBlueprint} from '../../../source/simulator/scenarios/blueprint.js';
import {buildCloud} from '../../../source/simulator/scenarios/build-cloud.js';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {
	createJuju,
	labController,
	labModel,
	labTime,
} from '../../_helpers/simulated-lab.js';
import {readFixture} from '../../_helpers/fixture.js';
import {compareSaid} from './_compare.js';
import {type Play} from './_plays.js';

const modelNamed = (name: string): ModelBlueprint => ({
	name,
	machines: ['0', '1', '2', '3'],
	applications: [
		{name: 'mysql', on: ['0', '1', '2']},
		{name: 'wordpress', on: ['3']},
	],
});

/** The stub of these recordings: two controllers with high availability, a model and another that is busy with its environment. */
const cloudOf = (version: string): Cloud => {
	const blueprint: CloudBlueprint = {
		scenario: 'answers',
		title: 'Answers',
		clientVersion: version,
		controllers: ['c1', 'c2'].map(name => ({
			name,
			kind: 'iaas',
			cloud: 'lxd',
			cloudType: 'lxd',
			region: 'localhost',
			version,
			published: {released: [version]},
			members: 3,
			models: [modelNamed('prod'), modelNamed('other')],
		})),
	};
	const cloud = buildCloud(blueprint, 1, labTime);
	labController(cloud, 'c2').currentModel = 'controller';
	const other = labModel(cloud, 'other');
	other.status = {...other.status, current: 'busy', message: 'upgrading environ'};
	return cloud;
};

type Index = Readonly<Record<string, {readonly argv: string; readonly rc: number}>>;

const versions = ['2.9.52', '3.6.28', '4.0.15'] as const;

/** What a client says of its controllers and models. */
export const answers: readonly Play[] = versions.flatMap(client => {
	const index = JSON.parse(readFixture(`recordings/clients/${client}/answers/index.json`)) as Index;
	return Object.entries(index).map(([file, {argv, rc}]) => {
		const recording = `clients/${client}/answers/${file}`;
		return {
			recording,
			command: argv,
			run: () => compareSaid(
				{exitCode: rc, stdout: readFixture(`recordings/${recording}`), stderr: ''},
				createJuju(cloudOf(client))(argv),
				{areNumbersLeftOut: true, isTopNamed: argv.startsWith('model-config')},
			),
		};
	});
});
