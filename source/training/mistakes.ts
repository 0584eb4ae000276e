import {type Mistake} from './lesson.js';
import {
	agentsBehind,
	controllerOf,
	isCommand,
	isOlder,
	lastNote,
} from './facts.js';

/** A model was told to go where its controller is not yet. */
export const modelFirst: Mistake = {
	id: 'model-first',
	title: 'A model was sent ahead of its controller',
	why: 'A model cannot run a newer version than its controller. Juju refuses some such upgrades and lets others wait for ever: the controller goes first, always.',
	isMade({cloud, latest}) {
		if (!latest || latest.words.includes('--dry-run') || !isCommand(latest, 'upgrade-model')) {
			return false;
		}

		const controller = controllerOf(cloud);
		const wanted = latest.words.find((_, index) => latest.words[index - 1] === '--agent-version');
		// It may have been refused: it was tried all the same.
		return controller !== undefined && latest.words.every(word => !/(?:^|[\/:])controller$/v.test(word))
			&& controller.models.some(model => isOlder(controller.version, wanted ?? model.version));
	},
};

/** `--ignore-agent-versions` was given while agents lived that are behind. */
export const ignoredVersions: Mistake = {
	id: 'ignored-versions',
	title: '--ignore-agent-versions was used while agents were behind',
	why: 'Juju then no longer waits for agents that have not finished the last upgrade. One that lives skips a version, and its upgrade steps are never run: nothing says so until it fails.',
	isMade: ({latest}) => latest?.words.includes('--ignore-agent-versions') === true && !latest.words.includes('--dry-run') && latest.exitCode === 0,
};

/** The end was called although agents are not at the version. */
export const calledTooEarly: Mistake = {
	id: 'called-too-early',
	title: 'The upgrade was called done while agents were behind',
	why: 'The controller names the wanted version as soon as it was told. Only the agents themselves prove that they run it.',
	isMade: observed => lastNote(observed, 'finished', 'result') !== undefined
		&& controllerOf(observed.cloud)?.models.some(model => agentsBehind(model, model.version).length > 0) === true,
};

/** Something was destroyed, or forgotten. */
export const lostData: Mistake = {
	id: 'lost-data',
	title: 'Something was destroyed',
	why: 'destroy-*, kill-controller, unregister and --force take away what cannot be brought back, and none of them helps an upgrade along.',
	isMade: ({latest}) => latest?.exitCode === 0
		&& ['destroy-controller', 'kill-controller', 'destroy-model', 'unregister', 'remove-machine', 'remove-application', 'remove-unit'].includes(latest.words[0] ?? ''),
};

/** A failed hook was passed over. */
export const skippedHook: Mistake = {
	id: 'skipped-hook',
	title: 'A failed hook was passed over with --no-retry',
	why: 'What the hook was to do is left undone, and Juju calls the unit well. The charm may work on with half of its configuration.',
	isMade: ({latest}) => latest?.exitCode === 0 && isCommand(latest, 'resolved') && latest.words.some(word => word === '--no-retry' || word === '--no-retry=true'),
};

/** The mistakes that can be made in any lesson. */
export const commonMistakes: readonly Mistake[] = [modelFirst, ignoredVersions, calledTooEarly, lostData];
