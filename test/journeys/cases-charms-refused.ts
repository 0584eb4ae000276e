import test, {type ExecutionContext} from 'ava';
import {advance} from '../../source/simulator/cluster.js';
import {runCommandLine} from '../../source/simulator/command-line.js';
import {selectFindings, topOverlay} from '../../source/state/selectors.js';
import {troubleRows, type TroubleRow} from '../../source/state/trouble-rows.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyRemedy,
	openFinding,
	openRemedies,
	reachPrepare,
	readText,
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

const foundIds = (journey: Journey): readonly string[] => selectFindings(journey.state()).map(({case: id}) => id);

const rowsOf = (journey: Journey) => {
	const top = topOverlay(journey.state());
	return top?.name === 'findings' ? troubleRows(journey.state(), top) : [];
};

const moveTo = async (journey: Journey, isWanted: (row: TroubleRow) => boolean): Promise<void> => {
	const index = rowsOf(journey).findIndex(row => isWanted(row));
	if (index === -1) {
		throw new Error(`There is no such row, but ${foundIds(journey).join(', ')}.`);
	}

	await journey.act('top');
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
};

const isCharmOf = (row: TroubleRow, model: string): boolean =>
	row.kind === 'finding' && row.finding.case === 'charm-gives-instructions' && row.finding.model?.name === `admin/${model}`;

/** Opens what the charms of a model say. */
const openCharm = async (journey: Journey, model: string): Promise<void> => {
	await close(journey);
	await journey.act('troubleshoot');
	if (rowsOf(journey).every(row => !isCharmOf(row, model))) {
		await moveTo(journey, row => row.kind === 'group' && row.case.id === 'charm-gives-instructions');
	}

	await moveTo(journey, row => isCharmOf(row, model));
};

/** Runs what a charm names, from the case of the charm. */
const follow = async (journey: Journey, model: string, advice: string): Promise<void> => {
	await openCharm(journey, model);
	await applyRemedy(journey, `charm-advice ${advice}`);
	await close(journey);
};

const findingOf = (journey: Journey, id: string) => selectFindings(journey.state()).find(finding => finding.case === id);

/** The text that an advice shows. */
const readAdvice = async (journey: Journey, id: string): Promise<string> => {
	await applyRemedy(journey, id);
	const lines = await readText(journey);
	return lines.join('\n');
};

const seeAdvice = async (t: ExecutionContext, journey: Journey, {id, line}: {readonly id: string; readonly line: string}): Promise<void> => {
	const text = await readAdvice(journey, id);
	t.true(text.includes(line), `${line}\n\n${text}`);
};

/** Waits until a status shows this revision of an application. */
const seeRevision = async (journey: Journey, [model, name]: readonly [string, string], revision: number): Promise<void> => {
	await journey.until(`${name} is at ${revision}`, () => applicationOf(journey, model, name)?.charmRevision === revision, 120_000);
};

const seeGone = async (journey: Journey, id: string): Promise<void> => {
	await journey.until(`${id} is over`, state => selectFindings(state).every(finding => finding.case !== id), 600_000);
};

/** By hand, in another terminal. */
const runByHand = (journey: Journey, line: string): void => {
	const {exitCode, stderr} = runCommandLine(journey.cloud, line.split(' '), {now: journey.cloud.now});
	if (exitCode !== 0) {
		throw new Error(stderr);
	}

	advance(journey.cloud, journey.cloud.now);
};

test('G7: a charm that would break a relation is refused; the revision that fits is taken, and the refusal is history', async t => {
	const journey = await openJourney({scenario: 'charms-refused'});
	await reachPrepare(journey);
	await follow(journey, 'web', 'haproxy refresh --revision 80');
	await openFinding(journey, 'charm-not-compatible');
	t.deepEqual(findingOf(journey, 'charm-not-compatible')?.subjects, ['application-haproxy']);
	t.deepEqual(openRemedies(journey).map(({id, action}) => [id, action.type]), [['stay', 'advice'], ['other-revision', 'advice'], ['give-up-relation', 'advice']]);
	await seeAdvice(t, journey, {id: 'other-revision', line: 'juju refresh -m aws:admin/web --channel CHANNEL --revision REVISION haproxy'});
	t.is(applicationOf(journey, 'web', 'haproxy')?.charmRevision, 81, 'Nothing was changed.');
	await follow(journey, 'web', 'haproxy refresh --channel 2.8/candidate --revision 79');
	await seeGone(journey, 'charm-not-compatible');
	await seeRevision(journey, ['web', 'haproxy'], 79);
	t.is(applicationOf(journey, 'web', 'haproxy')?.charmChannel, '2.8/candidate');
	await journey.stop();
});

