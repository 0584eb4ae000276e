import process from 'node:process';
import {freshEnvironment} from '../test/_helpers/open-terminal.js';
import {medianOf, type Figure} from './figure.js';
import {askCloud, makeLargeClient, openLargeCloud} from './large-client.js';
import {program, timeInTerminal} from './start-up.js';

/**
From the start of the process to the first row of the live table, with a client that answers at once.
*/
export const measureLiveRow = async (repetitions: number): Promise<readonly Figure[]> => {
	const cloud = openLargeCloud();
	const client = await makeLargeClient(cloud, [askCloud(cloud, ['status', '-m', 'big:admin/controller', '--format', 'json', '--utc'])]);
	const environment = freshEnvironment(client.folder, `${client.folder}:${process.env['PATH'] ?? ''}`);
	const bare: number[] = [];
	const row: number[] = [];
	try {
		for (let round = 0; round < repetitions; round++) {
			bare.push(await timeInTerminal(['-e', '0'], environment));
			row.push(await timeInTerminal([program, 'watch', '-m', 'big:controller'], environment, {until: 'started', thenQuitAt: 'started'}));
		}
	} finally {
		await client.remove();
	}

	return [{
		name: 'first live row',
		value: medianOf(row) / medianOf(bare),
		unit: 'times',
		goal: 15,
		detail: `${medianOf(row).toFixed(0)} ms against ${medianOf(bare).toFixed(0)} ms of node -e 0; the client is asked four times on the way`,
	}];
};
