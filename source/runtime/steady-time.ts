import os from 'node:os';

/** Ways to tell the time. Milliseconds. */
export type TimeSources = {
	/** Since 1970, as the machine's clock says; it may be set while we run. */
	readonly wall: () => number;
	/** Since any moment; never set, and stands still while the machine sleeps. */
	readonly monotonic: () => number;
	/** Since the machine was started, its sleep included. */
	readonly uptime: () => number;
};

/** A smaller difference is what comes from reading one after the other. */
const tolerance = 1000;

/** What the system does not tell cannot say that it slept. */
const uptimeOfSystem = (): number => {
	try {
		return os.uptime() * 1000;
	} catch {
		return 0;
	}
};

/**
The time that our ages, waits and limits are counted by. It begins with the machine's clock, and goes on evenly where that is set forward or back: an upgrade that
has been silent for a minute is not silent for an hour because somebody has set the clock. Only the sleep of the machine, in which agents go on, counts.
*/
export const createSteadyTime = ({wall, monotonic, uptime}: TimeSources): () => number => {
	let offset = wall() - monotonic();
	/** How far the machine's clock was set from ours. */
	let ahead = 0;
	let anchor = {monotonic: monotonic(), uptime: uptime()};
	return () => {
		const passed = monotonic();
		if (Math.abs(wall() - (passed + offset) - ahead) > tolerance) {
			const next = {monotonic: passed, uptime: uptime()};
			const slept = (next.uptime - anchor.uptime) - (next.monotonic - anchor.monotonic);
			offset += slept > tolerance ? slept : 0;
			anchor = next;
			ahead = wall() - (passed + offset);
		}

		return Math.round(passed + offset);
	};
};

/** Of this machine. */
export const steadyTime = createSteadyTime({
	wall: () => Date.now(), monotonic: () => performance.now(), uptime: uptimeOfSystem,
});
