import {spawnSync} from 'node:child_process';
import {testProp, fc} from '@fast-check/ava';
import test from 'ava';
import {renderMachineScript} from '../../../source/juju/commands/machine-scripts.js';
import {makeConfiguration} from '../../../source/simulator/configuration.js';
import {maskSecrets} from '../../../source/simulator/shell/mask-secrets.js';
import {
	createCloud,
	theController,
	theMachine,
	theModel,
} from '../../_helpers/simulated-cloud.js';

/** The awk program of the wizard's own script. */
const program = /mask='(?<program>[^']+)'/v.exec(renderMachineScript({type: 'read-agent-configuration', agent: 'machine-0'}) ?? '')?.groups?.['program'] ?? '';

const withAwk = (content: string): string => spawnSync('awk', [program], {input: content, encoding: 'utf8'}).stdout;

const configuration = (): string => {
	const cloud = createCloud('small');
	return makeConfiguration(cloud, {controller: theController(cloud), model: theModel(cloud, 'controller'), agent: theMachine(cloud, 'controller', '0')});
};

test('of secrets only the keys are left', t => {
	const masked = maskSecrets(configuration());
	t.regex(masked, /^tag: machine-0$/mv);
	t.regex(masked, /^systemidentity: \*{8}$/mv);
	t.regex(masked, /^controllerkey: \*{8}\ncaprivatekey: \*{8}$/mv);
	t.notRegex(masked, /BEGIN/v);
});

test('a real machine masks the same', t => {
	t.not(program, '');
	t.is(maskSecrets(configuration()), withAwk(configuration()));
});

const starts = fc.constantFrom('', '  ', ' '.repeat(4), '- ', '  - ');
const ends = fc.constantFrom('tag: x', 'password: x', 'cacert: |', 'abc', 'apiaddresses:', '"my-key": y', 'x: password: z', 'Token: |');
const line = fc.tuple(starts, ends);

testProp('a real machine masks any file the same', [fc.array(line, {minLength: 1, maxLength: 12})], (t, lines) => {
	const content = `${lines.map(parts => parts.join('')).join('\n')}\n`;
	t.is(maskSecrets(content), withAwk(content));
}, {numRuns: 40});
