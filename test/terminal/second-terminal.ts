import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {makeFolder, openTerminal} from '../_helpers/open-terminal.js';

test('in a second terminal a person repairs an agent by hand', async t => {
	const first = await openTerminal(t, {arguments: ['simulate', 'small', '--speed', '200', '--control']});
	await first.until('Ctrl-C ends the simulation.');
	const bin = /^export PATH='(?<bin>[^']+)':"\$PATH"/mv.exec(first.screen())?.groups?.['bin'] ?? '';
	t.regex(bin, /^\/.*\/bin$/v);

	const editor = path.join(await makeFolder(t), 'editor');
	await fs.writeFile(editor, '#!/bin/sh\nexec sed -i s/machine-9/machine-1/ "$1"\n', {mode: 0o700});
	const second = await openTerminal(t, {searchPath: bin, environment: {EDITOR: editor, PS1: '> '}, shellLine: 'juju ssh -m db 1'});
	const say = async (line: string, answer: RegExp | string) => {
		second.write(`${line}\r`);
		await second.until(answer);
	};

	await second.until(/ubuntu@\S+:~\$/v);
	await say('cd /var/lib/juju/agents/machine-1', /machine-1\$ $/mv);
	await say('sudo sed -i s/machine-1/machine-9/ agent.conf && sudo systemctl restart jujud-machine-1; echo spoilt', /^spoilt/mv);
	await say('systemctl is-active jujud-machine-1', /^failed/mv);
	await say('tail -f /var/log/juju/machine-1.log', 'ERROR juju.cmd cannot read agent configuration');
	second.write('\u{3}');
	await second.until(/\^C\s+ubuntu@/v);
	await say('sudo nano agent.conf && sudo systemctl restart jujud-machine-1 && echo repaired', /^repaired/mv);
	await say('systemctl is-active jujud-machine-1', /^active/mv);
	await say('exit', /^> ?$/mv);
	await say('clear; juju status -m db 1', /^1 +started /mv);
	await say('simulation inject disk-full db 1; echo code $?', 'code 0');
	await say('clear; juju debug-log -m db', 'machine agent machine-1 start');
	second.write('\u{3}');
	await say('echo code $?', 'code 130');
	second.write('exit\r');
	await second.exit();

	first.write('\u{3}');
	const {code} = await first.exit();
	t.is(code, 130);
	await t.throwsAsync(fs.access(bin));
});
