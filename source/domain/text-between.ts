/**
What stands between the first `start` and the next `end`; undefined where one of them is missing. In linear time, whatever the text.
*/
export const textBetween = (text: string, start: string, end: string): string | undefined => {
	const from = text.indexOf(start);
	const to = from === -1 ? -1 : text.indexOf(end, from + start.length);
	return to === -1 ? undefined : text.slice(from + start.length, to);
};
