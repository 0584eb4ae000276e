import {type Check, type PrepareFacts} from '../check.js';
import {explainKnownBad, findKnownBad, knownBadReleases} from '../known-bad-releases.js';
import {adviseRemedy} from '../make-remedy.js';
import {parseBinaryVersion} from '../version.js';
import {countOf} from '../words.js';
import {needsNothing, toResult, type Verdict} from './verdict.js';

const check = {id: 'release-sound', title: 'Nothing is known against the release'};

const judge = ({target}: PrepareFacts): Verdict => {
	const wanted = parseBinaryVersion(target.version);
	if (!wanted) {
		return {
			title: 'The wanted version is none', result: 'unknown', evidence: [{source: 'versions', text: target.version, at: undefined}], consequence: 'Nothing can be said of it.',
		};
	}

	const bad = findKnownBad(wanted);
	if (bad) {
		return {
			title: `${wanted.text} is a bad release`,
			result: 'block',
			evidence: [{source: 'known releases', text: explainKnownBad(wanted, bad), at: undefined}],
			consequence: 'Upgrades to it or from it went wrong for others.',
			remedies: [adviseRemedy({
				id: 'choose-other-version', title: 'Choose another version', explanation: 'Esc goes back to Version.', reference: bad.source,
			}, [bad.fixedIn === undefined ? 'Go back to Version with Esc and choose another one.' : `Go back to Version with Esc and choose ${bad.fixedIn} or later.`])],
		};
	}

	const running = parseBinaryVersion(target.controllerVersion);
	const runningBad = running && findKnownBad(running);
	return {
		title: `Nothing is known against ${wanted.text}`,
		result: 'pass',
		evidence: [
			{source: 'known releases', text: `It is none of ${countOf(knownBadReleases.length, 'entry', 'entries')} that this program knows.`, at: undefined},
			...(running && runningBad ? [{source: 'known releases', text: `What runs is one: ${explainKnownBad(running, runningBad)}`, at: undefined}] : []),
		],
	};
};

/**
Whether the wanted version is a release that went wrong for others, by what this program knows of them (`known-bad-releases.ts`, each with its source).
*/
export const releaseSound: Check = {
	...check,
	needs: needsNothing,
	judge: facts => [toResult(check, facts.target.controller, judge(facts))],
};
