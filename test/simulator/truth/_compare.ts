import {parse} from 'yaml';

/** What a command said and how it ended. */
export type Said = {readonly stdout: string; readonly stderr: string; readonly exitCode: number};

export type CompareOptions = {
	/** Counts are not compared where a table tells of a stub's cloud. */
	readonly areNumbersLeftOut?: boolean;
	/** The uppermost keys are names of things. */
	readonly isTopNamed?: boolean;
};

/** What differs from one recording to the next whatever the client: the order matters. */
const replacements: ReadonlyArray<readonly [RegExp, string]> = [
	[/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gv, 'UUID'],
	[/\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:Z|[+\-]\d{2}:?\d{2})?/gv, 'TIME'],
	[/\d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2}(?:Z|[+\-]\d{2}:?\d{2})?/gv, 'TIME'],
	[/\b\d{2}:\d{2}:\d{2}(?:Z|[+\-]\d{2}:?\d{2})?/gv, 'TIME'],
	[/\b[A-Z][a-z]{2} [\d ]\d \d{2}:\d{2}\b/gv, 'TIME'],
	[/\d{4}-\d{2}-\d{2}|just now|never connected|\b\d{1,4} (?:second|minute|hour)s? ago/gv, 'AGO'],
	[/\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+|:\d+)?/gv, 'ADDRESS'],
	[/-(?:genericlinux|ubuntu|bionic|focal|jammy|xenial)-(?=amd64)/gv, '-SYSTEM-'],
	[/(?<=git-tree-state: |official: )\w+/gv, 'BUILD'],
	[/(?:[\dA-F]{2}:){31}[\dA-F]{2}/gv, 'FINGERPRINT'],
	[/(?:[\da-f]{2}:){5}[\da-f]{2}/gv, 'HARDWARE-ADDRESS'],
	[/(?<=lookup streams\.canonical\.com) on [^\n"]*/gv, ' FAILED'],
	[/-----BEGIN CERTIFICATE-----.*-----END CERTIFICATE-----\s*/gsv, 'CERTIFICATE'],
	[/[\t ]+/gv, ' '],
];

const normalise = (text: string, {areNumbersLeftOut = false}: CompareOptions): string => {
	let normal = text;
	for (const [pattern, name] of replacements) {
		normal = normal.replaceAll(pattern, () => name);
	}

	return areNumbersLeftOut ? normal.replaceAll(/(?<= )\d+(?= |$)/gmv, 'N') : normal;
};

/** Below these stand names of things. */
const named: ReadonlySet<string> = new Set([
	'controllers',
	'models',
	'machines',
	'controller-machines',
	'users',
	'containers',
	'applications',
	'units',
	'subordinates',
	'relations',
	'network-interfaces',
	'endpoint-bindings',
	'cloud-credentials',
	'controller-credentials',
	'secret-backends',
]);

/** Under these stand words that a person or a program goes by. */
const wordKeys: ReadonlySet<string> = new Set(['current', 'message', 'status', 'life', 'access', 'interface', 'scope', 'charm-origin', 'controller-member-status', 'validity-check']);

const leaf = (key: string, value: unknown, options: CompareOptions): string =>
	wordKeys.has(key) ? ` = ${normalise(JSON.stringify(value), options)}` : `: ${value === null ? 'null' : typeof value}`;

const pathsOf = (value: unknown, path: string, key: string, options: CompareOptions): string[] => {
	if (Array.isArray(value)) {
		return [`${path}[]`, ...value.flatMap(item => pathsOf(item, `${path}[]`, '', options))];
	}

	if (typeof value !== 'object' || value === null) {
		return [`${path}${leaf(key, value, options)}`];
	}

	return Object.entries(value).flatMap(([name, item]) => pathsOf(item, `${path}.${named.has(key) || (path === '' && options.isTopNamed === true) ? '*' : name}`, name, options));
};

const documentOf = (text: string): unknown => {
	if (/^["\[\{]/v.test(text)) {
		try {
			return JSON.parse(text) as unknown;
		} catch {
			return undefined;
		}
	}

	// Every YAML that Juju prints begins with a key.
	if (/^[\w"'\-\/]+:\n/v.test(text)) {
		try {
			return parse(text) as unknown;
		} catch {
			return undefined;
		}
	}

	return undefined;
};

/** What a stream is compared by: the keys of a document, with its words, or the lines of a text. */
export const partsOf = (text: string, options: CompareOptions = {}): ReadonlySet<string> => {
	const document = documentOf(text);
	return new Set(typeof document === 'object' && document !== null
		? pathsOf(document, '', '', options)
		: normalise(text, options).split('\n').map(line => line.trim()).filter(line => line !== ''));
};

const cut = (text: string): string => text.length > 160 ? `${text.slice(0, 159)}…` : text;

const compareStream = (stream: 'stdout' | 'stderr', recorded: string, simulated: string, options: CompareOptions): string[] => {
	const [wanted, got] = [partsOf(recorded, options), partsOf(simulated, options)];
	return [
		...[...wanted].filter(part => !got.has(part)).map(part => `${stream} lacks ${cut(part)}`),
		...[...got].filter(part => !wanted.has(part)).map(part => `${stream} has ${cut(part)}`),
	];
};

/** Machines that were given by hand have no names and no profiles as those of LXD have. */
export const withoutInstances = (difference: string): string => difference.replace(/ \.machines\.\*\.(?:display-name|modification-status).*/v, ' what only LXD tells of a machine');

/**
What a simulated command says otherwise than the recorded one: exit code, and of each stream the keys of a document or the lines of a text, after names,
times and ids were replaced.
*/
export const compareSaid = (recorded: Said, simulated: Said, options: CompareOptions = {}): readonly string[] => [
	...(recorded.exitCode === simulated.exitCode ? [] : [`exit code ${simulated.exitCode}, recorded ${recorded.exitCode}`]),
	...compareStream('stdout', recorded.stdout, simulated.stdout, options),
	...compareStream('stderr', recorded.stderr, simulated.stderr, options),
];
