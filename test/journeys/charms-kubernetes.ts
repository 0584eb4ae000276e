import test from 'ava';
import {charmHelpOf} from '../../source/state/charm/help.js';
import {unitsShown} from '../../source/state/charm/units.js';
import {statusOf, topOverlay} from '../../source/state/selectors.js';
import {
	applicationInCloud,
	atStep,
	changes,
	charmItem,
	choose,
	chooseWave,
	consent,
	giveOrder,
	modelHere,
	openCharmJourney,
	refusalOf,
	review,
	screenText,
	start,
	untilReady,
	untilVerify,
	verdicts,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

const open = async (): Promise<Journey> => openCharmJourney('3.6', {scenario: 'charms-kubernetes'});

const lineFor = (application: string, ...options: readonly string[]): string => ['refresh', '-m', 'k8s:admin/shop', ...options, '--no-browser-login', application].join(' ');

const words = (journey: Journey): string => screenText(journey).replaceAll(/\s+/gv, ' ');

/** Units that still have the charm from before. */
const behind = (journey: Journey, application: string): readonly string[] => (statusOf(journey.state(), modelHere(journey)).value?.agents ?? [])
	.filter(agent => agent.application === application && agent.upgradingFrom !== undefined)
	.map(({name}) => name);

/** Puts the cursor on a unit, opens what can be done about it, and takes a choice. */
const helpUnit = async (journey: Journey, unit: string, choice: string): Promise<readonly string[]> => {
	await journey.act('top');
	for (let step = 0; step < unitsShown(journey.state(), atStep(journey, 'perform')).findIndex(({name}) => name === unit); step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	const overlay = topOverlay(journey.state());
	const ids = overlay?.name === 'charm-help' ? charmHelpOf(journey.state(), overlay).map(({id}) => id) : [];
	const position = ids.findIndex(id => id.startsWith(choice));
	if (position === -1) {
		throw new Error(`There is no ${choice}: ${ids.join(', ')}.`);
	}

	for (let step = 0; step < position; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	return ids;
};

test('a charm that is a specification of its pod does not become one beside its workload while it has units: refused, and explained', async t => {
	const journey = await open();
	await choose(journey, 'mariadb');
	await review(journey);
	t.like(verdicts(journey), {deployment: 'unknown', 'release-exists': 'pass'}, 'Charmhub does not say how a charm runs.');
	await start(journey);
	await giveOrder(journey);
	const {message, advice, evidence, refusal} = refusalOf(journey);
	t.like(refusal, {kind: 'charm-refused', rule: 'scale-down'});
	t.regex(message, /has to be without units for this step\. A charm that describes its pod \(PodSpec\) becomes one that runs beside its workload only while there are no units/v);
	t.regex(advice ?? '', /Scale the application to 0 \(juju scale-application NAME 0\), wait until its pods are gone/v);
	t.regex(evidence, /juju scale-application mariadb 0/v, 'Juju\'s own words stay.');
	t.regex(words(journey), /Scale the application to 0 .* order the charm, scale up again/v);
	t.is(charmItem(journey).outcome, 'refused');
	t.is(applicationInCloud(journey, 'mariadb').revision, 35);
	t.deepEqual(changes(journey), [lineFor('mariadb')]);

	// Nothing was changed: there is nothing to go back to, and nothing is scaled for anybody.
	await journey.act('roll-back');
	t.is(journey.state().notice, 'Juju refused the order: nothing was changed, so there is nothing to go back to.');
	t.false(journey.commands().some(line => line.startsWith('scale-application')));
	await journey.act('next');
	await consent(journey);
	t.is(atStep(journey, 'done').wave.items[0]?.outcome, 'refused');
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('a charm beside its workload is upgraded pod by pod, the highest number first, and pauses in between', async t => {
	const journey = await open();
	await choose(journey, 'postgresql');
	await review(journey);
	t.regex(words(journey), /run pre-refresh-check on the leader first/v);
	await start(journey);
	await giveOrder(journey);
	const seen: string[] = [];
	const look = () => {
		const text = behind(journey, 'postgresql').join(' ');
		if (text !== seen.at(-1)) {
			seen.push(text);
		}
	};

	await journey.until('the pause', state => {
		look();
		return state.stage.name === 'charm' && state.stage.step === 'perform' && unitsShown(state, state.stage).some(({state: now}) => now === 'held');
	});
	t.deepEqual(seen, ['', 'postgresql/0 postgresql/1 postgresql/2', 'postgresql/0 postgresql/1']);
	await journey.advance(600_000);
	t.deepEqual(behind(journey, 'postgresql'), ['postgresql/0', 'postgresql/1'], 'The others wait for their operator.');
	await helpUnit(journey, 'postgresql/2', 'charm-advice run');
	const question = await consent(journey);
	t.is(question.title, 'Run what the charm asks for?');
	await journey.until('it has answered', ({running}) => Object.keys(running).length === 0);
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}

	await journey.until('every unit has come through', state => {
		look();
		return state.stage.name === 'charm' && state.stage.step === 'verify';
	});
	t.deepEqual(seen.slice(3), ['postgresql/0', ''], 'One after the other.');
	await untilVerify(journey);
	t.is(charmItem(journey).outcome, 'upgraded');
	t.deepEqual(changes(journey), [lineFor('postgresql'), 'run -m k8s:admin/shop --wait=4m --no-browser-login postgresql/1 resume-refresh']);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('a wave on Kubernetes: why in this order, no shell on a machine, and the hook that failed runs again', async t => {
	const journey = await open();
	await chooseWave(journey, ['traefik', 'grafana']);
	const {wave} = atStep(journey, 'plan');
	t.deepEqual(wave.items.map(({application}) => application), ['grafana', 'traefik']);
	t.true(wave.reasons.includes('On Kubernetes the units of an application take the charm one after the other, the highest number first.'));
	await start(journey);
	await giveOrder(journey);
	await untilVerify(journey);
	t.is(charmItem(journey).outcome, 'unchanged');
	await journey.act('next');
	await untilReady(journey);
	await giveOrder(journey);
	await journey.until('the hook has failed', state => state.stage.name === 'charm' && state.stage.step === 'perform'
		&& unitsShown(state, state.stage).some(({name, state: now}) => name === 'traefik/0' && now === 'error'));
	const choices = await helpUnit(journey, 'traefik/0', 'resolve-retry');
	t.false(choices.some(id => id.startsWith('open-shell')), 'A pod has no machine.');
	await consent(journey);
	await untilVerify(journey);
	await journey.act('next');
	t.deepEqual(atStep(journey, 'done').wave.items.map(({application, outcome}) => [application, outcome]), [['grafana', 'unchanged'], ['traefik', 'upgraded']]);
	t.deepEqual(changes(journey), [lineFor('grafana'), lineFor('traefik'), 'resolved -m k8s:admin/shop --no-browser-login traefik/0']);
	await journey.stop();
});
