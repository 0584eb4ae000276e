import test from 'ava';
import {tellProgress} from '../../source/commands/apply-progress.js';
import {type State} from '../../source/state/state.js';
import {
	makePlan,
	makeProgress,
	makeState,
	makeWaitingState,
} from '../_helpers/make-state.js';

const listen = (): {readonly lines: string[]; readonly tell: (state: State) => void} => {
	const lines: string[] = [];
	return {
		lines,
		tell: tellProgress(line => {
			lines.push(line);
		}),
	};
};

const counts = (upgraded: number) => ({
	total: 5, upgraded, upgrading: 0, waiting: 5 - upgraded, down: 0, lost: 0, error: 0, unknown: 0,
});

test('a command is told once, with its number and its exact line', t => {
	const {lines, tell} = listen();
	const state = makeState({
		stage: {
			name: 'perform', plan: makePlan(), index: 0, step: {phase: 'running', commandId: 'x', since: 0},
		},
	});
	tell(state);
	tell({...state, now: state.now + 60_000});
	t.deepEqual(lines, ['1/9  Upgrade the controller', '  juju upgrade-controller -c aws --agent-version 3.6.28']);
});

test('numbers are told when they have changed, not more often than every five seconds', t => {
	const {lines, tell} = listen();
	const progress = makeProgress({counts: counts(1), waitingFor: '4 agents report 3.6.4.'});
	const at = (seconds: number, upgraded: number): State => {
		const next = makeWaitingState({progress: {...progress, counts: counts(upgraded), lastChangeAt: progress.startedAt + (seconds * 1000)}});
		return {...next, now: progress.startedAt + (seconds * 1000)};
	};

	tell(at(0, 1));
	tell(at(1, 2));
	tell(at(6, 2));
	tell(at(20, 2));
	t.deepEqual(lines.slice(1), ['  web: 1 of 5 agents upgraded. 4 agents report 3.6.4.', '  web: 2 of 5 agents upgraded. 4 agents report 3.6.4.']);
});

test('where nothing changes, that is told once a minute; silence too', t => {
	const {lines, tell} = listen();
	const progress = makeProgress({
		counts: counts(1), waitingFor: undefined, lastChangeAt: 0, startedAt: 0,
	});
	for (let seconds = 0; seconds <= 180; seconds += 2) {
		tell({...makeWaitingState({progress}), now: seconds * 1000});
	}

	t.deepEqual(lines.slice(1), ['', ' Nothing new for 1m 00s.', ' Nothing new for 2m 00s.', ' Nothing new for 3m 00s.'].map(text => `  web: 1 of 5 agents upgraded.${text}`));
	const silent = listen();
	for (let seconds = 10; seconds <= 75; seconds += 2) {
		silent.tell({...makeWaitingState({progress: {...progress, silentSince: 0, lastReason: 'No route.'}}), now: seconds * 1000});
	}

	t.deepEqual(silent.lines.slice(1), ['  web: no answer for 10s. No route.', '  web: no answer for 1m 10s. No route.']);
});
