import test from 'ava';
import {formatPlanText} from '../../source/output/plan-text.js';
import {examplePlan} from '../_helpers/example-documents.js';

test('the whole plan: path, warnings, steps with exact commands, what to expect', t => {
	t.is(formatPlanText(examplePlan), `aws  3.6.4 → 3.6.28, client 3.6.28
Juju would choose it.

Warnings
  - There is no backup.

Steps
 1  Upgrade the controller (disruptive, point of no return)
    juju upgrade-controller -c aws --agent-version 3.6.28
    It comes first.
    Expect: juju is silent.
 2  Wait until 2 agents report 3.6.28
    Only agents know.
 3  Compare the controller with the picture from before
    Units can be in trouble.

Usually takes 2 to 6 minutes.
Without questions: apply --plan FILE --yes --accept disruptive --accept point-of-no-return, with this plan saved as JSON; also --accept no-backup where no backup is to be made.
Plan 0123456789abcdef
`);
});

test('a path with a migration says where, and an empty one that there is nothing to do', t => {
	const [hop] = examplePlan.path;
	const path = hop
		? [hop, {
			...hop, from: '3.6.28', to: '4.0.15', means: 'migrate' as const,
		}]
		: [];
	t.regex(formatPlanText({...examplePlan, path}), /3\.6\.4 → 3\.6\.28 → 4\.0\.15 \(migrate\)/v);
	t.regex(formatPlanText({...examplePlan, path: [], steps: []}), /^aws {2}nothing to upgrade/v);
});
