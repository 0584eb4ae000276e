import test from 'ava';
import {readBundle} from '../../../source/juju/answers/bundle.js';
import {makeAnswer, prod} from './_ask.js';

const intent = {type: 'export-bundle', model: prod, file: '/b/prod.yaml'} as const;

const fileOf = (streams: {readonly stdout?: string; readonly stderr?: string}): string | undefined => {
	const reading = readBundle(makeAnswer(streams), intent, {client: undefined, controller: undefined});
	return reading.ok ? reading.value.file : undefined;
};

test('the file is the one that Juju names, else the one that it was told', t => {
	t.is(fileOf({stdout: 'Bundle successfully exported to /b/prod.yaml\n'}), '/b/prod.yaml');
	t.is(fileOf({stdout: 'Bundle successfully exported to /b/prod.yaml.yaml\r\n'}), '/b/prod.yaml.yaml');
	t.is(fileOf({}), '/b/prod.yaml');
	t.false(fileOf({stdout: 'Bundle successfully exported to /b/\u{1B}[31mprod.yaml\n'})?.includes('\u{1B}'));
});
