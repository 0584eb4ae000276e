import {type JujuVersion} from '../../domain/version.js';
import {type Command} from './command.js';
import {commonOptions, readOptions, type Option} from './options.js';

const dashed = (name: string): string => name.length === 1 ? `-${name}` : `--${name}`;

const optionLine = ({names, kind}: Option): string =>
	`    ${names.map(name => dashed(name)).join(', ')}${kind === 'flag' ? '' : ` <${kind}>`}\n`;

const commandUsage = (command: Command, client: JujuVersion): string => [
	`Usage: juju ${command.name} [options]\n\nOptions:\n`,
	...readOptions(command.options(client)).map(option => optionLine(option)),
	'\nGlobal options:\n',
	...commonOptions.map(option => optionLine(option)),
	...(command.formats && command.formats.length > 0 ? [`\nFormats: ${command.formats.join(', ')}\n`] : []),
].join('');

/**
Help on a command, or on all of them: our own short words, since nobody parses it. A real client says much more.

@param command - Undefined for an overview.
@param names - Commands of the overview.
*/
export const usageText = (command: Command | undefined, client: JujuVersion, names: readonly string[] = []): string =>
	command
		? commandUsage(command, client)
		: `Usage: juju [options] <command> ...\n\nThis is a simulated client of Juju. It plays these commands:\n\n${names.map(name => `    ${name}\n`).join('')}`;
