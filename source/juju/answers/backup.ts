import {harmless, saidBy} from './evidence.js';
import {understood, type Reader} from './reading.js';

/**
Reads `juju create-backup`, exit code 0: the file on this machine. Juju names it on stderr, `Downloaded to FILE` (with a full stop up to 2.5; 3.6.28
cmd/juju/backups/create.go); silent clients wrote where they were told to.
*/
export const readBackup: Reader<'create-backup'> = (answer, {file}) => {
	const said = /^Downloaded to (?<file>\S.{0,4095})$/mv.exec(`${answer.stderr}\n${answer.stdout}`.replaceAll('\r\n', '\n'))?.groups?.['file']?.trim();
	const named = said?.endsWith('.') && !file.endsWith('.') ? said.slice(0, -1) : said;
	return understood({file: named === undefined ? file : harmless(named), text: saidBy(answer)});
};

/**
Reads `download-backup`: the file that it names on stdout. With exit code 0 there may be none (`Download of backup archive files is not supported by this
controller.`, 3.6.28 and 4.0.15, `cmd/juju/backups/download.go`); whoever asked has to look for it.
*/
export const readDownload: Reader<'download-backup'> = (answer, {file}) => understood({file, text: saidBy(answer)});
