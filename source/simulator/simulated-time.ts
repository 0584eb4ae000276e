/** The time of a simulated cloud. All milliseconds. */
export type SimulatedTime = {
	/** Since 1970. */
	now(): number;
	/** Fulfils when so much simulated time has passed, or at once when the signal aborts; never rejects. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

export type AdjustableTime = SimulatedTime & {
	/** Simulated milliseconds to a real one; 0 while it is paused. */
	speed(): number;
	/** What waits, waits on at the new speed. */
	setSpeed(speed: number): void;
};

/** Node's timers go no further. */
const longestWait = 2_000_000_000;

type Started = {readonly startedAt: number; readonly speed: number};

/**
Time that goes as fast as it is told, beside the machine's own.
*/
export const createSimulatedTime = ({startedAt, speed}: Started): AdjustableTime => {
	let current = speed;
	let origin = {machine: performance.now(), cloud: startedAt};
	const changes = new Set<() => void>();
	const now = (): number => origin.cloud + Math.round((performance.now() - origin.machine) * current);

	/** Until then at the present speed, or until that changes. */
	const rest = async (milliseconds: number, signal: AbortSignal | undefined) => {
		const {promise, resolve} = Promise.withResolvers<void>();
		const wake = (): void => {
			resolve();
		};

		const timer = current > 0 ? setTimeout(wake, Math.min(longestWait, milliseconds / current)) : undefined;
		changes.add(wake);
		signal?.addEventListener('abort', wake, {once: true});
		await promise;
		clearTimeout(timer);
		changes.delete(wake);
		signal?.removeEventListener('abort', wake);
	};

	const waitUntil = async (end: number, signal: AbortSignal | undefined): Promise<void> => {
		const left = end - now();
		if (!(left > 0) || signal?.aborted) {
			return;
		}

		await rest(left, signal);
		await waitUntil(end, signal);
	};

	return {
		now,
		wait: async (milliseconds, signal) => waitUntil(now() + milliseconds, signal),
		speed: () => current,
		setSpeed(next) {
			origin = {machine: performance.now(), cloud: now()};
			current = next;
			for (const wake of changes) {
				wake();
			}
		},
	};
};
