import test from 'ava';
import {questionPage} from '../../../source/interface/screens/question.js';
import {type Question} from '../../../source/state/state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const question: Question = {
	purpose: {type: 'step', index: 0},
	title: 'Upgrade the controller aws from 3.6.4 to 3.6.28?',
	commands: ['juju upgrade-controller -c aws --agent-version 3.6.28'],
	facts: [
		'Status is 4s old: 3 agents in controller, none down, lost or in error.',
		'Backup: aws-20261121-0312.tar.gz, 412.0 MB, checked 2m ago.',
		'This cannot be undone. Workloads are not touched.',
	],
	models: [],
	consequences: [],
	no: 'No, go back',
	yes: 'Yes, upgrade the controller',
	cursor: 'no',
	phrase: undefined,
	typed: '',
	risk: 'disruptive',
};

const draw = (change: Partial<Question> = {}, area = usualArea) => pageText(questionPage({name: 'question', question: {...question, ...change}}, area), area);

test('A question shows its risk, the exact command, the facts with their age, then no before yes', t => {
	const text = draw();
	t.regex(text, /^ Upgrade the controller aws from 3\.6\.4 to 3\.6\.28\? +disruptive\n\n {3}juju upgrade-controller -c aws --agent-version 3\.6\.28\n/v);
	t.regex(text, /Status is 4s old/v);
	t.regex(text, /cannot be undone/v);
	t.regex(text, / ▸ No, go back\n {3}Yes, upgrade the controller$/v);
});

test('The cursor stands on yes only where it was moved there', t => {
	t.regex(draw({cursor: 'yes'}), / {3}No, go back\n ▸ Yes, upgrade the controller$/v);
});

test('A phrase has to be typed, and what was typed is seen', t => {
	const text = draw({
		risk: 'data-loss', phrase: 'aws', typed: 'aw', title: 'Kill the controller aws?', commands: ['juju kill-controller aws --no-prompt'],
	});
	t.regex(text, /^ Kill the controller aws\? +data loss/v);
	t.regex(text, /Esc answers no\. To go on,\s+type this in full:\n {5}aws\n ▸ {3}aw█$/v);
});

test('What is typed too long keeps its end in sight', t => {
	const typed = `${'x'.repeat(200)}end`;
	t.regex(draw({phrase: 'aws', typed}, smallArea), /xend█$/v);
});

test('The smallest screen keeps the command and both answers', t => {
	const facts = Array.from({length: 12}, (_, index) => `Fact number ${index} about the cloud.`);
	const text = draw({facts}, smallArea);
	t.regex(text, /juju upgrade-controller -c aws --agent-version 3\.6\.28/v);
	t.regex(text, / ▸ No, go back\n {3}Yes, upgrade the controller$/v);
	t.regex(text, /Fact number 0.*\n(?:.*\n)*.*…/v);
});

test('A command too long for the screen says so, and the answers stay', t => {
	const text = draw({commands: [`juju ssh -m aws:admin/db 2 '${'true && '.repeat(120)}true'`]}, smallArea);
	t.regex(text, /… \d+ more rows of the command: PgDn shows all/v);
	t.regex(text, / ▸ No, go back\n {3}Yes, upgrade the controller$/v);
});

test('A long command is shown whole where there is room', t => {
	const command = `juju ssh -m aws:admin/db 2 '${'systemctl status  jujud-machine-2 && '.repeat(8)}true'`;
	const text = draw({commands: [command]}, {columns: 80, rows: 30});
	t.is(text.split('\n').slice(2, 8).map(row => row.trim()).join('').replaceAll(/\s/gv, '').slice(0, 200), command.replaceAll(/\s/gv, '').slice(0, 200));
	t.regex(text, /status {2}jujud/v);
});

test('A question without commands has no gap for them', t => {
	t.regex(draw({commands: [], facts: ['Juju goes on by itself.']}), /disruptive\n\n {3}Juju goes on by itself\.\n\n ▸ No/v);
});

test('On a small screen what would be lost stays longer than how old the facts are', t => {
	const lost = 'Lost for good: the controller and everything it knows of 6 models.';
	const old = Array.from({length: 8}, (_, index) => `Status ${index} is 4s old.`);
	const text = draw({
		risk: 'data-loss', phrase: 'aws', title: 'Kill the controller aws?', commands: ['juju kill-controller aws --no-prompt'], facts: [...old, lost], consequences: [lost],
	}, smallArea).replaceAll(/\s+/gv, ' ');
	t.true(text.includes(lost));
	t.regex(text, /Status 1 is 4s old\. …/v);
});
