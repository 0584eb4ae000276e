import test from 'ava';
import {createJuju, createLab} from '../_helpers/simulated-lab.js';
import {readJsonLines} from '../_helpers/fixture.js';

/** A command line that was tried on a real client whose controller was a stub. */
type Form = {
	readonly words: readonly string[];
	readonly rc: number;
	readonly stdout?: string;
	readonly stderr?: string;
};

/** `wait-for`, and what 2.8 does with backups on the controller. */
const unplayed: ReadonlySet<string> = new Set(['wait-for', 'show-backup', 'remove-backup', 'upload-backup']);

/** Commands that the simulation does not play, and one at which the recording itself hung. */
const isLeftOut = ({words, stderr}: Form): boolean =>
	unplayed.has(words[0] ?? '') || (words.includes('--release-storage') && words.includes('--destroy-storage') && stderr === undefined);

for (const version of ['2.8.13', '2.9.52', '3.6.28', '4.0.15']) {
	const forms = readJsonLines<Form>(`recordings/clients/${version}/forms.jsonl`).filter(form => !isLeftOut(form));

	test(`${version}: what a client refuses before it asks a controller is refused in the same words`, t => {
		const refused = forms.filter(({rc, stderr}) => rc !== 0 && stderr !== undefined);
		t.true(refused.length > 100);
		for (const {words, rc, stdout, stderr} of refused) {
			const result = createJuju(createLab({client: version}))(words);
			t.deepEqual({stdout: result.stdout, stderr: result.stderr, rc: result.exitCode}, {stdout, stderr, rc}, words.join(' '));
		}
	});

	test(`${version}: what a client accepts is accepted`, t => {
		// The exit code of ssh is that of the command on the machine.
		const accepted = forms.filter(({words, rc, stderr}) => rc !== 2 && stderr === undefined && words[0] !== 'ssh');
		t.true(accepted.length > 100);
		for (const {words} of accepted) {
			const result = createJuju(createLab({client: version}))(words);
			t.not(result.exitCode, 2, `${words.join(' ')}: ${result.stderr}`);
			t.notRegex(result.stderr, /is not a juju command|does not play/v, words.join(' '));
		}
	});
}
