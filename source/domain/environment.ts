import {parseBinaryVersion} from './version.js';

/**
Whether what is upgraded is an environment of Juju 1, which is a controller and its only model at once.

@param version What its state servers run; undefined while that is not known.
*/
export const isEnvironment = (version: string | undefined): boolean =>
	version !== undefined && (parseBinaryVersion(version)?.major ?? 2) < 2;
