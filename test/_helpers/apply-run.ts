import fs from 'node:fs/promises';
import path from 'node:path';
import {type ExecutionContext} from 'ava';
import {runApply} from '../../source/commands/apply.js';
import {parseOptions} from '../../source/commands/options.js';
import {identifyPlan, sumDocument} from '../../source/domain/plan-id.js';
import {type Plan} from '../../source/domain/plan.js';
import {runHeadless, type HeadlessRun} from './headless-run.js';
import {makeTemporaryFolder} from './temporary-folder.js';

/** What a script says that accepts all that a plan can ask for, but for a missing backup. */
export const consent = ['--yes', '--accept', 'disruptive', '--accept', 'point-of-no-return'] as const;

export type ApplyRun = HeadlessRun & {
	/** Folder of runs. */
	readonly runs: string;
	/** Entries of the journal of the only run; empty where there is none. */
	readonly journal: ReadonlyArray<Readonly<Record<string, unknown>>>;
};

const readOnlyJournal = async (runs: string): Promise<ApplyRun['journal']> => {
	try {
		const [name = ''] = await fs.readdir(runs);
		const text = await fs.readFile(path.join(runs, name, 'journal.jsonl'), 'utf8');
		return text.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as Readonly<Record<string, unknown>>);
	} catch {
		return [];
	}
};

/** Saves the plan that `plan` makes for a scenario. */
export const savePlanOf = async (t: ExecutionContext, scenario: string, ...words: readonly string[]): Promise<string> => {
	const file = path.join(await makeTemporaryFolder(t), 'plan.json');
	const {stdout} = await runHeadless('plan', '--simulate', scenario, '--format', 'json', ...words);
	await fs.writeFile(file, stdout);
	return file;
};

type Document = Record<string, unknown> & {steps: Array<Record<string, unknown>>};

/** Changes a saved plan by hand, and seals it again as somebody would who means harm. */
export const changePlan = async (file: string, change: (document: Document) => void): Promise<void> => {
	const document = JSON.parse(await fs.readFile(file, 'utf8')) as Document;
	change(document);
	document['checksum'] = sumDocument(document);
	await fs.writeFile(file, JSON.stringify(document));
};

type Step = Document['steps'][number];

const stepOf = (step: Step) => {
	const [controller = '', name = ''] = typeof step['model'] === 'string' ? step['model'].split(':', 2) : [];
	const {command, intent, version} = step as {readonly command: readonly string[]; readonly intent: unknown; readonly version: unknown};
	return {
		id: step['id'],
		stage: step['stage'],
		subject: step['subject'],
		risk: step['risk'],
		isPointOfNoReturn: step['point-of-no-return'],
		action: step['action'] === 'command' ? {type: 'command', intent, arguments: command.slice(1)} : {type: step['action'], model: {controller, name}, version},
	};
};

/** Gives a plan that was changed the id that fits it, as a foreign program might. */
export const refitId = async (file: string): Promise<void> => changePlan(file, document => {
	const {controller, path: hops} = document as Document & {readonly path: ReadonlyArray<Readonly<Record<string, unknown>>>};
	const [hop] = hops;
	document['id'] = identifyPlan({
		controller, clientVersion: document['client-version'], from: hop?.['from'], to: hop?.['to'], steps: document.steps.map(step => stepOf(step)),
	} as unknown as Plan);
});

/**
Runs `apply` in this process as the command line would, with a data folder of its own, and keeps what it writes.
*/
export const runApplyOn = async (t: ExecutionContext, ...words: readonly string[]): Promise<ApplyRun> => {
	const data = await makeTemporaryFolder(t);
	const written = {stdout: '', stderr: ''};
	const code = await runApply(parseOptions(['--data-directory', data, ...words]), [], {
		packageVersion: '0.0.0',
		stdout: {
			write(text) {
				written.stdout += text;
			},
		},
		stderr: {
			write(text) {
				written.stderr += text;
			},
		},
	});
	const runs = path.join(data, 'runs');
	return {
		code, ...written, runs, journal: await readOnlyJournal(runs),
	};
};
