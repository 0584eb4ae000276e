import {type Reader} from './reading.js';
import {readWholeStatus} from './status-whole.js';

/** A text of so many characters is worth being read in pieces. */
const longFrom = 100_000;

/** Whether a status is so long that others should have their turn while it is read. */
export const isLongStatus = (text: string): boolean => text.length >= longFrom;

/**
Reads `juju status --format json` of every version from 1.25 to 4.1 (keys: `cmd/juju/status/formatted.go` of 1.25.13, 2.0.0, 2.9.52, 3.6.28 and 4.0.15).

Fields that are not known are ignored. An entity that is broken or that Juju could not describe spoils only itself: it is listed as `unknown`, with a problem.
*/
export const readStatus: Reader<'read-status'> = ({stdout}) => readWholeStatus(stdout);
