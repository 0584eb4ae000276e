import {isSecretSetting} from '../domain/secret-name.js';

const mask = '••••';

/** What of a setting is its value; `Default` in `juju info`. */
const valueKeys: ReadonlySet<string> = new Set(['value', 'default', 'Value', 'Default']);

const settingStart = /"(?<name>[^\n"\\]{1,250})"\s{0,8}:\s{0,8}\{/gv;

/** The index behind a text of JSON that begins here, or of all of it where it never ends. */
const endOfText = (text: string, start: number): number => {
	for (let index = start + 1; index < text.length; index++) {
		const character = text.charAt(index);
		if (character === '\\') {
			index++;
		} else if (character === '"') {
			return index + 1;
		}
	}

	return text.length;
};

type Body = {readonly masked: string; readonly end: number};

/** The index behind the value that begins here: a text, a word, or a list or object with all that is in it. */
const endOfValue = (text: string, start: number): number => {
	let depth = 0;
	for (let index = start; index < text.length; index++) {
		const character = text.charAt(index);
		if (character === '"') {
			index = endOfText(text, index) - 1;
		} else if (character === '{' || character === '[') {
			depth++;
		} else if (depth === 0 && /[,\]\}]/v.test(character)) {
			return index;
		} else if (character === '}' || character === ']') {
			depth--;
		}
	}

	return text.length;
};

const hidden = (value: string): string => {
	// `default: true` says no value but that there is none (1.25 to 2.3); so do both other words.
	if (/^(?:true|false|null)$/v.test(value.trim())) {
		return value;
	}

	return /^\s*"/v.test(value) ? `"${mask}"` : mask;
};

/** Masks the values in an object of JSON and in the objects in it, from behind its opening brace to its end. */
const maskBody = (text: string, start: number): Body => {
	const parts: string[] = [];
	let end = start;
	let depth = 1;
	let index = start;
	while (index < text.length && depth > 0) {
		const character = text.charAt(index);
		if (character !== '"') {
			depth += character === '{' ? 1 : (character === '}' ? -1 : 0);
			index++;
			continue;
		}

		const behind = endOfText(text, index);
		const colon = /\s{0,8}:\s{0,8}/vy;
		colon.lastIndex = behind;
		const isKey = valueKeys.has(text.slice(index + 1, behind - 1)) && colon.test(text);
		const valueEnd = isKey ? endOfValue(text, colon.lastIndex) : behind;
		if (isKey) {
			parts.push(text.slice(end, colon.lastIndex), hidden(text.slice(colon.lastIndex, valueEnd)));
			end = valueEnd;
		}

		index = valueEnd;
	}

	parts.push(text.slice(end, index));
	return {masked: parts.join(''), end: index};
};

const maskJson = (text: string): string => {
	const parts: string[] = [];
	let end = 0;
	for (const {0: whole, index, groups} of text.matchAll(settingStart)) {
		if (!(index >= end && isSecretSetting(groups?.['name'] ?? ''))) {
			continue;
		}

		const body = maskBody(text, index + whole.length);
		parts.push(text.slice(end, index + whole.length), body.masked);
		end = body.end;
	}

	return parts.length === 0 ? text : parts.join('') + text.slice(end);
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

// The quantifiers are bounded, and nothing is tried twice.
const yamlSetting = /^\s{1,80}(?<name>[\w\-.]{1,250}):\s{0,8}$/v;
const yamlValue = /^(?<start>\s{1,80}(?:value|default):\s{1,8})(?<value>\S.*)$/v;

const maskYaml = (text: string): string => {
	const lines: string[] = [];
	let setting = -1;
	let value = -1;
	for (const line of text.split('\n')) {
		const indent = indentOf(line);
		if (value !== -1 && (indent > value || line.trim() === '')) {
			// The rest of a value of several lines.
			continue;
		}

		value = -1;
		if (setting !== -1 && indent <= setting && line.trim() !== '') {
			setting = -1;
		}

		const name = setting === -1 ? yamlSetting.exec(line)?.groups?.['name'] : undefined;
		if (name !== undefined && isSecretSetting(name)) {
			setting = indent;
		}

		const groups = setting === -1 || indent <= setting ? undefined : yamlValue.exec(line)?.groups;
		if (groups && hidden(groups['value'] ?? '') !== groups['value']) {
			value = indent;
			lines.push(`${groups['start']}${mask}`);
		} else {
			lines.push(line);
		}
	}

	return lines.join('\n');
};

/**
Puts `••••` in the place of the values of settings that are named like secrets, in linear time. Such a value does not stand behind its name, but in an object
of it: `"password": {"type": "string", "value": "…"}`, as `juju config --format json` and `juju get` of 1.25 (YAML) say it.
*/
export const maskSettings = (text: string): string => {
	const json = text.includes('{') && /"(?:value|default)"/iv.test(text) ? maskJson(text) : text;
	return /^\s{1,80}(?:value|default):\s/mv.test(json) ? maskYaml(json) : json;
};

const settingWord = /^(?<start>(?:(?<option>--[\w\-]{1,80})=)?(?<name>\w[\w\-.]{0,249})=)./sv;

/**
Puts `••••` in the place of values in the words of a command: those of settings that are named like secrets, as in `set mysql root-pass=…` and `--config api-key=…`. The file of
a resource is no value.
*/
export const maskSettingWords = (words: readonly string[]): readonly string[] => words.map((word, index) => {
	const {start, option = words[index - 1], name} = settingWord.exec(word)?.groups ?? {};
	return start !== undefined && option !== '--resource' && isSecretSetting(name ?? '') ? `${start}${mask}` : word;
});

// Source: 2.9.52 to 4.0.15 `cmd/juju/application/config.go`; juju/charm v8 to v12 `config.go`.
const saidValue = /(?<start>\b(?:setting|option) "(?<name>[^\n"]{1,250})" (?:already has the value|expected \w{1,20}, got) )(?:"(?:[^\n"\\]|\\[^\n])*"?|[^\s"]+)/gv;

/** What Juju says of a value that it was given. */
export const maskSaidValues = (text: string): string => text.replaceAll(saidValue, (whole: string, ...parts: readonly unknown[]) => {
	const {start = '', name = ''} = parts.at(-1) as Readonly<Record<string, string | undefined>>;
	return isSecretSetting(name) ? `${start}"${mask}"` : whole;
});
