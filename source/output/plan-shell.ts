import {
	commandLine,
	parseModelKey,
	type Intent,
	type Renderer,
} from '../domain/intent.js';
import {explainByHand, marksOf, pathOf} from './describe-plan.js';
import {type PlanDocument, type StepEntry} from './plan-document.js';

/** A comment stays one: whatever breaks a line ends it. */
const comment = (text: string): string => `# ${text.replaceAll(/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]+/gv, ' ')}`.trimEnd();

const quote = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;

/** A variable of the shell with what it is where nobody has set it. */
const variable = (name: string, fallback: string): string => `\${${name}:-${fallback}}`;

const lineOf = (render: Renderer, intent: Intent): string | undefined => {
	const rendered = render(intent);
	return rendered.kind === 'command' ? commandLine(rendered.arguments) : undefined;
};

/**
Reads `juju status --format yaml`. An agent is a `juju-status` (2.8.13 to 4.0.15) or has an `agent-version` (1.25, where brackets around
`agent-state-info` say that the agent is gone); one that reports no version does not count, as in the wizard's own rule. Prints what is missing; succeeds when nothing is.
*/
const functions = String.raw`# Succeeds when every agent that reports a version reports the wanted one, and none is down, lost or in error.
agents_have() {
	awk -v wanted="$1" '
		/^ *$/ { next }
		{ match($0, /[^ ]/); depth = RSTART }
		inside != "" && depth <= block { inside = "" }
		/^ *(juju|agent|workload)-status: *$/ { inside = $1; block = depth; next }
		/^model: *$/ { model = 1; next }
		/^[^ ]/ { model = 0 }
		model && depth == 3 && $1 == "version:" { goal = $2 }
		inside == "juju-status:" && depth == block + 2 && $1 == "version:" { reporting++; if ($2 != wanted) behind++ }
		$1 == "agent-version:" { reporting++; if ($2 != wanted) behind++ }
		$1 == "agent-state:" && ($2 == "down" || $2 == "error") { bad++ }
		$1 == "agent-state-info:" && $2 ~ /^[^a-z]*[(]/ { bad++ }
		inside != "" && depth == block + 2 && $1 == "current:" && ($2 == "down" || $2 == "lost" || $2 == "error" || $2 == "failed") { bad++ }
		END {
			printf "%d agents report a version, %d another than %s, %d in trouble\n", reporting, behind, wanted, bad
			exit !(behind == 0 && bad == 0 && (goal == "" ? reporting > 0 : goal == wanted))
		}
	'
}

# Waits for three good answers in a row, five seconds apart. What Juju does not answer is no answer.
wait_until_upgraded() {
	wanted=$1
	shift
	good=0
	end=$(($(date +%s) + TIMEOUT_SECONDS))
	while [ "$good" -lt 3 ]; do
		if "$@" | agents_have "$wanted"; then good=$((good + 1)); else good=0; fi
		if [ "$(date +%s)" -ge "$end" ] && [ "$good" -lt 3 ]; then
			echo "Not complete after $TIMEOUT_SECONDS seconds. Juju goes on by itself; look before you go on." >&2
			exit 5
		fi
		if [ "$good" -lt 3 ]; then sleep "$PAUSE_SECONDS"; fi
	done
}

# Stops when an agent is behind or in trouble after all.
verify_upgraded() {
	wanted=$1
	shift
	"$@" | agents_have "$wanted" || {
		echo 'Stopped: the upgrade is not good. Nothing after it was started.' >&2
		exit 6
	}
}
`;

const isUpgrade = (intent: Intent): intent is Extract<Intent, {type: 'upgrade-controller' | 'upgrade-model'}> =>
	intent.type === 'upgrade-controller' || intent.type === 'upgrade-model';

/** Juju's own word on an upgrade before it is begun; a refusal ends the script. */
const dryRunOf = (render: Renderer, intent: Intent): string | undefined => {
	if (!isUpgrade(intent)) {
		return undefined;
	}

	const wanted = {version: intent.version, ...(intent.stream !== undefined && {stream: intent.stream})};
	return lineOf(render, intent.type === 'upgrade-controller'
		? {type: 'preview-controller-upgrade', controller: intent.controller, ...wanted}
		: {type: 'preview-model-upgrade', model: intent.model, ...wanted});
};

