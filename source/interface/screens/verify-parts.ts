import {type Agent} from '../../domain/agent.js';
import {type Difference} from '../../domain/compare-pictures.js';
import {type Progress} from '../../domain/progress.js';
import {type ModelStatus} from '../../domain/status.js';
import {classifyAgent} from '../../domain/tally.js';
import {formatDuration} from '../format-time.js';
import {type Line} from '../line.js';
import {blank, line, span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {fitWidth} from '../columns.js';
import {padText, textWidth, truncateText} from '../text-width.js';
import {verifyPartsWords} from '../words/verify-parts.js';
import {paragraph} from './text-parts.js';

const {noVersion, unknownVersion} = verifyPartsWords;

const changeOfVersion = (before: string | undefined, after: string): string => {
	if (before === undefined) {
		return verifyPartsWords.newVersion(after);
	}

	return before === after ? verifyPartsWords.versionAsBefore(after) : `${before} ${symbols.arrow} ${after}`;
};

/** `3.6.4 → 3.6.28  127 agents`, one line for each pair of versions that occurs. */
export const versionLines = (before: ModelStatus | undefined, after: ModelStatus): readonly Line[] => {
	const old = new Map(before?.agents.map(({tag, version}) => [tag, version ?? noVersion]));
	const groups = new Map<string, number>();
	for (const {tag, version = noVersion} of after.agents) {
		const name = before ? changeOfVersion(old.get(tag), version) : version;
		groups.set(name, (groups.get(name) ?? 0) + 1);
	}

	const width = fitWidth(groups.keys().toArray(), {title: '', most: 46});
	return [...groups].map(([name, count]) => line(`versions-${name}`, `     ${padText(name, width)}  ${verifyPartsWords.agents(count)}`));
};

/** Agents that do not have the version, or have it and are in trouble; each with its words. */
const laggards = (after: ModelStatus, version: string): readonly Agent[] =>
	after.agents.filter(agent => classifyAgent(agent, version, after) !== 'upgraded');

/**
Agents that do not count as upgraded, one line each: name, version, state, words.
*/
export const laggardLines = (after: ModelStatus, version: string, columns: number): readonly Line[] => {
	const agents = laggards(after, version);
	const fit = (texts: readonly string[], most: number) => fitWidth(texts, {title: '', most});
	const nameWidth = fit(agents.map(({name}) => name), 24);
	const versionWidth = fit(agents.map(agent => agent.version ?? unknownVersion), 14);
	const stateWidth = fit(agents.map(({state}) => state), 12);
	return agents.map(({message = '', name, state, tag, version: runs = unknownVersion}) => {
		const text = `     ${padText(name, nameWidth)}  ${padText(runs, versionWidth)}  ${padText(state, stateWidth)}  ${message.replaceAll('\n', ' ')}`;
		return line(`agent-${tag}`, span(truncateText(text.trimEnd(), columns - 1), 'warn'));
	});
};

const changeOf = ({before, after}: Difference): string => {
	if (before === undefined || after === undefined) {
		return after ?? before ?? '';
	}

	return `${before} ${symbols.arrow} ${after}`;
};

/**
One line for each thing that is not as it was: name, before and after, the words for it, and what kind of difference it is.
*/
export const differenceLines = (differences: readonly Difference[], columns: number): readonly Line[] => {
	const nameWidth = fitWidth(differences.map(({name}) => name), {title: '', most: 20});
	return differences.map(difference => {
		const {isTrouble, kind, message, name} = difference;
		const kindName = verifyPartsWords.difference(kind);
		const text = `${padText(name, nameWidth)}  ${changeOf(difference)}${message === undefined ? '' : `  "${message.replaceAll('\n', ' ')}"`}`;
		const tone = isTrouble ? 'warn' : 'quiet';
		return spreadLine({
			key: `difference-${kind}-${difference.subject}`,
			left: [span(`   ${isTrouble ? symbols.warning : symbols.pending} `, tone), truncateText(text, columns - 7 - textWidth(kindName))],
			right: [span(kindName, tone)],
			columns,
		});
	});
};

/** What is compared, as the kinds of its differences begin. */
const compared = ['workload-version', 'charm', 'offer'] as const;

/** What of the kinds compared has no difference, so that nobody has to wonder whether it was looked at. */
export const unchangedSentence = (differences: readonly Difference[]): string => {
	const unchanged = compared.filter(prefix => differences.every(({kind}) => !kind.startsWith(prefix)));
	return unchanged.length === 0 ? '' : verifyPartsWords.unchanged(unchanged);
};

const bars = '▁▂▃▄▅▆▇█';

/** Upgraded agents over time, as a row of bars. */
const sparkline = (history: Progress['history'], width: number): string => {
	const first = history[0];
	const last = history.at(-1);
	if (!first || !last || last.at <= first.at) {
		return '';
	}

	return Array.from({length: width}, (_, index) => {
		const at = first.at + ((last.at - first.at) * (index / (width - 1)));
		const point = history.findLast(other => other.at <= at) ?? first;
		const share = point.total === 0 ? 0 : point.upgraded / point.total;
		return bars[Math.min(bars.length - 1, Math.floor(share * bars.length))] ?? '';
	}).join('');
};

/**
How long it took, how long nothing answered, and how it went.
*/
export const durationLines = (progress: Progress | undefined, columns: number): readonly Line[] => {
	if (!progress) {
		return [];
	}

	const {outages} = progress;
	const silence = outages.reduce((sum, {from, to}) => sum + to - from, 0);
	const duration = formatDuration((progress.completedAt ?? progress.lastChangeAt) - progress.startedAt);
	const curve = sparkline(progress.history, Math.min(16, columns - 40));
	return [
		...paragraph({
			key: 'took', text: verifyPartsWords.took({duration, silence: silence === 0 ? undefined : formatDuration(silence), pieces: outages.length}), columns, indent: 3,
		}),
		...(curve === '' ? [] : [blank('above-curve'), line('curve', ' '.repeat(3), span(curve, 'accent'), `  ${verifyPartsWords.upgradedOver(duration)}`)]),
	];
};
