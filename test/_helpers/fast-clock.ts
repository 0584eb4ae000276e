/*
Loaded before the built program with `--import`: its time runs faster, by WIZARD_TEST_SPEED from WIZARD_TEST_ORIGIN (milliseconds since 1970) on, as if the machine's own clock did.
What the program waits for on purpose is then over sooner; what its children need takes as long as ever. All programs with the same origin have the same time.
*/
import process from 'node:process';

const speed = Number(process.env['WIZARD_TEST_SPEED'] ?? 1);
const origin = Number(process.env['WIZARD_TEST_ORIGIN'] ?? Date.now());
const now = Date.now.bind(Date);
const {setTimeout: later, setInterval: again} = globalThis;
const machine = performance.now.bind(performance);

Date.now = () => Math.round(origin + ((now() - origin) * speed));

performance.now = () => machine() * speed;

Object.assign(globalThis, {
	setTimeout: (callback: () => void, milliseconds = 0) => later(callback, milliseconds / speed),
	setInterval: (callback: () => void, milliseconds = 0) => again(callback, milliseconds / speed),
});
