import {type Check, type Remedy} from '../check.js';
import {type HostFacts} from '../host.js';
import {adviseRemedy} from '../make-remedy.js';
import {needsNothing, toResult, type Verdict} from './verdict.js';

const check = {id: 'session-survives', title: 'Session survives a dropped line'};

const names = {tmux: 'tmux', screen: 'GNU Screen'} as const;

const startAgain: Remedy = adviseRemedy({
	id: 'use-tmux',
	title: 'Start the wizard again inside tmux',
	explanation: 'tmux keeps the session on this machine alive when the line drops. Nothing is changed so far, so nothing is lost by leaving now.',
	reference: 'tmux(1), screen(1)',
}, [
	'Leave with q, then:',
	'',
	'  tmux new -s upgrade',
	'  juju-upgrade-wizard',
	'',
	'After the line dropped, log in again and go on where you were:',
	'',
	'  tmux attach -t upgrade',
	'',
	'Without tmux, screen -S upgrade and screen -r upgrade do the same.',
	'',
	'What a dropped line means otherwise: the wizard ends. A command that Juju has accepted goes on, since the controller carries it out; what was run is in the journal of the run.',
	'A question that was open is answered by nobody.',
]);

const judgeHost = ({isRemote, multiplexer}: HostFacts, at: number | undefined): Verdict => {
	if (!isRemote) {
		return {title: 'The wizard runs on this machine, not over ssh', result: 'pass', evidence: [{source: 'this machine', text: 'There is no SSH_CONNECTION and no SSH_TTY.', at}]};
	}

	return multiplexer === undefined
		? {
			title: 'Over ssh, and not inside tmux or screen',
			result: 'warn',
			evidence: [{source: 'this machine', text: 'SSH_CONNECTION or SSH_TTY is set, TMUX and STY are not.', at}],
			consequence: 'If the line drops, the wizard ends with it. What Juju has accepted goes on, but nobody watches it.',
			remedies: [startAgain],
		}
		: {
			title: `Over ssh, and inside ${names[multiplexer]}`,
			result: 'pass',
			evidence: [{source: 'this machine', text: `${multiplexer === 'tmux' ? 'TMUX' : 'STY'} is set: the session goes on when the line drops.`, at}],
		};
};

/**
Whether the wizard goes on when the operator's line drops: over ssh it does inside tmux or screen only.
*/
export const sessionSurvives: Check = {
	...check,
	needs: needsNothing,
	judge({host: {value, at, failure}, target}) {
		if (value) {
			return [toResult(check, target.controller, judgeHost(value, at))];
		}

		return [toResult(check, target.controller, failure
			? {title: 'How this session is connected is not known', result: 'pass', evidence: [{source: 'this machine', text: failure.message, at: undefined}]}
			: {title: 'This machine is being looked at', result: 'running'})];
	},
};