test('G11: a charm from a file is refused until it is taken from the store, as the case says', async t => {
	const journey = await openJourney({scenario: 'charms-refused'});
	await reachPrepare(journey);
	await follow(journey, 'web', 'webapp refresh --revision 41');
	await openFinding(journey, 'local-charm-needs-file');
	t.deepEqual(findingOf(journey, 'local-charm-needs-file')?.subjects, ['application-webapp']);
	await seeAdvice(t, journey, {id: 'refresh-from-file', line: 'juju refresh -m aws:admin/web --path ./CHARM.charm webapp'});
	await seeAdvice(t, journey, {id: 'switch-to-store', line: 'juju refresh -m aws:admin/web --switch ch:CHARM --channel CHANNEL webapp'});
	runByHand(journey, 'refresh -m aws:admin/web --switch ch:webapp --channel latest/stable webapp');
	await journey.until('the status shows it', () => applicationOf(journey, 'web', 'webapp')?.charmOrigin === 'charmhub');
	await follow(journey, 'web', 'webapp refresh --revision 41');
	await seeGone(journey, 'local-charm-needs-file');
	await seeRevision(journey, ['web', 'webapp'], 41);
	t.is(applicationOf(journey, 'web', 'webapp')?.charmChannel, 'latest/stable');
	await journey.stop();
});

test('G3: a refresh that keeps its channel is found in the status, and one with the revision is what it says', async t => {
	const journey = await openJourney({scenario: 'charms-refused'});
	await reachPrepare(journey);
	await follow(journey, 'db', 'etcd refresh --channel 3.4/candidate');
	await openFinding(journey, 'refresh-names-wrong-channel');
	t.deepEqual(findingOf(journey, 'refresh-names-wrong-channel')?.subjects, ['application-etcd']);
	t.is(applicationOf(journey, 'db', 'etcd')?.charmChannel, '3.4/stable');
	t.regex(await readAdvice(journey, 'compare'), /name both the channel and the revision/v);
	await follow(journey, 'db', 'etcd refresh --channel 3.4/candidate --revision 760');
	await seeGone(journey, 'refresh-names-wrong-channel');
	await seeRevision(journey, ['db', 'etcd'], 760);
	t.is(applicationOf(journey, 'db', 'etcd')?.charmChannel, '3.4/candidate');
	t.false(foundIds(journey).includes('refresh-names-wrong-channel'));
	await journey.stop();
});

test('G6: a PodSpec charm with units is refused, and nothing is offered but to stay or to scale down', async t => {
	const journey = await openJourney({scenario: 'charms-refused-k8s'});
	await reachPrepare(journey);
	await follow(journey, 'shop', 'postgresql refresh --revision 290');
	await openFinding(journey, 'podspec-not-scaled-down');
	t.deepEqual(findingOf(journey, 'podspec-not-scaled-down')?.subjects, ['application-postgresql']);
	t.deepEqual(openRemedies(journey).map(({id, action}) => [id, action.type]), [['stay', 'advice'], ['scale-down', 'advice']]);
	const text = await readAdvice(journey, 'scale-down');
	t.true(text.includes('juju scale-application -m k8s:admin/shop postgresql 0'), `Of:\n${text}`);
	t.true(text.includes('juju scale-application -m k8s:admin/shop postgresql 3'), `Of:\n${text}`);
	t.is(applicationOf(journey, 'shop', 'postgresql')?.charmRevision, 281, 'Nothing was changed.');

	// Scaled to zero by hand: nothing is in the way of the new charm any more.
	const application = journey.cloud.controllers[0]?.models.find(({name}) => name === 'shop')?.applications.get('postgresql');
	t.truthy(application);
	delete application?.releases;
	await follow(journey, 'shop', 'postgresql refresh --revision 290');
	await seeGone(journey, 'podspec-not-scaled-down');
	await seeRevision(journey, ['shop', 'postgresql'], 290);
	await journey.stop();
});

