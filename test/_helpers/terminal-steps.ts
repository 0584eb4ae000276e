import {type OpenTerminal} from './open-terminal.js';

/** What a terminal sends for Enter. */
export const enter = '\r';

/** From the first screen to the first step of the plan of the small cloud, a backup made on the way. */
export const reachFirstStep = async (terminal: OpenTerminal): Promise<void> => {
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press(enter);
	await terminal.until('3.6.28 is what Juju itself would choose');
	await terminal.press(enter);
	await terminal.until('No backup yet');
	await terminal.until(/\d\d pass {2}(?!.*runs)/v);
	await terminal.press(enter);
	await terminal.until('Make a backup now');
	await terminal.press(enter);
	await terminal.until('The backup is whole.');
	await terminal.press('n');
	await terminal.until('about');
	await terminal.until(/no way back from here/v);
	await terminal.press(enter);
	await terminal.until('step 1 of 9');
};
