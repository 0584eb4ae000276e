import {type Situation} from '../case.js';
import {commandLine, type Intent} from '../intent.js';
import {type Place} from './places.js';

/**
The exact line of an intent, set in, for advice; the reason where this client has no such command.
*/
export const adviceLine = (intent: Intent, {render}: Situation): string => {
	const rendered = render(intent);
	return `  ${rendered.kind === 'command' ? commandLine(rendered.arguments) : rendered.reason}`;
};

/**
The way onto a machine, for advice: the line that opens a shell there.
*/
export const shellLine = ({model}: Place, machine: string, situation: Situation): string => adviceLine({type: 'open-shell', model, machine}, situation);

/**
The namespace that a model has on Kubernetes: its name without that of its owner.
*/
export const namespaceOf = ({model: {name}}: Place): string => name.slice(name.indexOf('/') + 1);
