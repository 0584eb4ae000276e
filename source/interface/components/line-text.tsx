import {memo} from 'react';
import {Text} from 'ink';
import {type Line} from '../line.js';
import {styleOf} from '../theme.js';

/**
One row of the screen. An empty one is a space: Ink gives no row to a text without characters.
*/
export const LineText = memo(({line, hasColours}: {readonly line: Line; readonly hasColours: boolean}) => (
	<Text wrap='truncate'>
		{line.spans.length === 0
			? ' '
			: line.spans.map((span, index) => {
				const style = styleOf(span, hasColours);
				// Spans have no identity but their place.
				return Object.keys(style).length === 0 ? span.text : <Text key={index} {...style}>{span.text}</Text>;
			})}
	</Text>
));
