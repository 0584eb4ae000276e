import {
	everyOption,
	quote,
	spellings,
	type CompletionFacts,
	type CompletionOption,
} from './facts.js';

const describe = (names: readonly string[], description: string): readonly string[] => names.map(name => quote(`${name}:${description}`));

const described = (options: readonly CompletionOption[]): string => options.flatMap(option => describe(spellings(option), option.description)).join(' ');

const valueLine = ({value}: CompletionOption): string => {
	switch (value.kind) {
		case 'words': {
			return `compadd -- ${value.words.join(' ')}`;
		}

		case 'file': {
			return '_files';
		}

		case 'folder': {
			return '_files -/';
		}

		case 'any':
		case 'none': {
			return '_message value';
		}
	}
};

/**
Completion for zsh 5.
*/
export const formatZsh = (facts: CompletionFacts): string => {
	const {program, wizard, commands} = facts;
	const takers = everyOption(facts).filter(({value}) => value.kind !== 'none');
	const patterns = takers.flatMap(option => spellings(option)).join('|');
	return `#compdef ${program}
# Completion of ${program} for zsh. Keep it as _${program} in a folder of fpath, or source it.

_juju_upgrade_wizard() {
	local command='' previous index word
	local -a offers
	previous=\${words[CURRENT-1]}
	for ((index = 2; index < CURRENT; index++)); do
		word=\${words[index]}
		case "$word" in
			${patterns}) ((index++)) ;;
			-*) ;;
			*) command=$word; break ;;
		esac
	done

	if [[ $PREFIX == --*=* ]]; then
		previous=\${PREFIX%%=*}
		compset -P '*='
	fi

	if [[ $PREFIX != -* ]]; then
		case "$command $previous" in
${commands.flatMap(({name, options}) => options.filter(({value}) => value.kind === 'words').map(option => `			${spellings(option).map(text => `'${name} ${text}'`).join('|')}) ${valueLine(option)}; return ;;`)).join('\n')}
		esac
		case "$previous" in
${takers.map(option => `			${spellings(option).join('|')}) ${valueLine(option)}; return ;;`).join('\n')}
		esac
	fi

	case "$command" in
		'')
			if [[ $PREFIX == -* ]]; then
				offers=(${described(wizard)})
				_describe option offers
			else
				offers=(${commands.flatMap(({name, description}) => describe([name], description)).join(' ')})
				_describe command offers
			fi
			;;
${commands.map(command => `		${command.name})
			if [[ $PREFIX == -* ]]; then
				offers=(${described(command.options)})
				_describe option offers
			${command.words.length === 0
				? ''
				: `else
				compadd -- ${command.words.join(' ')}
			`}fi
			;;`).join('\n')}
	esac
}

if [[ \${funcstack[1]-} == _juju_upgrade_wizard || \${funcstack[1]-} == _${program} ]]; then
	_juju_upgrade_wizard "$@"
elif (( $+functions[compdef] )); then
	compdef _juju_upgrade_wizard ${program}
fi
`;
};
