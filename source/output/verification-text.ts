import {fromTag} from '../domain/agent.js';
import {countOf} from '../domain/words.js';
import {type VerificationDocument} from './verification-document.js';

type Model = VerificationDocument['models'][number];
export type AgentEntry = VerificationDocument['agents'][number];
export type DifferenceEntry = VerificationDocument['differences'][number];

const verdicts: Readonly<Record<Model['result'], string>> = {
	upgraded: 'All is well', partial: 'Not all is well', failed: 'Not upgraded', unknown: 'Nobody can say',
};

/** The whole in one sentence: `All is well: 3 of 3 models have their version.` */
export const summariseVerification = ({result, models}: VerificationDocument): string => {
	const good = models.filter(model => model.result === 'upgraded').length;
	return models.length === 0 ? `${verdicts[result]}: the controller did not tell its models.` : `${verdicts[result]}: ${good} of ${countOf(models.length, 'model')} ${models.length === 1 ? 'has its' : 'have their'} version.`;
};

/** Agents that do not count as upgraded. */
export const laggardsOf = ({agents}: VerificationDocument, model: string): readonly AgentEntry[] =>
	agents.filter(agent => agent.model === model && agent.progress !== 'upgraded' && agent.progress !== undefined);

/** `mysql/0  3.6.4  error: hook failed` */
export const describeAgent = ({agent, version, state, message}: AgentEntry): string =>
	`${fromTag(agent)}  ${version ?? 'no version'}  ${state}${message === undefined || message === '' ? '' : `: ${message.replaceAll(/\s+/gv, ' ')}`}`;

const kinds: Readonly<Record<DifferenceEntry['kind'], string>> = {
	'agent-appeared': 'new agent',
	'agent-gone': 'agent gone',
	'agent-worse': 'agent worse',
	'agent-better': 'agent better',
	'application-appeared': 'new application',
	'application-gone': 'application gone',
	'application-worse': 'application worse',
	'application-better': 'application better',
	'application-changed': 'application changed',
	'workload-version': 'workload version',
	charm: 'charm',
	'offer-appeared': 'new offer',
	'offer-gone': 'offer gone',
	'offer-connections': 'connections of offer',
};

/** `application worse: mysql, active before, blocked now (needs a database)` */
export const describeDifference = ({kind, subject, before, after, message}: DifferenceEntry): string => {
	const name = kind.startsWith('agent') ? fromTag(subject) : subject;
	const change = [before === undefined ? undefined : `${before} before`, after === undefined ? undefined : `${after} now`].filter(text => text !== undefined).join(', ');
	return `${kinds[kind]}: ${name}${change === '' ? '' : `, ${change}`}${message === undefined || message === '' ? '' : ` (${message.replaceAll(/\s+/gv, ' ')})`}`;
};

const modelLines = (document: VerificationDocument, model: Model): readonly string[] => {
	const laggards = laggardsOf(document, model.model);
	const differences = document.differences.filter(difference => difference.model === model.model);
	return [
		`${model.model}  ${model['target-version'] ?? 'version unknown'}  ${model.result}`,
		`  ${model.message}`,
		...laggards.map(agent => `    ${describeAgent(agent)}`),
		...(differences.length === 0 ? [] : ['  Not as before']),
		...differences.map(difference => `    ${difference.trouble ? '! ' : '  '}${describeDifference(difference)}`),
		'',
	];
};

/**
The document of `verify` for people: the verdict of each model, the agents that do not count as upgraded, and what is not as it was.
*/
export const formatVerificationText = (document: VerificationDocument): string => [
	...document.models.flatMap(model => modelLines(document, model)),
	document.picture.message,
	summariseVerification(document),
	'',
].join('\n');
