import headless from '@xterm/headless';
import {takePicture, type Picture} from '../test/_helpers/take-picture.js';
import {type CountingOutput} from './fake-streams.js';

/**
A terminal that shows what was written to an output.

@returns What is on it now.
*/
export const watchOutput = (output: CountingOutput): (() => Promise<Picture>) => {
	const terminal = new headless.Terminal({
		cols: output.columns, rows: output.rows, allowProposedApi: true, scrollback: 0,
	});
	return async () => {
		const {promise, resolve} = Promise.withResolvers<void>();
		terminal.write(output.written.replaceAll('\n', '\r\n'), resolve);
		output.written = '';
		await promise;
		return takePicture(terminal);
	};
};
