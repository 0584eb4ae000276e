/** What a refresh was asked for, as its line says. */
export type RefreshLine = {
	readonly application: string;
	readonly channel: string | undefined;
	readonly revision: number | undefined;
};

const optionOf = (words: readonly string[], name: string): string | undefined => {
	const index = words.indexOf(name);
	return index === -1 ? words.find(word => word.startsWith(`${name}=`))?.slice(name.length + 1) : words[index + 1];
};

/**
Reads the line of a refresh of a charm, as this program writes it: the application is its last word.

@param line `juju refresh -m aws:web --channel edge haproxy`, or `upgrade-charm` of older clients.
@returns Undefined for every other line.
*/
export const readRefreshLine = (line: string): RefreshLine | undefined => {
	const words = line.split(' ');
	const application = words.at(-1) ?? '';
	if (words[0] !== 'juju' || (words[1] !== 'refresh' && words[1] !== 'upgrade-charm') || words.length < 3 || !/^[a-z][\-0-9a-z]*$/v.test(application)) {
		return undefined;
	}

	const revision = optionOf(words, '--revision');
	return {application, channel: optionOf(words, '--channel'), revision: revision !== undefined && /^\d{1,9}$/v.test(revision) ? Number(revision) : undefined};
};
