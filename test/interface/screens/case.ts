import test from 'ava';
import {cases} from '../../../source/domain/cases/index.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {casePage} from '../../../source/interface/screens/case.js';
import {caseRemedies} from '../../../source/state/overlay-actions.js';
import {selectFindings} from '../../../source/state/selectors.js';
import {type Overlay, type RemedyOutcome, type State} from '../../../source/state/state.js';
import {makeState, testTime} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';
import {makeTroubledState} from '../../_helpers/trouble.js';

type CaseOverlay = Extract<Overlay, {name: 'case'}>;

const state = makeTroubledState();
const finding = selectFindings(state).find(({case: id}) => id === 'machine-agent-down');
const overlay: CaseOverlay = {
	name: 'case', case: 'machine-agent-down', finding, cursor: 0, outcome: undefined,
};
const roomy = {columns: 80, rows: 40};
const remedies = caseRemedies(state, overlay);

const outcome = (phase: RemedyOutcome['phase'], text: string | undefined): RemedyOutcome => ({
	remedy: 'restart-agent', title: 'Restart the agent', phase, since: testTime - 12_000, clearAnswers: 1, text,
});

test('A case says what is seen and how old that is, what it means, what Juju does, and the remedies with their risk', t => {
	const text = pageText(casePage(state, overlay, roomy), roomy);
	t.regex(text, /^ [!✘] An agent does not restart +machine 2/v);
	t.regex(text, /Seen {6}machine 2: down/v);
	t.regex(text, /2s ago\)/v);
	t.regex(text, /Means {5}Its agent stopped/v);
	t.regex(text, /Juju {6}\S/v);
	t.regex(text, /^ ▸ Look at the agent on its machine +safe$/mv);
	t.deepEqual(remedies.filter(({title}) => !text.includes(title)), []);
});

test('The exact command of a remedy that changes anything is shown whole at every size', t => {
	for (const [cursor, remedy] of remedies.entries()) {
		if (remedy.risk === 'safe') {
			continue;
		}

		for (const area of [usualArea, smallArea]) {
			const text = pageText(casePage(state, {...overlay, cursor}, area), area).replaceAll(/\s+/gv, ' ');
			const intents = remedy.action.type === 'perform' ? remedy.action.intents : [];
			for (const intent of intents) {
				t.true(text.includes(`juju ${intent.type} `), `${remedy.title} at ${area.columns}x${area.rows}:\n${text}`);
			}
		}
	}
});

test('A remedy that loses data shows its cost and how it is undone', t => {
	const cursor = remedies.findIndex(({risk}) => risk === 'data-loss');
	const text = pageText(casePage(state, {...overlay, cursor}, usualArea));
	t.regex(text, /▸ .* data loss/v);
	t.regex(text, /Cost: /v);
});

test('A remedy that cannot be used now says why', t => {
	const cursor = remedies.findIndex(({disabledReason}) => disabledReason !== undefined);
	const text = pageText(casePage(state, {...overlay, cursor}, roomy), roomy);
	t.regex(text, /▸ .*, not now$/mv);
	t.regex(text, /Not now +\S/v);
});

test('What came of a remedy is shown in words', t => {
	t.regex(pageText(casePage(state, {...overlay, outcome: outcome('running', undefined)}, usualArea)), /↻ Restart the agent: Runs\. \(12s\)/v);
	t.regex(pageText(casePage(state, {...overlay, outcome: outcome('solved', 'Solved: not seen any more for 12s, 3 answers in a row.')}, smallArea), smallArea), /✔ Restart the agent: Solved/v);
	t.regex(pageText(casePage(state, {...overlay, outcome: outcome('failed', 'ssh could not connect.')}, usualArea)), /✘ Restart the agent: ssh could not connect\./v);
});

test('A finding that is gone says so and keeps what was seen', t => {
	const text = pageText(casePage(makeState(), overlay, usualArea));
	t.regex(text, /Seen {6}Not found any more in the last answer/v);
});

test('A case from the catalogue says that it is not found now', t => {
	const text = pageText(casePage(makeState(), {...overlay, finding: undefined}, usualArea));
	t.regex(text, /E2 of the catalogue$/mv);
	t.regex(text, /Not found in what Juju says now/v);
	t.regex(text, /Occurs +In every version of Juju; only on machines\./v);
});

test('A case that the catalogue does not know leads back', t => {
	t.regex(pageText(casePage(state, {...overlay, case: 'no-such-case'}, usualArea)), /Esc goes back/v);
});

test('A long command that only reads gives way to what it is for, and says how to see it', t => {
	const long: State = {
		...state, render: () => ({
			kind: 'command', arguments: Array.from({length: 80}, (_, index) => `word-${index}`), changes: false, risk: 'safe', isInteractive: false, timeLimit: 1000,
		}),
	};
	const text = pageText(casePage(long, {...overlay, cursor: 0}, usualArea), usualArea);
	t.regex(text, /juju word-0 /v);
	t.false(text.includes('word-79'));
	t.regex(text, /more rows: PgDn shows all, c copies it/v);
	t.regex(text, /Means {5}Its agent stopped/v);
});

const browse = (id: string): CaseOverlay => ({
	name: 'case', case: id, finding: undefined, cursor: 0, outcome: undefined,
});

test('A case that is only read up says where it can occur and by which words it is known', t => {
	const text = pageText(casePage(makeState(), browse('changes-disabled'), roomy), roomy);
	t.regex(text, /Occurs +\S/v);
	t.regex(text, /Known by +A command is refused with "/v);
});

test('What nobody here has seen says so in words, and none of its remedies can be run', t => {
	const unconfirmed = cases.filter(({isConfirmed}) => !isConfirmed);
	t.true(unconfirmed.length > 0);
	for (const {id} of unconfirmed) {
		for (const area of [usualArea, roomy]) {
			t.regex(pageText(casePage(makeState(), browse(id), area), area), /Not confirmed: reported by others, not seen by us/v, id);
		}

		const runnable = caseRemedies(makeState(), browse(id)).filter(({action, disabledReason}) => disabledReason === undefined && !['advice', 'ask-again', 'open-case'].includes(action.type));
		t.deepEqual(runnable.map(remedy => remedy.id), [], id);
	}
});

test('What came out worse is told with what to do now', t => {
	const text = pageText(casePage(state, {...overlay, outcome: outcome('worse', 'Worse than before it: 2 more are affected.')}, usualArea));
	t.regex(text, /✘ Restart the agent: Worse than before it/v);
});

test('A remedy that can do harm says which, in words', t => {
	const cursor = remedies.findIndex(({id}) => id.startsWith('remove-machine'));
	const real: State = {...state, render: createRenderer({client: parseVersion('3.6.28'), controller: parseVersion('3.6.28'), isKubernetes: false})};
	for (const area of [usualArea, roomy]) {
		t.regex(pageText(casePage(real, {...overlay, cursor}, area), area), /Harm +remove-machine --force: The machine goes with its containers/v);
	}
});
