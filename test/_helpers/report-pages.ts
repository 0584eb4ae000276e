import {summariseRun} from '../../source/domain/run.js';
import {type JournalEntry} from '../../source/domain/journal-entry.js';
import {formatReportHtml} from '../../source/output/report-html.js';
import {makeRunDocument} from '../../source/output/run-document.js';
import {selectCheckResults} from '../../source/state/selectors.js';
import {
	applyRemedy,
	confirmStep,
	openFinding,
	reachPlan,
	reachPrepare,
	readText,
	seeSolved,
} from './journey-steps.js';
import {keepJourney, playUpgrade, runEvidence} from './kept-run.js';
import {testTime} from './make-state.js';
import {openJourney, type Journey} from './open-journey.js';
import {makeTemporaryFolder} from './temporary-folder.js';

type Teardown = Parameters<typeof makeTemporaryFolder>[0];

const pageOf = async (t: Teardown, journey: Pick<Journey, 'journal'>, kept: {readonly exitCode?: number; readonly count?: number}): Promise<string> => {
	const dataDirectory = await makeTemporaryFolder(t);
	await keepJourney(journey, {dataDirectory, ...kept});
	const {stdout} = await runEvidence('report', '--format', 'html', '--data-directory', dataDirectory);
	return stdout;
};

/** A whole upgrade of a small cloud, done; and the same, cut off in the middle. */
export const makePlayedPages = async (t: Teardown): Promise<Readonly<Record<'done' | 'cut off', string>>> => {
	const journey = await playUpgrade('small');
	const half = journey.journal().findIndex(({kind, facts}) => kind === 'command-starting' && JSON.stringify(facts).includes('"upgrade-model"'));
	return {
		done: await pageOf(t, journey, {exitCode: 0}),
		'cut off': await pageOf(t, journey, {count: half + 1}),
	};
};

/** A case is met before the upgrade and solved with its remedy; the upgrade is left after its first step. */
export const makeTroubledPage = async (t: Teardown): Promise<string> => {
	const journey = await openJourney({scenario: 'unit-lost'});
	await reachPrepare(journey);
	await openFinding(journey, 'unit-agent-lost');
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	// Prepare asks each model every ten seconds: the machine whose agents were restarted is seen to be back with the next answer.
	await journey.until('no agent is down', state => selectCheckResults(state).every(({id, result}) => !id.startsWith('no-') || result !== 'block'), 60_000);
	await reachPlan(journey);
	await journey.act('confirm');
	await confirmStep(journey);
	await journey.until('the first step ends', ({stage}) => stage.name === 'verify', 1_800_000);
	await journey.stop();
	return pageOf(t, journey, {exitCode: 7});
};

const long = 'a-model-whose-name-is-as-long-as-juju-allows-it-to-be-and-then-some-without-any-place-to-break';

/** Names that are long, wide, or read from right to left, and one that is nothing but punctuation. */
const names = [long, 'مدل-تولید-با-نام-بلند', 'ייצור', '生産環境・モデル・とても長い名前・とても長い名前・とても長い名前', 'web', 'data', 'builds', 'a'.repeat(120), 'x_._-'] as const;

