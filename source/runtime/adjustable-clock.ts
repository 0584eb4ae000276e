import {type Clock} from './clock.js';

export type AdjustableClock = Clock & {
	/** So many milliseconds of this clock pass in one of the machine's from now on. Time already waited for does not change. */
	setSpeed(speed: number): void;
};

/**
A clock that can run faster than the machine's own, for simulated clouds: ages, limits and pauses of the wizard then all follow the time of the cloud.
*/
export const createAdjustableClock = (base: Clock): AdjustableClock => {
	let speed = 1;
	let origin = {base: base.now(), own: base.now()};
	const now = (): number => origin.own + ((base.now() - origin.base) * speed);
	return {
		now: () => Math.round(now()),
		wait: async (milliseconds, signal) => base.wait(milliseconds / speed, signal),
		every: (milliseconds, callback) => base.every(milliseconds / speed, callback),
		setSpeed(next) {
			origin = {base: base.now(), own: now()};
			speed = next;
		},
	};
};
