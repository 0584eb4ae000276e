import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Command} from './command.js';
import {inFormat} from './print.js';
import {expectAtMost} from './target.js';

/** What a client says of itself: the number, the operating system of its machine (up to 2.8 its series) and the architecture. */
const binary = (number: string, client: JujuVersion): string => `${number}-${isAtLeast(client, 2, 9) ? 'ubuntu' : 'bionic'}-amd64`;

export const version: Command = {
	name: 'version',
	options: () => '--all --format=format -o,--output=text',
	formats: ['smart', 'json', 'yaml'],
	run(call) {
		expectAtMost(call, 0);
		const text = binary(call.cloud.clientVersion, call.client);
		// Recorded: 3.0.4 does not say so, 3.6.28 does.
		const marks = isAtLeast(call.client, 3, 1) ? {official: true} : {};
		return {
			stdout: call.options.has('all')
				? inFormat({...call, format: call.format === 'json' ? 'json' : 'yaml'}, () => ({
					version: text, 'git-tree-state': 'clean', compiler: 'gc', ...marks,
				}), () => '')
				: inFormat(call, () => text, () => `${text}\n`),
		};
	},
};