/** The status of a model as words of the script; YAML, since every system has awk and few have jq. */
const statusLine = (render: Renderer, model: string): string | undefined =>
	lineOf(render, {type: 'read-status', model: parseModelKey(model)})?.replace(' --format json', ' --format yaml');

const checkLines = ({action, model = '', version = ''}: StepEntry, render: Renderer): readonly string[] => {
	const status = statusLine(render, model);
	if (status === undefined) {
		return [comment('This client cannot say how the agents are: look yourself.')];
	}

	return [`${action === 'wait' ? 'wait_until_upgraded' : 'verify_upgraded'} ${quote(version)} ${status}`];
};

/** The script has no picture from before to compare with; it looks again, and says so. */
const titleOf = ({action, title, model = ''}: StepEntry): string => action === 'verify' ? `Look once more whether ${model} is good` : title;

const stepLines = (step: StepEntry, number: number, render: Renderer): readonly string[] => {
	const marks = marksOf(step);
	const title = titleOf(step);
	const [, ...words] = step.command;
	const dryRun = step.intent ? dryRunOf(render, step.intent) : undefined;
	return [
		comment(`${number}. ${title}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`),
		comment(step.why),
		...(step.expect === undefined ? [] : [comment(`Expect: ${step.expect}`)]),
		`echo ${quote(`${number}. ${title}`)}`,
		...(dryRun === undefined ? [] : [comment('What Juju itself says of it; a refusal ends the script.'), dryRun]),
		...(words.length === 0 ? checkLines(step, render) : [commandLine(words)]),
		'',
	];
};

/** The rest of the way as comments: the script never runs it. */
const byHandLines = ({path}: PlanDocument): readonly string[] => (path.every(({commands}) => commands.length === 0)
	? []
	: [
		comment(explainByHand),
		...path.flatMap(({to, means, commands}) => (commands.length === 0
			? []
			: [
				'#',
				comment(`To ${to}, ${means === 'migrate' ? 'with a new controller' : 'in place'}:`),
				...commands.flatMap(({command, client, why}) => [comment(`${why} With a client of ${client}:`), comment(`  ${commandLine(command.slice(1))}`)]),
			])),
		'',
	]);

/**
The document of `plan` as a script for a POSIX shell: the same commands, and between them checks that stop it where an upgrade is not good.

@param options.isBlocked Checks block: the script then only runs when it is told so.
*/
export const formatPlanShell = (document: PlanDocument, {render, isBlocked}: {readonly render: Renderer; readonly isBlocked: boolean}): string => [
	'#!/bin/sh',
	comment(`Upgrade of ${document.controller}: ${pathOf(document)}`),
	comment(`Plan ${document.id} of juju-upgrade-wizard, for client ${document['client-version'] ?? 'unknown'}. Read it before you run it.`),
	comment('It ends at the first thing that is not as it should be; Juju goes on by itself with what was begun.'),
	...(document.warnings.length === 0 ? [] : ['#', comment('Warnings'), ...document.warnings.map(warning => comment(`- ${warning}`))]),
	'',
	'set -eu',
	`TIMEOUT_SECONDS=${variable('TIMEOUT_SECONDS', '3600')}`,
	`PAUSE_SECONDS=${variable('PAUSE_SECONDS', '5')}`,
	'',
	...(isBlocked
		? [
			`if [ "${variable('ACCEPT_BLOCKING_CHECKS', 'no')}" != yes ]; then`,
			'\techo \'Checks blocked when this plan was made; the warnings in this script say which.\' >&2',
			'\techo \'Solve them and make a new plan, or run it with ACCEPT_BLOCKING_CHECKS=yes.\' >&2',
			'\texit 3',
			'fi',
			'',
		]
		: []),
	...(document.steps.length === 0 ? ['echo \'There is nothing to do in this plan.\'', ''] : [functions, ...document.steps.flatMap((step, index) => stepLines(step, index + 1, render))]),
	...byHandLines(document),
].join('\n');
