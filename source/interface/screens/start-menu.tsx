import {Text} from 'ink';
import SelectInput from 'ink-select-input';
import {symbols} from '../symbols.js';
import {styleOf} from '../theme.js';
import {toAscii} from '../to-ascii.js';
import {startMenuWords} from '../words/start-menu.js';

export type StartChoice = 'simulator' | 'quit';

const items: Array<{label: string; value: StartChoice}> = [
	{label: startMenuWords.simulator, value: 'simulator'},
	{label: startMenuWords.quit, value: 'quit'},
];

type RowProps = {readonly isSelected?: boolean; readonly label: string};

const Row = ({isSelected = false, label}: RowProps) => <Text wrap='truncate' {...(isSelected && styleOf({text: label, tone: 'accent'}))}>{label}</Text>;

const Indicator = ({isSelected = false}: {readonly isSelected?: boolean}) => <Text>{isSelected ? ` ${symbols.cursor} ` : ' '.repeat(3)}</Text>;

const AsciiIndicator = ({isSelected = false}: {readonly isSelected?: boolean}) => <Text>{isSelected ? ` ${toAscii(symbols.cursor)} ` : ' '.repeat(3)}</Text>;

/**
The choice where no client was found. Both answers are harmless, so that a digit may choose at once. While it is mounted it has the keys: up,
down and Enter must reach nothing else.
*/
export const StartMenu = ({isAscii, onChoose}: {
	readonly isAscii: boolean;
	readonly onChoose: (choice: StartChoice) => void;
}) => (
	<SelectInput
		items={items}
		indicatorComponent={isAscii ? AsciiIndicator : Indicator}
		itemComponent={Row}
		onSelect={item => {
			onChoose(item.value);
		}}
	/>
);
