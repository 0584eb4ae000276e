import test from 'ava';
import {readOptions} from '../../../source/simulator/commands/options.js';
import {parseOptions} from '../../../source/simulator/commands/parse-options.js';
import {Refusal} from '../../../source/simulator/commands/refusal.js';

const grammar = {
	options: readOptions('-m,--model=text --dry-run -q,--quiet -n=number --timeout=duration --format=format --include=text'),
	isInterspersed: true,
	formats: ['json', 'yaml'],
};

const parse = (line: string, isInterspersed = true) => parseOptions(line.split(' '), {...grammar, isInterspersed});

const refusal = (line: string): string => {
	try {
		parse(line);
		return '';
	} catch (error) {
		return error instanceof Refusal ? `${error.exitCode} ${error.message}` : String(error);
	}
};

test('values stand behind a space, an equals sign or a single letter', t => {
	for (const line of ['--model c1:prod', '--model=c1:prod', '-m c1:prod', '-mc1:prod', '-qm c1:prod']) {
		t.is(parse(line).options.text('model'), 'c1:prod', `line ${line}`);
	}
});

test('a flag may be denied, and the last one counts', t => {
	t.true(parse('--dry-run').options.has('dry-run'));
	t.false(parse('--dry-run=false').options.has('dry-run'));
	t.false(parse('--dry-run --dry-run=false').options.has('dry-run'));
	t.false(parse('x').options.has('dry-run'));
});

test('options that are given several times keep all their values', t => {
	const {options} = parse('--include a --include b');
	t.deepEqual(options.texts('include'), ['a', 'b']);
	t.is(options.text('include'), 'b');
	t.deepEqual(options.texts('model'), []);
});

test('options may stand among the words unless the words are another program\'s', t => {
	t.deepEqual(parse('a --dry-run b').positional, ['a', 'b']);
	const {options, positional} = parse('-q a --dry-run b', false);
	t.deepEqual(positional, ['a', '--dry-run', 'b']);
	t.true(options.has('quiet'));
	t.false(options.has('dry-run'));
});

test('two dashes end the options, one dash is a word', t => {
	t.deepEqual(parse('- -- --dry-run').positional, ['-', '--dry-run']);
});

test('what cannot be is refused as the client\'s own parser refuses it', t => {
	t.is(refusal('--nosuch'), '2 option provided but not defined: --nosuch');
	t.is(refusal('-x'), '2 option provided but not defined: -x');
	t.is(refusal('--model'), '2 option needs an argument: --model');
	t.is(refusal('-n five'), '2 invalid value "five" for option -n: strconv.ParseInt: parsing "five": invalid syntax');
	t.is(refusal('--timeout 20'), '2 invalid value "20" for option --timeout: time: missing unit in duration "20"');
	t.is(refusal('--timeout soon'), '2 invalid value "soon" for option --timeout: time: invalid duration "soon"');
	t.is(refusal('--format xml'), '2 invalid value "xml" for option --format: unknown format "xml"');
	t.is(refusal('--dry-run=perhaps'), '2 invalid boolean value "perhaps" for option --dry-run: strconv.ParseBool: parsing "perhaps": invalid syntax');
	t.is(refusal('--timeout 1m30s'), '');
});
