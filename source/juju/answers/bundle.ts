import {harmless, saidBy} from './evidence.js';
import {understood, type Reader} from './reading.js';

/**
Reads `export-bundle`: the file that it names, `Bundle successfully exported to FILE` (2.5 to 3.6, `cmd/juju/model/exportbundle.go`; the first ones added
`.yaml` to what they were told).
*/
export const readBundle: Reader<'export-bundle'> = (answer, {file}) => {
	const said = /^Bundle successfully exported to (?<file>\S.{0,4095})$/mv.exec(`${answer.stdout}\n${answer.stderr}`.replaceAll('\r\n', '\n'))?.groups?.['file']?.trim();
	return understood({file: said === undefined ? file : harmless(said), text: saidBy(answer)});
};
