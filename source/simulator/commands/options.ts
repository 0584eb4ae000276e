/**
What a value of an option must be: `text` is anything, `duration` needs a unit, `format` is one of the command's formats.
*/
export type OptionKind = 'flag' | 'text' | 'number' | 'duration' | 'format';

export type Option = {
	/** Without dashes; the last is the one that commands ask by. */
	readonly names: readonly string[];
	readonly kind: OptionKind;
};

const kinds: ReadonlySet<string> = new Set<OptionKind>(['flag', 'text', 'number', 'duration', 'format']);

const isKind = (text: string): text is OptionKind => kinds.has(text);

/**
Reads a list of options in short form: `--dry-run -m,--model=text --timeout=duration`. An option without a kind takes no value.
*/
export const readOptions = (list: string): readonly Option[] =>
	list.split(' ').filter(word => word !== '').map(word => {
		const [names = '', kind = 'flag'] = word.split('=', 2);
		return {
			names: names.split(',').map(name => name.replace(/^-{1,2}/v, '')),
			kind: isKind(kind) ? kind : 'flag',
		};
	});

/**
Those that every command has.

Source: juju/cmd v3 `supercommand.go`; forms recorded of 2.9.52, 3.6.28 and 4.0.15.
*/
export const commonOptions = readOptions('-h,--help --debug --show-log -q,--quiet -v,--verbose --logging-config=text');

/** Before the command's name only. */
export const globalOptions = readOptions('-h,--help --version --description --no-alias --debug --show-log -q,--quiet -v,--verbose --logging-config=text --log-file=text');
