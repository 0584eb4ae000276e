import {
	absolute,
	allFiles,
	findFile,
	isFolder,
	namesIn,
	type MachineFile,
	type MachineShell,
} from './machine-folder.js';
import {type ShellAnswer} from './shell-answer.js';
import {
	lettersOf,
	operandsOf,
	textOf,
	type ShellCommand,
} from './shell-command.js';

const month = 30 * 86_400_000;

/** `4.1K` */
export const humanSize = (bytes: number): string => {
	if (bytes < 1024) {
		return String(bytes);
	}

	const power = Math.min(3, Math.floor(Math.log2(bytes) / 10));
	const value = bytes / (1024 ** power);
	return `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${'_KMG'.charAt(power)}`;
};

/** `Nov 21 04:11`, or with the year in place of the time where it is half a year ago. Days in UTC. */
const listedTime = (at: number, now: number): string => {
	const [, day = '', name = '', year = '', time = ''] = new Date(at).toUTCString().split(' ', 5);
	return `${name} ${String(Number(day)).padStart(2)} ${now - at > 6 * month ? year.padStart(5) : time.slice(0, 5)}`;
};

type Entry = {readonly name: string; readonly file: MachineFile | undefined};

const modeOf = ({name, file}: Entry): string => {
	if (!file) {
		return 'drwxr-xr-x';
	}

	if (file.leadsTo !== undefined) {
		return 'lrwxrwxrwx';
	}

	if (file.path.endsWith('/agent.conf')) {
		return '-rw-------';
	}

	return file.path.includes('/hooks/') ? '-rwxr-xr-x' : (name.includes('/syslog') || file.path.startsWith('/var/log/') ? '-rw-r-----' : '-rw-r--r--');
};

const longLines = (entries: readonly Entry[], letters: string, now: number): readonly string[] => {
	const sizes = entries.map(({file}) => file ? file.size : 4096).map(size => letters.includes('h') ? humanSize(size) : String(size));
	const width = Math.max(...sizes.map(size => size.length));
	return entries.map((entry, index) => {
		const {name, file} = entry;
		const owner = file?.path.startsWith('/var/log/') ? 'syslog adm ' : 'root root';
		return `${modeOf(entry)} 1 ${owner} ${(sizes[index] ?? '').padStart(width)} ${listedTime(file?.at ?? (now - month), now)} ${name}${file?.leadsTo === undefined ? '' : ` -> ${file.leadsTo}`}`;
	});
};

const order = (entries: readonly Entry[], letters: string): readonly Entry[] => {
	const sorted = letters.includes('t')
		? entries.toSorted((left, right) => (right.file?.at ?? 0) - (left.file?.at ?? 0))
		: (letters.includes('S') ? entries.toSorted((left, right) => (right.file?.size ?? 0) - (left.file?.size ?? 0)) : entries);
	return letters.includes('r') ? sorted.toReversed() : sorted;
};

const entriesOf = (shell: MachineShell, place: string): readonly Entry[] => namesIn(shell, place).map(name => name.endsWith('/')
	? {name: name.slice(0, -1), file: undefined}
	: {name, file: findFile(shell, `${place === '/' ? '' : place}/${name}`)});

const show = (shell: MachineShell, entries: readonly Entry[], letters: string): string => {
	const sorted = order(entries, letters);
	return textOf(letters.includes('l') && sorted.length > 0 ? longLines(sorted, letters, shell.cloud.now) : sorted.map(({name}) => name));
};

/** `ls`, with `-l`, `-h`, `-t`, `-r`, `-S`, `-d` and `-1`. */
export const ls: ShellCommand = (shell, words): ShellAnswer => {
	const letters = lettersOf(words);
	const operands = operandsOf(words);
	const places = (operands.length === 0 ? ['.'] : operands).map(typed => ({typed, path: absolute(shell, typed)}));
	const files: Entry[] = [];
	const folders: Array<{typed: string; path: string}> = [];
	const missing: string[] = [];
	for (const {typed, path} of places) {
		const file = findFile(shell, path);
		if (file !== undefined || (letters.includes('d') && isFolder(shell, path))) {
			files.push({name: typed, file});
		} else if (isFolder(shell, path)) {
			folders.push({typed, path});
		} else {
			missing.push(`ls: cannot access '${typed}': No such file or directory`);
		}
	}

	const listings = folders.map(({typed, path}) => `${places.length > 1 ? `${typed}:\n` : ''}${show(shell, entriesOf(shell, path), letters)}`);
	return {
		stdout: [...(files.length > 0 ? [show(shell, files, letters)] : []), ...listings].join('\n'),
		stderr: textOf(missing),
		exitCode: missing.length > 0 ? 2 : 0,
	};
};

/** `du -sh`: what known files take. */
export const du: ShellCommand = (shell, words): ShellAnswer => {
	const letters = lettersOf(words);
	const operands = operandsOf(words);
	const known = allFiles(shell);
	const lines = (operands.length === 0 ? ['.'] : operands).map(typed => {
		const path = absolute(shell, typed);
		const size = known.filter(file => file === path || file.startsWith(`${path === '/' ? '' : path}/`)).reduce((sum, file) => sum + (findFile(shell, file)?.size ?? 0), 0);
		return `${letters.includes('h') ? humanSize(size) : Math.ceil(size / 1024)}\t${typed}`;
	});
	return {stdout: textOf(lines), stderr: '', exitCode: 0};
};
