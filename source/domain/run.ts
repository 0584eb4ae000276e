import {type JournalEntry} from './journal-entry.js';
import {casesOf} from './run/cases-of.js';
import {charmsOf} from './run/charms-of.js';
import {commandsOf} from './run/commands-of.js';
import {
	factsIn,
	factsListIn,
	numberIn,
	textIn,
	textsIn,
	valueOf,
} from './run/facts.js';
import {modelsOf} from './run/models-of.js';
import {putBackOf} from './run/put-back-of.js';
import {
	type Run,
	type RunCheck,
	type RunEnding,
	type RunStart,
} from './run/run-types.js';
import {sizeOf} from './words.js';

export type * from './run/run-types.js';

const startOf = ({at, facts}: JournalEntry): RunStart => ({
	at,
	user: textIn(facts, 'user'),
	host: textIn(facts, 'host'),
	pid: numberIn(facts, 'pid'),
	birth: textIn(facts, 'birth'),
	program: textIn(facts, 'program'),
	arguments: textsIn(facts, 'arguments'),
	isReadOnly: facts['read-only'] === true,
});

const isStart = ({kind}: JournalEntry): boolean => kind === 'run-started' || kind === 'run-resumed';

const checksOf = (entry: JournalEntry | undefined): readonly RunCheck[] => {
	const value = entry ? valueOf(entry) : {};
	const ignored = new Set(textsIn(value, 'ignored'));
	return factsListIn(value, 'results').map(result => {
		const id = textIn(result, 'id') ?? '';
		const subject = textIn(result, 'subject') ?? '';
		return {
			id,
			subject,
			title: textIn(result, 'title') ?? '',
			result: textIn(result, 'result') ?? 'unknown',
			evidence: factsListIn(result, 'evidence').map(evidence => ({source: textIn(evidence, 'source') ?? '', text: textIn(evidence, 'text') ?? ''})),
			isIgnored: ignored.has(`${id} ${subject}`) || ignored.has(id),
		};
	});
};

const backupOf = (entries: readonly JournalEntry[]): string | undefined => {
	const last = entries.findLast(({kind, facts}) => kind === 'backup-acknowledged' || (kind === 'backup-proved' && factsIn(facts['value'])['kind'] === 'made'));
	if (!last || last.kind === 'backup-acknowledged') {
		return last && 'Without a backup; the operator acknowledged it.';
	}

	const proof = factsIn(valueOf(last)['proof']);
	const size = numberIn(proof, 'size');
	return `${textIn(proof, 'file') ?? 'A file'}${size === undefined ? '' : `, ${sizeOf(size)}`}, sha256 ${textIn(proof, 'sha256') ?? 'unknown'}.`;
};

const planOf = (entries: readonly JournalEntry[]): Run['plan'] => {
	const id = entries.findLast(({kind}) => kind === 'plan')?.facts['plan'];
	const accepted = entries.findLast(({kind}) => kind === 'plan-accepted');
	const acceptedId = accepted && textIn(valueOf(accepted), 'plan');
	// One that was made later and never accepted says nothing about what was done.
	const last = acceptedId ?? id;
	return typeof last === 'string' ? {id: last, isAccepted: acceptedId !== undefined} : undefined;
};

/** The run that the last start goes on with. */
export const continuedBy = (entries: readonly JournalEntry[]): string | undefined => {
	const resumed = entries.findLast(({kind}) => kind === 'resumed');
	return resumed && textIn(valueOf(resumed), 'run');
};

/** A later start takes an ending back. */
const endingOf = (entries: readonly JournalEntry[]): RunEnding | undefined => {
	const since = entries.findLastIndex(entry => isStart(entry));
	const later = entries.slice(since + 1);
	const left = later.findLast(({kind}) => kind === 'left');
	const ended = later.findLast(({kind}) => kind === 'run-ended');
	const last = ended ?? left;
	return last && {
		at: last.at,
		code: ended ? numberIn(ended.facts, 'exit-code') : left && numberIn(valueOf(left), 'code'),
		stage: left && textIn(valueOf(left), 'stage'),
		reasons: left ? textsIn(valueOf(left), 'summary') : [],
	};
};

/**
What a run was and what became of it, from its journal alone.

@param id Name of the run's folder.
*/
export const summariseRun = (id: string, entries: readonly JournalEntry[]): Run => {
	const targets = entries.filter(({kind}) => kind === 'target').map(entry => valueOf(entry));
	const last = targets.at(-1) ?? {};
	const finished = entries.findLast(({kind}) => kind === 'finished');
	const wave = entries.findLast(({kind}) => kind === 'charm-wave');
	const waveModel = wave && textIn(valueOf(wave), 'model');
	return {
		id,
		continues: continuedBy(entries),
		startedAt: entries[0]?.at,
		lastAt: entries.at(-1)?.at,
		starts: entries.filter(entry => isStart(entry)).map(entry => startOf(entry)),
		// Where no client was found, the simulator may have taken its place since the start.
		mode: targets.map(target => textIn(target, 'mode')).findLast(mode => mode !== undefined) ?? entries.filter(entry => isStart(entry)).map(({facts}) => textIn(facts, 'mode')).at(-1),
		lesson: entries.filter(({kind}) => kind === 'lesson-started').map(entry => textIn(valueOf(entry), 'lesson')).at(-1),
		controller: textIn(last, 'controller') ?? waveModel?.split(':', 1)[0],
		clientVersion: targets.map(target => textIn(target, 'client-version')).findLast(version => version !== undefined),
		from: textIn(targets[0] ?? {}, 'controllerVersion'),
		to: textIn(last, 'version'),
		agentStream: textIn(last, 'stream'),
		models: modelsOf(entries),
		checks: checksOf(entries.findLast(({kind}) => kind === 'checks')),
		backup: backupOf(entries),
		plan: planOf(entries),
		skipped: entries.filter(({kind}) => kind === 'skipped').map(entry => textIn(valueOf(entry), 'step') ?? ''),
		commands: commandsOf(entries),
		cases: casesOf(entries),
		putBack: putBackOf(entries),
		charms: charmsOf(entries),
		result: finished && textIn(valueOf(finished), 'result'),
		ending: endingOf(entries),
	};
};
