import {type CompletionFacts, type CompletionOption} from './facts.js';

/** In fish a backslash before a quote is the quote. */
const quote = (text: string): string => `'${text.replaceAll(/['\\]/gv, String.raw`\$&`)}'`;

const valueWords = ({value}: CompletionOption): string => {
	switch (value.kind) {
		case 'words': {
			return ` -x -a ${quote(value.words.join(' '))}`;
		}

		case 'file': {
			return ' -r -F';
		}

		case 'folder': {
			return ` -x -a ${quote('(__fish_complete_directories)')}`;
		}

		case 'any': {
			return ' -x';
		}

		case 'none': {
			return '';
		}
	}
};

const optionLine = (start: string, option: CompletionOption): string =>
	`${start}${option.short === undefined ? '' : ` -s ${option.short}`} -l ${option.name}${valueWords(option)} -d ${quote(option.description)}`;

/**
Completion for fish 3.
*/
export const formatFish = ({program, wizard, commands}: CompletionFacts): string => {
	const names = commands.map(({name}) => name).join(' ');
	const none = `complete -c ${program} -n ${quote(`not __fish_seen_subcommand_from ${names}`)}`;
	return [
		`# Completion of ${program} for fish. Keep it in ~/.config/fish/completions, or source it.`,
		`complete -c ${program} -f`,
		...commands.map(({name, description}) => `${none} -a ${name} -d ${quote(description)}`),
		...wizard.map(option => optionLine(none, option)),
		...commands.flatMap(({name, options, words}) => {
			const start = `complete -c ${program} -n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
			return [
				...(words.length === 0 ? [] : [`${start} -a ${quote(words.join(' '))}`]),
				...options.map(option => optionLine(start, option)),
			];
		}),
		'',
	].join('\n');
};
