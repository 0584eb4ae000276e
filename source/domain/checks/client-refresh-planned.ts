import {type Check, type PrepareFacts} from '../check.js';
import {holdRefreshes} from '../hold-refreshes.js';
import {nextSelfRefresh, type HostFacts} from '../host.js';
import {estimateMinutes} from '../make-plan.js';
import {spanOf} from '../words.js';
import {needsNothing, toResult, type Verdict} from './verdict.js';

const check = {id: 'client-refresh-planned', title: 'Client keeps its version meanwhile'};

const minute = 60_000;

/** After the plan's usual end: upgrades take longer than usual when one would like it least. */
const margin = 60 * minute;

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
			remedies: [holdRefreshes(host)],
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
