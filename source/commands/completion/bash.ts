import {
	everyOption,
	spellings,
	type CompletionFacts,
	type CompletionOption,
} from './facts.js';

const words = (options: readonly CompletionOption[]): string => options.flatMap(option => spellings(option)).join(' ');

const valueCase = (option: CompletionOption, pattern = spellings(option).join('|')): string => {
	switch (option.value.kind) {
		case 'words': {
			return `\t\t${pattern}) _juju_upgrade_wizard_offer '${option.value.words.join(' ')}' ;;`;
		}

		case 'file': {
			return `\t\t${pattern}) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;`;
		}

		case 'folder': {
			return `\t\t${pattern}) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;`;
		}

		case 'any':
		case 'none': {
			return `\t\t${pattern}) ;;`;
		}
	}
};

/** An option's words can differ by command, as formats do. */
const valueCases = (options: readonly CompletionOption[]): readonly string[] => options.filter(({value}) => value.kind !== 'none').map(option => valueCase(option));

/**
Completion for bash 4 and later.
*/
export const formatBash = (facts: CompletionFacts): string => {
	const {program, wizard, commands} = facts;
	const takers = everyOption(facts).filter(({value}) => value.kind !== 'none').flatMap(option => spellings(option));
	return `# Completion of ${program} for bash. Source it, or keep it in a folder of bash-completion.

_juju_upgrade_wizard_offer() {
	mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}

_juju_upgrade_wizard_value() {
	case "$1 $2" in
${commands.flatMap(({name, options}) => options.filter(({value}) => value.kind === 'words').map(option => valueCase(option, spellings(option).map(text => `'${name} ${text}'`).join('|')))).join('\n')}
		*) _juju_upgrade_wizard_common "$2" ;;
	esac
}

_juju_upgrade_wizard_common() {
	case "$1" in
${valueCases(everyOption(facts)).join('\n')}
	esac
}

_juju_upgrade_wizard() {
	local current previous command='' index word
	current=\${COMP_WORDS[COMP_CWORD]}
	previous=''
	((COMP_CWORD > 0)) && previous=\${COMP_WORDS[COMP_CWORD - 1]}
	COMPREPLY=()
	# Bash takes --option=value apart at the sign.
	if [[ $current == '=' ]]; then
		current=''
	elif [[ $previous == '=' ]] && ((COMP_CWORD > 1)); then
		previous=\${COMP_WORDS[COMP_CWORD - 2]}
	fi

	for ((index = 1; index < COMP_CWORD; index++)); do
		word=\${COMP_WORDS[index]}
		case "$word" in
			${takers.join('|')}) [[ \${COMP_WORDS[index + 1]-} == '=' ]] && ((index++)); ((index++)) ;;
			-*|=) ;;
			*) command=$word; break ;;
		esac
	done

	case "$previous" in
		${takers.join('|')}) [[ $current == -* ]] || { _juju_upgrade_wizard_value "$command" "$previous"; return; } ;;
	esac

	case "$command" in
		'')
			if [[ $current == -* ]]; then
				_juju_upgrade_wizard_offer '${words(wizard)}'
			else
				_juju_upgrade_wizard_offer '${commands.map(({name}) => name).join(' ')}'
			fi
			;;
${commands.map(command => `		${command.name})
			if [[ $current == -* ]]; then
				_juju_upgrade_wizard_offer '${words(command.options)}'
			else
				_juju_upgrade_wizard_offer '${command.words.join(' ')}'
			fi
			;;`).join('\n')}
	esac
}

complete -F _juju_upgrade_wizard ${program}
`;
};
