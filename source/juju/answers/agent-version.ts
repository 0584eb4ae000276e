import {parseVersion} from '../../domain/version.js';
import {settingIn} from './model-setting.js';
import {notUnderstood, understood, type Reader} from './reading.js';

/**
Reads which version is wanted of a model.
*/
export const readAgentVersion: Reader<'read-agent-version'> = ({stdout}) => {
	const text = settingIn(stdout, 'agent-version');
	return parseVersion(text) ? understood({version: text.trim()}) : notUnderstood('a version number');
};
