import {type Check, type PrepareFacts, type Remedy} from '../check.js';
import {isSnapdAtLeast, nextSelfRefresh, type HostFacts} from '../host.js';
import {estimateMinutes} from '../make-plan.js';
import {adviseRemedy} from '../make-remedy.js';
import {spanOf} from '../words.js';
import {needsNothing, toResult, type Verdict} from './verdict.js';

const check = {id: 'client-refresh-planned', title: 'Client keeps its version meanwhile'};

const minute = 60_000;

/** After the plan's usual end: upgrades take longer than usual when one would like it least. */
const margin = 60 * minute;

/** Longer than any window; the hold ends by itself. */
const holdHours = 24;

const holdOneSnap = (name: string): readonly string[] => [
	`sudo snap refresh --hold=${holdHours}h ${name}`,
	'',
	'When the upgrade is over:',
	`sudo snap refresh --unhold ${name}`,
	'',
	`The hold ends by itself after ${holdHours} hours. A refresh that somebody asks for by name still happens.`,
];

const holdAllSnaps: readonly string[] = [
	'This snapd cannot hold one snap (2.58 and later can). It can hold all of them:',
	'',
	'sudo snap set system refresh.hold="$(date --date=tomorrow +%Y-%m-%dT%H:%M:%S%:z)"',
	'',
	'When the upgrade is over:',
	'sudo snap unset system refresh.hold',
];

/** Sources: snapd documentation, "Managing updates" (`--hold` since 2.58, `refresh.hold` before). */
const hold = ({snap, snapd}: HostFacts): Remedy => {
	const name = snap?.name ?? 'juju';
	const isNew = isSnapdAtLeast(snapd, 2, 58) !== false;
	return adviseRemedy({
		id: 'hold-refreshes',
		title: 'Hold the refreshes of the client\'s snap',
		explanation: 'snapd then leaves the client as it is until the upgrade is over. It needs root, so this program does not run it.',
		undo: isNew ? `sudo snap refresh --unhold ${name}` : 'sudo snap unset system refresh.hold',
		reference: 'snapd documentation, Managing updates',
	}, isNew ? holdOneSnap(name) : holdAllSnaps);
};

const whenOf = (at: number, now: number): string => (at <= now ? 'is due now' : `comes in ${spanOf(at - now)}`);

const judgeHost = (facts: PrepareFacts, host: HostFacts, at: number | undefined): Verdict => {
	const {now} = facts;
	const refresh = nextSelfRefresh(host);
	if (refresh.kind !== 'at') {
		return {
			title: refresh.kind === 'never' ? 'Nothing refreshes the client by itself' : 'When the client refreshes itself is not known',
			result: 'pass',
			evidence: [{source: 'this machine', text: refresh.reason, at}],
		};
	}

	const [, minutes] = estimateMinutes(facts);
	const until = now + (minutes * minute) + margin;
	const evidence = [{source: 'snap refresh', text: `The next refresh ${whenOf(refresh.at, now)}; the upgrade takes up to ${minutes} minutes as a rule, and an hour is added.`, at}];
	return refresh.at <= until
		? {
			title: `The client's snap ${refresh.at <= now ? 'may refresh itself any moment' : `refreshes itself in ${spanOf(refresh.at - now)}`}`,
			result: 'warn',
			evidence,
			consequence: 'Another version of the client in the middle of an upgrade can mean other commands and other answers than those that were checked.',
			remedies: [hold(host)],
		}
		: {title: `The client refreshes itself in ${spanOf(refresh.at - now)} at the earliest`, result: 'pass', evidence};
};

/**
Whether snapd may put another client in the place of this one while the upgrade runs: an unheld snap whose next refresh falls into the usual minutes of the plan and an hour.

What is not known is no reason to stop. Source: documentation of 3.6, "Manage the juju CLI client" (snaps update automatically).
*/
export const clientRefreshPlanned: Check = {
	...check,
	needs: needsNothing,
	judge(facts) {
		const {host: {value, at, failure}, target} = facts;
		if (value) {
			return [toResult(check, target.controller, judgeHost(facts, value, at))];
		}

		return [toResult(check, target.controller, failure
			? {title: 'When the client refreshes itself is not known', result: 'pass', evidence: [{source: 'this machine', text: failure.message, at: undefined}]}
			: {title: 'This machine is being looked at', result: 'running'})];
	},
};
