import {type RefusedFailure} from '../../domain/answer.js';
import {type Failure} from '../../domain/failure.js';
import {type Intent} from '../../domain/intent.js';
import {type ProcessAnswer} from '../process.js';
import {charmRefusalWords} from './charm-refusals.js';
import {
	beginningOf,
	briefly,
	evidenceOf,
	harmless,
	saidBy,
} from './evidence.js';
import {otherRefusals, refusalWords, type RefusalWords} from './refusal-words.js';
import {recogniseRefusal} from './refusal.js';

type Ending = Exclude<ProcessAnswer['outcome'], 'exited'>;

type Words = Pick<Failure, 'kind' | 'message' | 'advice'>;

const endings: Readonly<Record<Ending, (seconds: number) => Words>> = {
	'timed-out': seconds => ({
		kind: 'timed-out',
		message: `Juju gave no answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and was ended.`,
		advice: 'Check that the controller is up and within reach, then ask again.',
	}),
	aborted: () => ({kind: 'aborted', message: 'The command was ended before it was done.', advice: 'Look at the state of the cloud before it is run again.'}),
	'too-large': () => ({kind: 'too-large', message: 'Juju\'s answer is larger than 64 MiB and was given up.', advice: 'Run the command in another terminal to see what it prints.'}),
	killed: () => ({kind: 'crashed', message: 'Something else ended the Juju client while it ran.', advice: 'Check the memory and the system log of this machine, then try again.'}),
	missing: () => ({kind: 'missing', message: 'The Juju client could not be started.', advice: 'Install Juju, or say where it is with --juju.'}),
	'read-only': () => ({kind: 'read-only', message: 'Nothing was run, since this session changes nothing.', advice: 'Start the wizard without --read-only to change the cloud.'}),
};

// 2.0.0 to 4.0.15 api/apiclient.go; seen, 4.0.17; 1.25.13 cmd/envcmd.
const unreachable = new RegExp(
	[
		'unable to connect to API',
		'Unable to connect to environment',
		'no controller API addresses',
		'opening API connection',
		'connection is shut down',
		'cannot connect to k8s api server',
		'connection refused',
		'connection reset by peer',
		String.raw`i\/o timeout`,
		'no such host',
		'no route to host',
		'network is unreachable',
		'use of closed network connection',
	].join('|'),
	'v',
);

const unreachableWords: Words = {
	kind: 'unreachable',
	message: 'The controller could not be reached.',
	advice: 'Check the network and the controller\'s machines; a controller that restarts comes back by itself.',
};

const quoted = (evidence: string): string => {
	// Behind a prompt the error stands on the prompt's own line; some errors begin with an empty line (3.6.28, 4.0.15: "juju client not compatible …").
	const error = /(?:^|: )ERROR (?<said>\S[^\n]*)/mv.exec(evidence)?.groups?.['said'];
	const line = error ?? evidence.split('\n').map(text => text.trim()).find(text => text !== '' && text !== 'ERROR') ?? '';
	return line.length > 200 ? `${line.slice(0, 199)}…` : line;
};

const refusedWords = (evidence: string, exitCode: number): Words => {
	const said = quoted(evidence);
	if (said === '') {
		return {kind: 'refused', message: `Juju ended with exit code ${exitCode} and gave no reason.`, advice: 'Run the command in another terminal with --debug to see why.'};
	}

	const known = otherRefusals.find(({pattern}) => pattern.test(evidence));
	return {kind: 'refused', message: known?.message ?? `Juju refused: ${said}`, advice: known?.advice};
};

const fromExit = (intent: Intent, evidence: string, exitCode: number): RefusedFailure => {
	const facts = {evidence, exitCode};
	const refusal = recogniseRefusal(evidence, intent);
	if (refusal.kind === 'charm-refused') {
		return {
			kind: 'refused', ...charmRefusalWords[refusal.rule], ...facts, refusal,
		};
	}

	if (refusal.kind !== 'unrecognised') {
		return {
			kind: 'refused', ...refusalWords[refusal.kind], ...facts, refusal,
		};
	}

	return unreachable.test(evidence)
		? {...unreachableWords, ...facts}
		: {...refusedWords(evidence, exitCode), ...facts, refusal};
};

/**
Says what went wrong with a command that did not end with exit code 0.
*/
export const describeFailure = (intent: Intent, answer: ProcessAnswer): RefusedFailure => {
	const evidence = evidenceOf(answer);
	const {outcome, exitCode, reason} = answer;
	if (outcome === 'exited' && exitCode !== undefined) {
		return fromExit(intent, evidence, exitCode);
	}

	const words = endings[outcome === 'exited' ? 'killed' : outcome](Math.round(answer.duration / 1000));
	return {...words, evidence: evidence === '' ? harmless(reason ?? '') : evidence, exitCode};
};

const flawOf = (text: string): string => {
	const trimmed = text.trim();
	if (trimmed === '') {
		return 'it is empty';
	}

	if (['{}', '[]', 'null'].includes(trimmed)) {
		return `there is only ${trimmed}`;
	}

	return /^[\[\{]/v.test(trimmed) && !/[\]\}]$/v.test(trimmed) ? 'it breaks off in the middle' : 'it has another form';
};

/**
Says that a command ended with exit code 0, but its answer could not be understood.

@param expected What the answer should have been, such as "the status of a model".
*/
export const describeUnreadable = (answer: ProcessAnswer, expected: string): RefusedFailure => ({
	kind: 'unreadable',
	message: `Juju's answer is not ${expected}: ${flawOf(answer.stdout)}.`,
	advice: 'Ask again; if it stays so, run the command in another terminal to see what it prints.',
	evidence: [beginningOf(answer.stdout), briefly(answer.stderr)].filter(text => text !== '').join('\n'),
	exitCode: answer.exitCode,
});

/**
Says that a command ended with exit code 0, but its words tell that it failed.
*/
export const describeRefusal = (answer: ProcessAnswer, words: RefusalWords): RefusedFailure => ({
	kind: 'refused', ...words, evidence: saidBy(answer), exitCode: answer.exitCode,
});
