import {useInsertionEffect, useSyncExternalStore} from 'react';
import {Box, useApp} from 'ink';
import {type KeyReader} from '../input/key-reader.js';
import {useKeys} from '../input/use-keys.js';
import {type DrawnFrame} from '../keep-frames.js';
import {type Line} from '../line.js';
import {StartMenu, type StartChoice} from '../screens/start-menu.js';
import {type StorePort} from '../store-port.js';
import {LineText} from './line-text.js';

type SuspendTerminal = ReturnType<typeof useApp>['suspendTerminal'];

export type ApplicationProps = {
	readonly store: StorePort;
	readonly reader: KeyReader;
	/** The same object as long as the same is drawn. */
	readonly draw: (state: ReturnType<StorePort['getState']>) => DrawnFrame;
	readonly hasColours: boolean;
	/** Called in each commit: the surface that the next frame shows, if it does, and how the terminal is handed over. */
	readonly onCommit: (committed: {readonly surface: number | undefined; readonly suspendTerminal: SuspendTerminal}) => void;
};

const Lines = ({lines, hasColours}: {readonly lines: readonly Line[]; readonly hasColours: boolean}) =>
	// A row of the screen is its place: the same line in another row is written anew anyway.
	lines.map((line, row) => <LineText key={row} line={line} hasColours={hasColours}/>);

/**
The whole screen: lines made by pure functions of the state, and keys for the reader. Holds no state of its own.
*/
export const Application = ({store, reader, draw, hasColours, onCommit}: ApplicationProps) => {
	const {above, below, surface, hasMenu, isAscii} = useSyncExternalStore(store.subscribe, () => draw(store.getState()));
	const {suspendTerminal} = useApp();
	useKeys(reader);
	// Ink writes the frame before layout effects run: only an insertion effect tells in time what that frame shows.
	useInsertionEffect(() => {
		onCommit({surface, suspendTerminal});
	}, [onCommit, surface, suspendTerminal]);

	const choose = (choice: StartChoice): void => {
		if (reader.isRead()) {
			store.dispatch({type: 'acted', action: choice === 'simulator' ? 'confirm' : 'quit'});
		}
	};

	return (
		<Box flexDirection='column'>
			<Lines lines={above} hasColours={hasColours}/>
			{hasMenu && <StartMenu isAscii={isAscii} onChoose={choose}/>}
			<Lines lines={below} hasColours={hasColours}/>
		</Box>
	);
};
