import {modelKey, type ModelReference, type RenderedCommand} from '../../domain/intent.js';
import {noBrowser} from '../dialects/dialect.js';
import {
	change,
	conversation,
	question,
	timeLimits,
	unavailable,
	type Commands,
} from './command.js';
import {renderMachineScript, type MachineScript} from './machine-scripts.js';

type Place = {readonly model: ModelReference; readonly machine: string};

// Over ssh, since the machine's agent, which `exec` needs, may be what is down. Options of the client stand before the machine: what is behind is ssh's.
const overSsh = ({model, machine}: Place, script: MachineScript, {hasTerminal}: {readonly hasTerminal: boolean}): readonly string[] | undefined => {
	const text = renderMachineScript(script);
	return text === undefined ? undefined : ['ssh', '-m', modelKey(model), hasTerminal ? '--pty' : '--pty=false', machine, text];
};

const withWords = (words: readonly string[] | undefined, render: (words: readonly string[]) => RenderedCommand): RenderedCommand =>
	words === undefined ? unavailable('That is not a name that Juju would give an agent or its service.') : render(words);

const ask = (place: Place, script: MachineScript): RenderedCommand =>
	withWords(overSsh(place, script, {hasTerminal: false}), words => question(words, timeLimits.session));

const act = (place: Place, script: MachineScript): RenderedCommand =>
	withWords(overSsh(place, script, {hasTerminal: false}), words => change(words, 'disruptive', timeLimits.session));

/**
What is done on machines, and with the operator's terminal.

Source: forms recorded of 2.8.13 to 4.0.15.
*/
export const machines: Commands<
	'inspect-services' | 'inspect-controller-machine' | 'read-agent-configuration' | 'copy-agent-configurations' | 'restore-agent-configuration' | 'restart-agent' | 'open-shell'
	| 'edit-agent-configuration' | 'debug-hooks' | 'log-in'
> = {
	'inspect-services': place => ask(place, {type: 'inspect-services'}),

	'inspect-controller-machine': (place, {isKubernetes}) => isKubernetes
		? unavailable('A controller on Kubernetes runs in pods, not on machines.')
		: ask(place, {type: 'inspect-controller-machine'}),

	'read-agent-configuration': ({agent, ...place}) => ask(place, {type: 'read-agent-configuration', agent}),

	'copy-agent-configurations'({model}, {dialect, isKubernetes}) {
		if (isKubernetes) {
			return unavailable('Agents on Kubernetes keep their configuration in their pods, not on machines.');
		}

		const {command, waitOption} = dialect.execute;
		return withWords(
			[renderMachineScript({type: 'copy-agent-configurations'}) ?? ''],
			script => change([command, '-m', modelKey(model), '--all', waitOption, '2m', noBrowser, '--', ...script], 'safe'),
		);
	},

	'restore-agent-configuration': ({agent, ...place}) => act(place, {type: 'restore-agent-configuration', agent}),

	'restart-agent': ({service, ...place}) => act(place, {type: 'restart-agent', service}),

	'open-shell': ({model, machine}) => conversation(['ssh', '-m', modelKey(model), machine], {changes: true}),

	'edit-agent-configuration': ({agent, ...place}) => withWords(
		overSsh(place, {type: 'edit-agent-configuration', agent}, {hasTerminal: true}),
		words => conversation(words, {changes: true}),
	),

	'debug-hooks': ({model, unit}) => conversation(['debug-hooks', '-m', modelKey(model), unit], {changes: true}),

	// Changes nothing but what the client knows. A browser may open here: a person asked for it.
	'log-in': ({controller}) => conversation(['login', '-c', controller], {changes: false}),
};
