import {settingIn} from './model-setting.js';
import {notUnderstood, understood, type Reader} from './reading.js';

/** A mirror may have streams of its own. */
const streamForm = /^[A-Za-z][\w\-.]{0,60}$/v;

/**
Reads from which stream a model takes its agent binaries.
*/
export const readAgentStream: Reader<'read-agent-stream'> = ({stdout}) => {
	const stream = settingIn(stdout, 'agent-stream');
	return streamForm.test(stream) ? understood({stream}) : notUnderstood('the name of a stream');
};
