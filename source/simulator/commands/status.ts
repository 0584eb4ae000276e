import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {statusObject, type StatusStyle} from '../dialects/status-json.js';
import {statusLines} from '../dialects/status-lines.js';
import {statusSummary} from '../dialects/status-summary.js';
import {statusTable} from '../dialects/status-table.js';
import {answerLatency, viewModel, type ModelView} from '../cluster.js';
import {versionOf} from '../era.js';
import {selectInView} from './select-status.js';
import {type Call, type Command, type Outcome} from './command.js';
import {inFormat} from './print.js';
import {targetModel} from './target.js';
import {watchStatus} from './watch-status.js';

const options = (client: JujuVersion): string => {
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
		...(isAtLeast(client, 2, 9, 13) && major < 4 ? ['--watch=duration'] : []),
	].join(' ');
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

const textOf = (call: Call, view: ModelView, style: StatusStyle): string => {
	if (call.format === 'summary') {
		return statusSummary(view, style);
	}

	return ['short', 'oneline', 'line'].includes(call.format)
		? statusLines(view, style)
		: statusTable(view, style, {hasRelations: call.options.has('relations') || call.options.has('integrations')});
};

const runOnce = (call: Call): Outcome => {
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

const run = (call: Call): Outcome => {
	const interval = call.options.text('watch');
	return interval === undefined ? runOnce(call) : watchStatus(call, interval, runOnce);
};

export const status: Command = {
	name: 'status',
	aliases: client => isAtLeast(client, 3) ? [] : ['show-status'],
	options,
	formats: ['tabular', 'json', 'yaml', 'short', 'oneline', 'line', 'summary'],
	run,
};
