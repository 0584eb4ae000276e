import test from 'ava';
import {formatPlanMarkdown} from '../../source/output/plan-markdown.js';
import {examplePlan} from '../_helpers/example-documents.js';

test('each step is a section with its command in a block', t => {
	const text = formatPlanMarkdown(examplePlan);
	t.deepEqual(text.split('\n').filter(line => line.startsWith('#')), [
		'# Upgrade of aws: 3.6.4 → 3.6.28',
		'## Warnings',
		'## Steps',
		'### 1. Upgrade the controller (disruptive, point of no return)',
		'### 2. Wait until 2 agents report 3.6.28',
		'### 3. Compare the controller with the picture from before',
	]);
	t.true(text.includes('```sh\njuju upgrade-controller -c aws --agent-version 3.6.28\n```'));
	t.true(text.includes('- There is no backup.'));
});
