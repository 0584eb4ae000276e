import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {execa} from 'execa';
import {parseVersion} from '../source/domain/version.js';
import {openLesson} from './_helpers/play-lesson.js';
import {makeFacts} from './_helpers/make-facts.js';
import {makeSituation, onlyFinding, refusedUpgrade} from './_helpers/make-situation.js';
import {projectRoot} from './_helpers/project-root.js';
import {makeFolder} from './_helpers/open-terminal.js';
import {binariesOnHoliday} from './_helpers/worked-examples/case.js';
import {fewModels} from './_helpers/worked-examples/check.js';
import {createFifth} from './_helpers/worked-examples/dialect.js';
import {onlyTheController} from './_helpers/worked-examples/lesson.js';

const page = fs.readFileSync(path.join(projectRoot, 'docs', 'contributing.md'), 'utf8');

const examples = {
	check: 'source/domain/checks/few-models.ts',
	case: 'source/domain/cases/binaries-on-holiday.ts',
	lesson: 'source/training/lessons/only-the-controller.ts',
	dialect: 'source/juju/dialects/fifth.ts',
} as const;

/** As it would read at its place. */
const textAt = (name: string, place: string): string => fs.readFileSync(path.join(projectRoot, 'test/_helpers/worked-examples', `${name}.ts`), 'utf8')
	.replaceAll(/'\.\.\/\.\.\/\.\.\/(?<file>source\/[^']+)'/gv, (_, file: string) => {
		const relative = path.relative(path.dirname(place), file);
		return `'${relative.startsWith('.') ? relative : `./${relative}`}'`;
	});

for (const [name, place] of Object.entries(examples)) {
	test(`the example of a ${name} on the page is the one that is compiled`, t => {
		t.true(page.includes(`\`\`\`ts\n// ${place}\n${textAt(name, place).trimEnd()}\n\`\`\``));
		t.false(fs.existsSync(path.join(projectRoot, place)), 'it is an example, and no part of the program');
	});
}

test('every file and folder that the page names exists', t => {
	const made: readonly string[] = Object.values(examples);
	const named = page.matchAll(/(?<file>(?:source|test|scripts|docs)\/[\w\-.\/]*\w\/?)/gv).map(({groups}) => groups?.['file'] ?? '').toArray();
	t.true(named.length > 20);
	t.deepEqual(named.filter(file => !made.includes(file) && !file.endsWith('ID.json') && !file.endsWith('FILE.js') && !fs.existsSync(path.join(projectRoot, file))), []);
});

test('the check judges, the case is found, the dialect speaks', t => {
	t.deepEqual(fewModels.judge(makeFacts()).map(({result}) => result), ['pass']);
	const refused = refusedUpgrade(undefined);
	const failures = [{...refused, failure: {...refused.failure, evidence: 'ERROR agent binaries are on holiday'}}];
	t.like(onlyFinding(binariesOnHoliday, makeSituation({failures})), {case: 'binaries-on-holiday', severity: 3});
	t.deepEqual(binariesOnHoliday.match(makeSituation()), []);
	const client = parseVersion('5.0.0');
	t.deepEqual(client && createFifth(client).endOfLog(3), ['--last', '3']);
});

test('the lesson can be solved, and can go wrong', async t => {
	const solved = await openLesson(onlyTheController);
	await solved.play(onlyTheController.solution.steps);
	t.deepEqual(solved.judgement().met, ['controller']);
	t.deepEqual(solved.judgement().mistakes, []);
	t.deepEqual(solved.changes(), onlyTheController.solution.commands.map(({line}) => line));
	await solved.stop();
	const failed = await openLesson(onlyTheController);
	await failed.play(onlyTheController.failure.steps);
	t.deepEqual([...failed.judgement().mistakes], [...onlyTheController.failure.mistakes]);
	await failed.stop();
});

test('the troubled client spoils what another one says', async t => {
	const folder = await makeFolder(t);
	const real = path.join(folder, 'real');
	fs.writeFileSync(real, '#!/bin/sh\necho \'{"model":{"message":"all is well"}}\'\n', {mode: 0o755});
	const write = async (...switches: readonly string[]): Promise<string> => {
		await execa(process.execPath, [path.join(projectRoot, 'scripts/troubled-juju.js'), path.join(folder, 'troubled'), '--before', real, ...switches]);
		return path.join(folder, 'troubled', 'juju');
	};

	const {stdout, stderr} = await execa(await write('--hostile'), ['status']);
	const said = JSON.parse(stdout) as {readonly model: {readonly message: string}};
	t.true(said.model.message.startsWith('all is well\u{1B}['));
	t.true(stderr.includes('\u{1B}[2J'));
	const broken = await execa(await write('--broken', '100'), ['status'], {reject: false});
	t.is(broken.exitCode, 1);
	t.true(broken.stdout.length > 0 && broken.stdout.length < 30);
});
