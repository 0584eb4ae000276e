/*
Loaded before the built program with `--import`: two seconds after its start the clock of the machine is set by WIZARD_TEST_JUMP milliseconds; what counts the time that passes knows nothing of it.
*/
import process from 'node:process';

const jump = Number(process.env['WIZARD_TEST_JUMP'] ?? 0);
const now = Date.now.bind(Date);

Date.now = () => now() + (performance.now() < 2000 ? 0 : jump);
