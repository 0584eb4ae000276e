import test from 'ava';
import {type JujuProcess} from '../../source/juju/process.js';
import {selectFindings} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyRemedy,
	confirmStep,
	openFinding,
	performSteps,
	reachPlan,
	readText,
} from '../_helpers/journey-steps.js';

const isFound = (journey: Journey, id: string): boolean => selectFindings(journey.state()).some(finding => finding.case === id);

/** The first real command of a kind is refused with these words; dry runs and everything after it go through. */
const refuseOnce = (command: string, words: string) => {
	let isRefused = false;
	return (simulated: JujuProcess): JujuProcess => ({
		...simulated,
		async run(request) {
			if (isRefused || request.arguments[0] !== command || request.arguments.includes('--dry-run')) {
				return simulated.run(request);
			}

			isRefused = true;
			return {
				outcome: 'exited', exitCode: 1, stdout: '', stderr: words, duration: 200,
			};
		},
	});
};

const refusals = [
	{
		id: 'controller-first',
		command: 'upgrade-model',
		words: 'ERROR cannot upgrade to a version "3.6.28" greater than that of the controller "3.6.4"\n',
		remedy: 'upgrade-controller-first',
		says: 'juju upgrade-controller -c aws',
	},
	{
		id: 'wrong-command-for-controller',
		command: 'upgrade-controller',
		words: 'ERROR use upgrade-controller to upgrade the controller model\n',
		remedy: 'use-upgrade-controller',
		says: 'juju upgrade-controller -c aws',
	},
	{
		id: 'minor-upgrade-refused', command: 'upgrade-controller', words: 'ERROR upgrade to "3.6.28" is not supported from "2.9.52"\n', remedy: 'new-controller', says: 'juju migrate MODEL NEW-CONTROLLER',
	},
	{
		id: 'credential-restricted', command: 'upgrade-controller', words: 'ERROR Certificate is restricted\n', remedy: 'widen-trust', says: 'lxc config trust edit FINGERPRINT',
	},
	{
		id: 'cloud-behind-proxy',
		command: 'upgrade-controller',
		words: 'ERROR cannot make API call to provider: Get "https://keystone.example:5000/": dial tcp 10.0.0.1:5000: i/o timeout\n',
		remedy: 'look-at-proxy',
		says: 'juju model-config -m aws:admin/controller juju-https-proxy',
	},
];

for (const {id, command, words, remedy, says} of refusals) {
	test(`${id}: a refusal in the middle of the plan is found and explained, and is over when the next try succeeds`, async t => {
		const journey = await openJourney({session: {agentVersion: '3.6.28'}, wrap: refuseOnce(command, words)});
		await reachPlan(journey);
		await journey.act('confirm');
		for (let round = 0; round < 20 && !isFound(journey, id); round++) {
			const {stage} = journey.state();
			if (stage.name === 'perform' && stage.step.phase === 'ready') {
				await confirmStep(journey);
			} else if (stage.name === 'verify') {
				await journey.act('next');
			} else {
				await journey.until(`${id}, or the next step`, state => isFound(journey, id) || state.stage.name !== 'perform' || state.stage.step.phase === 'ready');
			}
		}

		await openFinding(journey, id);
		await applyRemedy(journey, remedy);
		const lines = await readText(journey);
		t.true(lines.some(line => line.includes(says)), lines.join('\n'));
		while (journey.state().overlays.length > 0) {
			await journey.act('back');
		}

		await journey.act('retry');
		await journey.act('yes', 'confirm');
		await journey.until(`${id} is gone`, () => !isFound(journey, id), 120_000);
		await journey.until('the step goes on', ({stage}) => stage.name !== 'perform' || stage.step.phase !== 'waiting', 3_600_000);
		await performSteps(journey);
		const {stage} = journey.state();
		t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
		await journey.stop();
	});
}
