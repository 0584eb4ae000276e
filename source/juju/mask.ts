import {isSecretName, canHoldSecretName} from '../domain/secret-name.js';
import {maskSaidValues, maskSettings} from './mask-settings.js';

export {maskSettingWords} from './mask-settings.js';

export const mask = '••••';

// Every quantifier below is bounded or can only go forward, so that hostile text costs linear time.
const privacyEnhancedMail = /-----BEGIN (?<label>[ 0-9A-Z]{1,40})-----(?:[\s\w+,.\/:=\\•]|-(?!----))*(?:-----END [ 0-9A-Z]{1,40}-----)?/gv;

const yamlBlock = /^(?<indent>[ \-]{0,80})(?<key>\w[\w\-.]{0,79}):[\t ]{0,8}[>\|][\d+\-]{0,2}[\t ]{0,8}\n(?:\k<indent>[\t ][^\n]*(?:\n|$))+/gmv;

const yamlLine = /^(?<start>[\t \-]{0,80}(?<key>\w[\w\-.]{0,79}):[\t ]+)(?<value>[^\s"'][^\n]*)$/gmv;

const keyForm = /(?<![\w\-.])(?<key>[\w\-.]{1,80})\\{0,7}["']?[\t ]{0,4}[:=][\t ]{0,4}/gv;

const valueForm = new RegExp(
	[
		String.raw`(?<escaped>(?<slashes>\\{1,7})"(?:[^\n"\\]|\\[^\n"])*\\?"?)`,
		String.raw`(?<double>"(?:[^\n"\\]|\\[^\n])*"?)`,
		String.raw`(?<single>'[^\n']*'?)`,
		String.raw`[^\s"&'\(\),;\[\\\]\{\}][^\s"&'\(\),;\[\]\{\}]*`,
	].join('|'),
	'vy',
);

const userInAddress = /:\/\/(?<user>[^\s\/:@]{0,200}):[^\s\/@]{1,500}@/gv;

const commandOption = /(?<option>--(?<key>[\w\-]{1,80})[\t ]{1,4})(?<value>(?!-)[^\s"']+|"[^\n"]*"?|'[^\n']*'?)/gv;

const registration = /(?<command>\bregister[\t ]{1,8}["']?)[\w+\-\/=]{40,}/gv;

/** Base64 of the two binary forms of a macaroon: version 1 starts with a length in hexadecimal, version 2 with the bytes 2 and 1. */
const macaroon = /(?<![\w+\-\/=])(?:MDA[w-z]|AgE[A-Z])[\w+\-\/=]{32,}/gv;

const authorization = /(?<scheme>\b(?:Basic|Bearer|Macaroon|macaroon-[\w\-.]{1,80}=)[\t ]{0,2})[\w+\-.\/=]{16,}/gv;

type Groups = Readonly<Record<string, string | undefined>>;

/** The groups by name stand last among what `replaceAll` gives. */
const groupsOf = (parts: readonly unknown[]): Groups => parts.at(-1) as Groups;

const maskBlock = (whole: string, groups: Groups): string => {
	const {indent = '', key = ''} = groups;
	return isSecretName(key) ? `${indent}${key}: ${mask}\n` : whole;
};

const maskLine = (whole: string, groups: Groups): string => {
	const {start = '', key = ''} = groups;
	return isSecretName(key) ? `${start}${mask}` : whole;
};

const quoteOf = ({escaped, slashes, double, single}: Groups): string => {
	if (escaped !== undefined) {
		return `${slashes}"`;
	}

	return double === undefined ? (single === undefined ? '' : '\'') : '"';
};

/** Values stand behind their keys; what stands behind a key that is no secret is searched in turn (`ERROR: password=…`). */
const maskValues = (text: string): string => {
	const parts: string[] = [];
	let end = 0;
	for (const {0: whole, index, groups} of text.matchAll(keyForm)) {
		valueForm.lastIndex = index + whole.length;
		// A key can end the text that the last value was taken for: in JSON the next line begins with `\n`.
		const value = valueForm.lastIndex >= end && isSecretName(groups?.['key'] ?? '') ? valueForm.exec(text) : null;
		// A sentence of Juju: `import cloud credential: credential attribute mismatch` (4.0.15 `domain/credential/modelmigration/import.go`).
		if (!value || value[0] === 'credential') {
			continue;
		}

		const quote = quoteOf(value.groups ?? {});
		parts.push(text.slice(end, value.index), quote, mask, quote);
		end = value.index + value[0].length;
	}

	return parts.length === 0 ? text : parts.join('') + text.slice(end);
};

const maskOption = (whole: string, groups: Groups): string => {
	const {option = '', key = ''} = groups;
	return isSecretName(key) ? `${option}${mask}` : whole;
};

/** Masks the values of all keys that are named like secrets; what is said of authorization goes before the values, which end at a blank. */
const maskNamed = (text: string): string => {
	const lines = text
		.replaceAll(yamlBlock, (whole, ...parts) => maskBlock(whole, groupsOf(parts)))
		.replaceAll(yamlLine, (whole, ...parts) => maskLine(whole, groupsOf(parts)));
	return maskValues(lines.replaceAll(authorization, '$<scheme>••••'))
		.replaceAll(commandOption, (whole, ...parts) => maskOption(whole, groupsOf(parts)));
};

/**
Puts `••••` in the place of secrets, in linear time: passwords, macaroons, registration strings, private keys and certificates (PEM), users' passwords in
addresses, the values of all keys that are named like secrets, in JSON, YAML (agent.conf), `key=value` and options of commands, and those of settings of charms.

Meant for everything that is shown as evidence or written to disk. It rather hides too much than too little: what follows `password: ` in a sentence goes too.
*/
export const maskSecrets = (text: string): string => {
	const blocks = maskSaidValues(maskSettings(text)).replaceAll(privacyEnhancedMail, '-----BEGIN $<label>-----••••-----END $<label>-----');
	// What is put in the place of something is no name, so this holds until the end.
	const named = canHoldSecretName(blocks) ? maskNamed(blocks) : blocks.replaceAll(authorization, '$<scheme>••••');
	return named
		.replaceAll(userInAddress, '://$<user>:••••@')
		.replaceAll(registration, '$<command>••••')
		.replaceAll(macaroon, '••••');
};
