import {type Clock} from './clock.js';

export type AdjustableClock = Clock & {
	/** So many milliseconds of this clock pass in one of the machine's from now on; 0: none, until it is set again. What is waited for follows. */
	setSpeed(speed: number): void;
	/** Goes on by so many milliseconds at once, as far as what is waited for allows to be seen: waits that are over by then end, in their order. */
	skip(milliseconds: number): void;
};

/**
A clock that can run faster than the machine's own, stand still or jump, for simulated clouds: ages, limits and pauses of the wizard then all follow the time of the cloud.
*/
export const createAdjustableClock = (base: Clock): AdjustableClock => {
	let speed = 1;
	let origin = {base: base.now(), own: base.now()};
	let changed = new AbortController();
	const now = (): number => origin.own + ((base.now() - origin.base) * speed);
	const change = (own: number, next: number): void => {
		origin = {base: base.now(), own};
		speed = next;
		const before = changed;
		changed = new AbortController();
		before.abort();
	};

	/** As long as the speed stays as it is, then as long as is left. */
	const waitUntil = async (end: number, signal: AbortSignal | undefined): Promise<void> => {
		const either = signal ? AbortSignal.any([signal, changed.signal]) : changed.signal;
		await base.wait(speed === 0 ? Infinity : Math.max(0, (end - now()) / speed), either);
		const isOver = !either.aborted || signal?.aborted === true || now() >= end;
		return isOver ? undefined : waitUntil(end, signal);
	};

	const wait = async (milliseconds: number, signal?: AbortSignal): Promise<void> => waitUntil(now() + milliseconds, signal);

	return {
		now: () => Math.round(now()),
		wait,
		...(base.giveTurn && {giveTurn: base.giveTurn}),
		every(milliseconds, callback) {
			const stopped = new AbortController();
			const repeat = async (): Promise<void> => {
				await wait(milliseconds, stopped.signal);
				if (stopped.signal.aborted) {
					return;
				}

				callback();
				// Not awaited: it goes on for as long as the program does.
				void repeat();
			};

			void repeat();
			return () => {
				stopped.abort();
			};
		},
		setSpeed(next) {
			change(now(), next);
		},
		skip(milliseconds) {
			change(now() + milliseconds, speed);
		},
	};
};
