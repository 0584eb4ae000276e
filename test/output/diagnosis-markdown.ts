import test from 'ava';
import {type DiagnosisDocument, type DiagnosisRemedy} from '../../source/output/diagnosis-document.js';
import {formatDiagnosisMarkdown} from '../../source/output/diagnosis-markdown.js';
import {formatDiagnosisText, summariseDiagnosis} from '../../source/output/diagnosis-text.js';

const remedy: DiagnosisRemedy = {
	id: '',
	title: '',
	commands: [],
	advice: [],
	risk: 'safe',
	cost: undefined,
	undo: undefined,
	explanation: 'It helps.',
	reference: undefined,
	unavailable: undefined,
	success: undefined,
};

const document: DiagnosisDocument = {
	schema: 'juju-upgrade-wizard/diagnosis/1',
	controller: 'aws',
	'client-version': '3.6.28',
	'controller-version': undefined,
	sources: [{source: 'status a|b.json', kind: 'status', text: 'JSON, aws:web, 3 agents'}],
	notes: ['Something is not known.'],
	findings: [{
		case: 'hook-failed',
		code: 'E7',
		title: 'A hook failed',
		severity: 'delays',
		confirmed: false,
		model: 'aws:web',
		subjects: ['unit-mysql-0'],
		summary: 'mysql/0',
		meaning: 'It means <b>this</b>.',
		'juju-does': 'tries again.',
		evidence: [{source: 'status', text: 'mysql/0: hook failed\nsecond line', at: undefined}],
		remedies: [
			{
				...remedy, id: 'resolve', title: 'Retry', commands: [['juju', 'resolved', '-m', 'aws:web', 'mysql/0']], risk: 'disruptive', cost: 'a second run', success: 'The unit is idle.',
			},
			{
				...remedy, id: 'restart', title: 'Restart', commands: [['juju', 'ssh', '0']], unavailable: 'Look first.',
			},
			{
				...remedy, id: 'read', title: 'Read', advice: ['1. Look.', '', '# not a heading'],
			},
		],
		reference: 'ours',
	}],
	unrecognised: [{
		source: 'error x', text: '# ERROR <boom>', message: 'Juju refused.', advice: undefined,
	}],
};

test('Markdown shows words of the cloud as they are', t => {
	const text = formatDiagnosisMarkdown(document);
	t.regex(text, /^\| delays \| hook-failed \| mysql\/0 \| A hook failed \|$/mv);
	t.regex(text, /^\| status a\\\|b\.json \|/mv);
	t.false(text.includes('<b>'));
	t.regex(text, /^ {4}# not a heading$/mv);
	t.regex(text, /^ {4}# ERROR <boom>$/mv);
	t.regex(text, /hook-failed, not confirmed/v);
	t.regex(text, /^```sh\njuju resolved -m aws:web mysql\/0\n```$/mv);
	t.regex(text, /^- Worked: The unit is idle\.$/mv);
});

test('text shows no command that cannot be used now, and says why', t => {
	const text = formatDiagnosisText(document);
	t.regex(text, /remedy: Restart; not now: Look first\.$/mv);
	t.false(text.includes('juju ssh 0'));
	t.regex(text, /^ {11}juju resolved -m aws:web mysql\/0$/mv);
	t.regex(text, /^ {11}cost: a second run$/mv);
	t.regex(text, /\(hook-failed, E7\), not confirmed$/mv);
	t.regex(text, /^ {9}status: second line$/mv);
});

test('the sum says what was found and what nobody knows', t => {
	t.is(summariseDiagnosis(document), '1 finding: hook-failed. 1 text of Juju that no case fits.');
	t.is(summariseDiagnosis({...document, findings: [], unrecognised: []}), 'Nothing found.');
});
