import {type Cloud} from '../../../source/simulator/cloud.js';
import {type CommandResult} from '../../../source/simulator/command-line.js';
import {createJuju, createLab, labController} from '../../_helpers/simulated-lab.js';
import {readJsonLines} from '../../_helpers/fixture.js';
import {compareSaid} from './_compare.js';
import {type Play} from './_plays.js';

/** A command line that was tried on a real client. The controller was a stub: what came of it is left out where the stub had no answer. */
type Form = {
	readonly words: readonly string[];
	readonly rc: number;
	readonly stdout?: string;
	readonly stderr?: string;
};

const versions = ['2.8.13', '2.9.31', '2.9.52', '3.0.4', '3.6.28', '4.0.15'] as const;

const buildLab = (version: string, {words, stderr}: Form): Cloud => {
	const cloud = createLab({client: version});
	// Where it was recorded there was no network, and the stub's log was empty.
	cloud.syncSource = [];
	labController(cloud, 'c2').currentModel = 'controller';
	for (const model of cloud.controllers.flatMap(({models}) => models)) {
		model.log = [];
		if (stderr?.includes('deploy incomplete')) {
			model.applications.clear();
		}

		// What has no agents has no log, as the stub had none.
		if (words[0] !== 'debug-log') {
			continue;
		}

		model.machines.clear();
		model.units.clear();
	}

	return cloud;
};

/** Clouds that nothing was done to yet: a command that is refused does nothing. */
const untouched = new Map<string, Cloud>();

const run = (version: string, form: Form): CommandResult => {
	const key = `${version} ${form.words[0] === 'debug-log' ? 'log' : ''} ${form.stderr?.includes('deploy incomplete') === true ? 'incomplete' : ''}`;
	const cloud = untouched.get(key) ?? buildLab(version, form);
	const result = createJuju(cloud)(form.words);
	if (result.exitCode === 0) {
		untouched.delete(key);
	} else {
		untouched.set(key, cloud);
	}

	return result;
};

const play = (version: string, form: Form): readonly string[] => {
	const {words, rc, stdout, stderr} = form;
	const simulated = run(version, form);
	if (simulated.stderr.includes('the simulation does not play')) {
		return [`juju ${words.find(word => !word.startsWith('-')) ?? ''} is not played`];
	}

	if (stderr === undefined) {
		return (simulated.exitCode === 2 && simulated.stderr.startsWith('ERROR')) || simulated.stderr.includes('is not a juju command') ? [`refuses: ${simulated.stderr.trim()}`] : [];
	}

	return compareSaid({exitCode: rc, stdout: stdout ?? simulated.stdout, stderr}, simulated, {areNumbersLeftOut: true});
};

/** Every form of a command line. */
export const forms: readonly Play[] = versions.flatMap(version => {
	const recording = `clients/${version}/forms.jsonl`;
	return readJsonLines<Form>(`recordings/${recording}`).map(form => ({recording, command: form.words.join(' '), run: () => play(version, form)}));
});
