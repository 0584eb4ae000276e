import test from 'ava';
import {type Cloud, type Machine} from '../../source/simulator/cloud.js';
import {
	configurationPath,
	configurationTrouble,
	damageConfiguration,
	makeConfiguration,
	unreadableMessage,
} from '../../source/simulator/configuration.js';
import {
	agentAt,
	createCloud,
	theController,
	theMachine,
	theModel,
	theUnit,
} from '../_helpers/simulated-cloud.js';
import {readFile, writeFile} from '../../source/simulator/machine-files.js';

const open = (): {cloud: Cloud; machine: Machine; place: Parameters<typeof configurationTrouble>[1]; path: string} => {
	const cloud = createCloud('production');
	const machine = theMachine(cloud, 'data', '1');
	return {
		cloud, machine, place: {controller: theController(cloud), model: theModel(cloud, 'data'), machine}, path: configurationPath('machine-1'),
	};
};

const edit = (from: string, to: string) => {
	const opened = open();
	const reference = agentAt(opened.cloud, 'data', 'machine-1');
	const content = readFile(opened.cloud, reference, opened.path) ?? '';
	writeFile(opened.cloud, reference, {path: opened.path, content: content.replaceAll(from, () => to)});
	return configurationTrouble(opened.cloud, opened.place);
};

test('what Juju wrote is sound', t => {
	const {cloud, place} = open();
	t.is(configurationTrouble(cloud, place), undefined);
	t.is(edit('nothing', 'something'), undefined);
});

test('one right address is enough', t => {
	const {cloud} = open();
	const [, second = '', third = ''] = theController(cloud).endpoints;
	t.is(edit(`- ${second}\n- ${third}\n`, '- 192.0.2.9:17070\n'), undefined);
});

test('wrong addresses, a wrong password or a wrong model mislead an agent', t => {
	t.is(edit('17070', '17071'), 'misleading');
	t.is(edit('apipassword: ', 'apipassword: x'), 'misleading');
	t.is(edit('model: model-', 'model: model-0'), 'misleading');
});

test('without a tag or a list of addresses the file cannot be read', t => {
	t.is(edit('tag: machine-1', 'tag: machine-7'), 'unreadable');
	t.is(edit('apiaddresses:', 'apiaddress:'), 'unreadable');
});

test('the damage cannot be read, and the agent says where it is', t => {
	const {cloud, machine, place, path} = open();
	damageConfiguration(cloud, place);
	t.is(configurationTrouble(cloud, place), 'unreadable');
	const line = Number(/line (?<line>\d+):/v.exec(unreadableMessage(machine))?.groups?.['line']);
	t.is(machine.files[path]?.split('\n')[line - 1], 'apiaddresses: 192.0.2.1:17070');
});

test('only controller machines know the controller\'s secrets, and each agent has a password of its own', t => {
	const {cloud, place} = open();
	const contentOf = (agent: Machine | ReturnType<typeof theUnit>) => makeConfiguration(cloud, {...place, agent});
	const own = makeConfiguration(cloud, {...place, model: theModel(cloud, 'controller'), agent: theMachine(cloud, 'controller', '0')});
	t.regex(own, /^systemidentity: /mv);
	t.notRegex(contentOf(place.machine), /^systemidentity: /mv);
	const passwords = [place.machine, theUnit(cloud, 'data', 'mysql/1')].map(agent => /^apipassword: .*$/mv.exec(contentOf(agent))?.[0]);
	t.is(new Set(passwords).size, 2);
});
