import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {selectFindings} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyRemedy,
	openFinding,
	openRemedies,
	reachPrepare,
	readText,
	seeSolved,
} from '../_helpers/journey-steps.js';

const applicationOf = (journey: Journey, model: string, name: string) => {
	const observation = Object.entries(journey.state().observations).find(([key]) => key.endsWith(`/${model}`))?.[1];
	return observation?.status.value?.applications.find(application => application.name === name);
};

const close = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

test('a channel that is not there becomes a choice of those that are', async t => {
	const journey = await openJourney({scenario: 'charm-channel-closed'});
	await reachPrepare(journey);
	await openFinding(journey, 'controller-charm-behind');
	await applyRemedy(journey, 'refresh-charm');
	await close(journey);
	await openFinding(journey, 'channel-or-base-not-found');
	const choices = openRemedies(journey).filter(({id}) => id.startsWith('refresh controller'));
	t.deepEqual(choices.map(({id, disabledReason}) => [id, disabledReason === undefined]), [
		['refresh controller 3.6/candidate', true], ['refresh controller 3.6/stable', false], ['refresh controller 3.6/edge', false],
	]);
	await applyRemedy(journey, 'refresh controller 3.6/candidate');
	t.true(journey.commands().some(line => line.startsWith('refresh -m aws:admin/controller --channel 3.6/candidate') && line.endsWith(' controller')));
	await seeSolved(journey);
	await journey.until('the status shows it', () => applicationOf(journey, 'controller', 'controller')?.charmChannel === '3.6/candidate');
	t.is(applicationOf(journey, 'controller', 'controller')?.charmRevision, 130);
	t.false(selectFindings(journey.state()).some(({case: id}) => id === 'refresh-names-wrong-channel'));
	await journey.stop();
});

test('what a charm asks for is offered as a choice, and solves it', async t => {
	const journey = await openJourney({scenario: 'charm-waits'});
	await reachPrepare(journey);
	await openFinding(journey, 'charm-gives-instructions');
	const remedies = openRemedies(journey);
	t.deepEqual(remedies.filter(({id}) => id.startsWith('charm-advice')).map(({title}) => title), ['The charm says: run etcd/1 resume-refresh', 'The charm says: refresh --revision 754']);
	await applyRemedy(journey, 'read-message');
	const message = await readText(journey);
	t.true(message.some(line => line.includes('Check units >=2 are healthy')));
	await applyRemedy(journey, 'charm-advice etcd run etcd/1 resume-refresh');
	t.true(journey.commands().includes('run -m aws:admin/db --wait=4m --no-browser-login etcd/1 resume-refresh'));
	await seeSolved(journey);
	await journey.stop();
});

test('the way back that a charm names can be gone too', async t => {
	const journey = await openJourney({scenario: 'charm-waits'});
	await reachPrepare(journey);
	await openFinding(journey, 'charm-gives-instructions');
	await applyRemedy(journey, 'charm-advice etcd refresh --revision 754');
	t.true(journey.commands().includes('refresh -m aws:admin/db --revision 754 --no-browser-login etcd'));
	await journey.until('the charm is the one before', () => applicationOf(journey, 'db', 'etcd')?.charmRevision === 754);
	await journey.stop();
});

test('a unit in error takes the new charm after its hook is repaired', async t => {
	const journey = await openJourney({scenario: 'refresh-in-error'});
	await reachPrepare(journey);
	const [first] = selectFindings(journey.state());
	t.is(first?.case, 'hook-failed', 'The cause stands first.');
	await openFinding(journey, 'refresh-while-in-error');
	const force = openRemedies(journey).find(({id}) => id === 'force-units');
	t.is(force?.action.type, 'advice', 'It is explained and never run.');
	await applyRemedy(journey, 'open-hook-failed');
	await applyRemedy(journey, 'debug-hooks');
	if (journey.state().overlays.at(-1)?.name === 'text') {
		await readText(journey);
	}

	await close(journey);
	await openFinding(journey, 'refresh-while-in-error');
	await applyRemedy(journey, 'resolve-retry');
	await seeSolved(journey);
	t.false(journey.commands().some(line => line.includes('--force')));
	const unit = journey.cloud.controllers[0]?.models.find(({name}) => name === 'db')?.units.get('etcd/2');
	t.is(unit?.charmBefore, undefined);
	t.is(unit?.workload.current, 'active');
	await journey.stop();
});

test('other storage on Kubernetes is refused, and nothing is offered but to stay or to move', async t => {
	const journey = await openJourney({scenario: 'charm-storage-changed'});
	await reachPrepare(journey);
	await openFinding(journey, 'charm-gives-instructions');
	await applyRemedy(journey, 'charm-advice postgresql refresh --revision 280');
	await close(journey);
	await openFinding(journey, 'storage-update-refused');
	const finding = selectFindings(journey.state()).find(({case: id}) => id === 'storage-update-refused');
	t.deepEqual([finding?.model && modelKey(finding.model), finding?.subjects], ['k8s:admin/shop', ['application-postgresql']]);
	t.deepEqual(openRemedies(journey).map(({id, action}) => [id, action.type]), [['stay', 'advice'], ['redeploy', 'advice']]);
	t.is(applicationOf(journey, 'shop', 'postgresql')?.charmRevision, 281, 'Nothing was changed.');
	await journey.stop();
});
