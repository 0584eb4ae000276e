import test from 'ava';
import {createRenderer} from '../../../source/juju/dialect.js';
import {runCommandLine} from '../../../source/simulator/command-line.js';
import {defaultStart} from '../../../source/simulator/scenarios/scenario.js';
import {
	small,
	small29,
	small40,
	small41,
} from '../../../source/simulator/scenarios/small.js';
import {versionOf} from '../../_helpers/dialect-cases.js';
import {intentList} from '../../_helpers/every-intent.js';

for (const [scenario, wanted] of [[small29, '2.9.52'], [small, '3.6.28'], [small40, '4.0.17'], [small41, '4.1.2']] as const) {
	test(`the simulated client of ${scenario.name} knows every command and option that it is told`, t => {
		const {clientVersion, controllers} = scenario.create(1);
		const render = createRenderer({client: versionOf(clientVersion), controller: versionOf(controllers[0]?.version ?? ''), isKubernetes: false});
		const commands = intentList({wanted}).map(intent => render(intent)).filter(rendered => rendered.kind === 'command');
		t.true(commands.length > 25);
		const misunderstood = commands.flatMap(({arguments: words, isInteractive}) => {
			const {exitCode, stderr} = runCommandLine(scenario.create(1), words, {now: defaultStart, isTerminal: isInteractive});
			return exitCode === 2 || /not a juju command|not defined|unrecognized/v.test(stderr) ? [{words, stderr}] : [];
		});
		t.deepEqual(misunderstood, []);
	});
}
