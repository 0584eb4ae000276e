import {isAtLeast} from '../../domain/version.js';
import {statusObject, type StatusStyle} from '../dialects/status-json.js';
import {statusLines} from '../dialects/status-lines.js';
import {statusTable} from '../dialects/status-table.js';
import {answerLatency, viewModel, type ModelView} from '../cluster.js';
import {versionOf} from '../era.js';
import {selectInView} from './select-status.js';
import {type Call, type Command, type Outcome} from './command.js';
import {inFormat} from './print.js';
import {Refusal} from './refusal.js';
import {targetModel} from './target.js';

const options = (client: {readonly major: number; readonly minor: number}): string => {
	const {major, minor} = client;
	const [hasRelations, hasStorage] = [major > 2 || minor >= 3, major > 2 || minor >= 5];
	const isThird = major >= 3;
	const hasIntegrations = major >= 4 || (major === 3 && minor >= 1);
	return [
		'-B,--no-browser-login --color --format=format -m,--model=text -o,--output=text --utc',
		...(hasRelations ? ['--relations'] : []),
		...(hasStorage ? ['--storage --retry-count=number --retry-delay=duration'] : []),
		...(isThird ? ['--no-color'] : []),
		...(hasIntegrations ? ['--integrations'] : []),
		...(major === 3 || (major === 2 && minor >= 9) ? ['--watch=duration'] : []),
	].join(' ');
};

/** Not a terminal, so nothing to watch on, or a screen that is redrawn for ever. */
const refuseWatching = (call: Call) => {
	if (call.options.text('watch') !== undefined && isAtLeast(call.client, 3)) {
		throw new Refusal('unable to run Viddy (watcher for status command): terminal not cursor addressable');
	}
};

const hintOf = (call: Call): string => {
	const given = ['relations', 'storage'].filter(name => call.options.has(name));
	return given.length > 0 && call.format !== 'tabular' && isAtLeast(call.client, 3)
		? `provided ${given.join(', ')} option${given.length > 1 ? 's are' : ' is'} always enabled in non tabular formats\n`
		: '';
};

const isEmpty = (view: ModelView): boolean =>
	view.machines.length === 0 && view.applications.length === 0 && view.remoteApplications.length === 0;

const emptyNotice = (call: Call, {model}: ModelView): string => {
	const what = call.positional.length > 0
		? 'Nothing matched specified filter.'
		: `Model "${model.owner}/${model.name}" is empty.`;
	return `${isAtLeast(call.client, 3) ? '\n' : ''}${what}\n`;
};

/** The summary is shown as the table: nobody watches an upgrade with it. */
const textOf = (call: Call, view: ModelView, style: StatusStyle): string => ['short', 'oneline', 'line'].includes(call.format)
	? statusLines(view, style)
	: statusTable(view, style, {hasRelations: call.options.has('relations') || call.options.has('integrations')});

const run = (call: Call): Outcome => {
	refuseWatching(call);
	const attempts = isAtLeast(call.client, 4) ? Infinity : 3;
	const {controller, model} = targetModel(call, {isAllowedWhenRestricted: true, attempts});
	const view = selectInView(viewModel(controller, model, call.now), call.positional);
	const style: StatusStyle = {client: call.client, server: versionOf(controller.version), isUtc: call.options.has('utc')};
	return {
		stdout: inFormat(call, () => statusObject(view, style), () => textOf(call, view, style)),
		stderr: hintOf(call) + (isEmpty(view) ? emptyNotice(call, view) : ''),
		takes: answerLatency(call.cloud, 'status', model),
	};
};

export const status: Command = {
	name: 'status',
	aliases: client => isAtLeast(client, 3) ? [] : ['show-status'],
	options,
	formats: ['tabular', 'json', 'yaml', 'short', 'oneline', 'line', 'summary'],
	run,
};