/** A run in which everything that a report can tell has happened, to names of every kind. */
export const makeExtremePage = (): string => {
	const entries: JournalEntry[] = [];
	const keep = (kind: string, facts: JournalEntry['facts']): void => {
		entries.push({
			sequence: entries.length + 1, at: testTime + (entries.length * 1000), kind, facts,
		});
	};

	const add = (kind: string, value: unknown): void => {
		keep(kind, {value});
	};

	const command = (id: string, words: readonly string[], end: JournalEntry['facts'] | undefined): void => {
		keep('command-starting', {id, command: words, risk: 'disruptive'});
		if (end) {
			keep('command-ended', {
				id, outcome: 'exited', 'exit-code': 0, 'took-ms': 1200, stdout: '', stderr: '', ...end,
			});
		}
	};

	keep('run-started', {
		program: '0.1.0', arguments: ['apply', '--plan', `/home/مهسا/${long}/plan.json`, '--yes', '--ignore-check', 'agents-well'], user: 'مهسا', host: `${long}.example`,
	});
	add('target', {
		controller: 'ייצור', controllerVersion: '3.6.4', version: '3.6.28', models: names.map(name => ({controller: 'ייצור', name: `admin/${name}`})), 'client-version': '3.6.28', mode: 'live',
	});
	add('checks', {
		results: [
			...['block', 'warn', 'unknown', 'warn'].map((result, index) => ({
				id: 'agents-well',
				subject: names[index],
				title: `2 agents of ${names[index]} are in error, ${names[(index + 1) % names.length]} is not.`,
				result,
				evidence: [{source: 'status', text: `hook failed: "${names[index]}-relation-changed" ${'x'.repeat(200)}`}],
			})),
			{
				id: 'backup-made', subject: 'ייצור', title: 'A backup was made.', result: 'pass', evidence: [],
			},
		],
		ignored: [`agents-well ${names[0]}`, 'agents-well'],
		versions: Object.fromEntries(names.map(name => [`ייצור:admin/${name}`, '3.6.4'])),
	});
	keep('plan', {plan: 'abc', file: 'plan.json'});
	add('plan-accepted', {plan: 'abc'});
	command('1', ['juju', 'upgrade-controller', '-c', 'ייצור', '--agent-version', '3.6.28'], {stdout: 'started upgrade to 3.6.28\n'});
	command('2', ['juju', 'upgrade-model', '-m', `ייצור:admin/${long}`, '--agent-version', '3.6.28'], {'exit-code': 1, stderr: `ERROR cannot upgrade ${long}: ${'not '.repeat(100)}\nbecause 生産環境\n`});
	command('3', ['juju', 'upgrade-model', '-m', 'ייצור:admin/ייצור'], undefined);
	for (const [index, name] of names.entries()) {
		const model = `ייצור:admin/${name}`;
		const at = testTime + (index * 20_000);
		add('waiting', {model, version: '3.6.28', at});
		add('silent', {model, version: '3.6.28', from: at + 10_000});
		add('recovered', {
			model, version: '3.6.28', from: at + 10_000, to: at + 25_000,
		});
		const history = Array.from({length: 12}, (_, step) => ({at: at + (step * 9000), upgraded: step, total: 12}));
		if (index % 3 === 2) {
			for (const progress of history.slice(0, 8)) {
				add('progress', {model, version: '3.6.28', ...progress});
			}
		} else {
			add('complete', {
				model, version: '3.6.28', at: at + 120_000, history: [...history, {at: at + 119_000, upgraded: 12, total: 12}],
			});
			add('verified', {
				model, wanted: '3.6.28', result: index === 1 ? 'partial' : 'upgraded', sentence: `All agents of ${name} report it.`, differences: index === 1
					? [{
						kind: 'agent-worse', name: `${name}/0`, before: 'active', after: 'error', message: `hook failed: "${long}"`, isTrouble: true,
					}, {
						kind: 'revision', name, before: '12', after: '13', message: undefined, isTrouble: false,
					}]
					: [],
			});
		}
	}

	add('case-opened', {case: 'agent-down', subjects: names.slice(0, 4)});
	add('remedy-started', {
		case: 'agent-down', subjects: names.slice(0, 4), remedy: 'restart', title: `Restart the agent of ${long}`,
	});
	add('case-worse', {
		case: 'agent-down', subjects: names.slice(0, 4), remedy: 'restart', text: `It is worse: ${long} is lost, too.`,
	});
	add('put-back-remembered', {id: 'p', title: `logging-config of ${names[1]}`});
	add('charm-wave', {model: 'ייצור:admin/web', items: [{application: `mysql-${long}`, outcome: 'pending'}, {application: '生産', outcome: 'upgraded'}]});
	const run = summariseRun('20261121-031200', entries);
	return formatReportHtml(makeRunDocument({
		run, isAlive: false, torn: 'The last line of the journal is torn: it was being written when the program ended.', damage: [], entries: entries.length,
	}, []));
};