test('G5: pods that wait for an image after a refresh are found, until another revision has it', async t => {
	const journey = await openJourney({scenario: 'charms-refused-k8s'});
	await reachPrepare(journey);
	await follow(journey, 'observability', 'grafana refresh --revision 108');
	await openFinding(journey, 'image-gone-after-refresh');
	await seeAdvice(t, journey, {id: 'other-revision', line: 'juju refresh -m k8s:admin/observability --revision REVISION APPLICATION'});
	runByHand(journey, 'refresh -m k8s:admin/observability --revision 110 grafana');
	await seeGone(journey, 'image-gone-after-refresh');
	await journey.stop();
});

test('G12: on 4.1 a revision of another channel is refused, and found where its channel is named', async t => {
	const journey = await openJourney({scenario: 'charms-refused-4.1'});
	await reachPrepare(journey);
	await follow(journey, 'db', 'etcd refresh --revision 720');
	await openFinding(journey, 'revision-outside-channel');
	t.false(foundIds(journey).includes('channel-or-base-not-found'), 'One trouble has one name.');
	await seeAdvice(t, journey, {id: 'name-channel', line: 'juju refresh -m aws:admin/db --channel CHANNEL --revision 720 etcd'});
	await follow(journey, 'db', 'etcd refresh --channel 3.3/stable --revision 720');
	await seeGone(journey, 'revision-outside-channel');
	await seeRevision(journey, ['db', 'etcd'], 720);
	t.is(applicationOf(journey, 'db', 'etcd')?.charmChannel, '3.3/stable');
	await journey.stop();
});

test('G2: a charm for another base is found after its refresh, and is gone with the revision of before', async t => {
	const journey = await openJourney({scenario: 'charms-refused-4.1'});
	await reachPrepare(journey);
	await follow(journey, 'web', 'haproxy refresh --revision 90');
	await openFinding(journey, 'charm-base-differs');
	t.deepEqual(findingOf(journey, 'charm-base-differs')?.subjects, ['application-haproxy']);
	t.regex(await readAdvice(journey, 'go-back'), /show-status-log -m aws:admin\/web UNIT/v);
	runByHand(journey, 'refresh -m aws:admin/web --revision 81 haproxy');
	await seeGone(journey, 'charm-base-differs');
	await journey.stop();
});

test('G14, G15: refreshes side by side and a leader that went first are found, and over once the others followed', async t => {
	const journey = await openJourney({scenario: 'charms-together'});
	await reachPrepare(journey);
	await openFinding(journey, 'leader-refreshed-first');
	await close(journey);
	t.deepEqual(findingOf(journey, 'leader-refreshed-first')?.subjects, ['application-etcd']);
	await openFinding(journey, 'charms-refreshed-together');
	t.deepEqual(findingOf(journey, 'charms-refreshed-together')?.subjects.toSorted(), ['application-etcd', 'application-proxy']);
	t.regex(await readAdvice(journey, 'one-at-a-time'), /Refresh no other application now/v);
	for (const unit of journey.cloud.controllers[0]?.models.find(({name}) => name === 'db')?.units.values() ?? []) {
		unit.isConnected = true;
	}

	await seeGone(journey, 'charms-refreshed-together');
	await seeGone(journey, 'leader-refreshed-first');
	await journey.stop();
});

test('G13: a peer relation that is there twice is explained, and nothing is run for it', async t => {
	const journey = await openJourney({scenario: 'charm-peers-doubled'});
	await reachPrepare(journey);
	await openFinding(journey, 'peer-relation-doubled');
	t.deepEqual(findingOf(journey, 'peer-relation-doubled')?.subjects, ['unit-etcd-2', 'application-etcd']);
	t.deepEqual(openRemedies(journey).map(({action}) => action.type), ['ask-again', 'advice']);
	await seeAdvice(t, journey, {id: 'escalate', line: 'juju show-unit -m aws:admin/db UNIT'});
	const unit = journey.cloud.controllers[0]?.models.find(({name}) => name === 'db')?.units.get('etcd/2');
	t.truthy(unit);
	if (unit) {
		unit.workload = {...unit.workload, current: 'active', message: 'healthy with 3 known peers'};
	}

	await applyRemedy(journey, 'ask-again');
	await seeGone(journey, 'peer-relation-doubled');
	await journey.stop();
});
