import test from 'ava';
import {wayPage} from '../../source/interface/screens/way.js';
import {drawBody} from '../../source/interface/screens/index.js';
import {hopCommandLine} from '../../source/domain/release-path/hop-commands.js';
import {topOverlay} from '../../source/state/selectors.js';
import {lastWay, wayTo} from '../../source/state/way.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	pageText,
	linesText,
	smallArea,
	usualArea,
} from '../_helpers/page-text.js';

const reachModels = async (journey: Journey): Promise<void> => {
	await journey.until('the controller has answered', ({details}) => Object.values(details).some(({value}) => value !== undefined));
	if (journey.state().controller === undefined) {
		await journey.act('confirm');
	}

	await journey.until('a version is known', ({version, models}) => version !== undefined && models.value !== undefined);
};

const typeVersion = async (journey: Journey, version: string): Promise<void> => {
	await journey.act('other-version');
	await journey.type(version);
	await journey.act('confirm');
};

const squeeze = (text: string): string => text.replaceAll(/\s+/gv, ' ');

test('A version of the next major opens the way: newest patch first, then a new controller, the move of each model, and its upgrade', async t => {
	const journey = await openJourney();
	await reachModels(journey);
	await typeVersion(journey, '4.0.15');
	t.is(topOverlay(journey.state())?.name, 'way');
	const way = wayTo(journey.state(), '4.0.15');
	t.deepEqual(way?.hops.map(({hop}) => `${hop.subject} ${hop.means} ${hop.to}`), ['controller upgrade 3.6.28', 'models upgrade 3.6.28', 'controller migrate 4.0.15', 'models upgrade 4.0.15']);
	const lines = way?.hops.flatMap(({commands}) => commands.map(command => hopCommandLine(command))) ?? [];
	t.true(lines.includes('juju bootstrap aws/eu-west-1 aws-4-0-15 --agent-version 4.0.15 --no-switch'));
	t.true(lines.includes('juju migrate aws:admin/web aws-4-0-15 --dry-run'));
	t.true(lines.indexOf('juju migrate aws:admin/web aws-4-0-15') > lines.indexOf('juju migrate aws:admin/web aws-4-0-15 --dry-run'));
	t.true(lines.some(line => line.startsWith('juju upgrade-model -m aws-4-0-15:admin/web --agent-version 4.0.15')));
	t.false(journey.commands().some(line => line.startsWith('bootstrap') || line.startsWith('migrate')), 'nothing of it is run');
	await journey.stop();
});

test('Enter takes the first hop where that is an upgrade in place, and says that the rest comes after it', async t => {
	const journey = await openJourney();
	await reachModels(journey);
	await typeVersion(journey, '4.0.15');
	await journey.act('confirm');
	t.is(topOverlay(journey.state()), undefined);
	t.is(journey.state().version?.text, '3.6.28');
	t.regex(journey.state().notice ?? '', /first stop to 4\.0\.15\. w shows the way again/v);
	await journey.act('way');
	t.is(topOverlay(journey.state())?.name, 'way', 'it can be looked at again');
	await journey.stop();
});

test('A way that begins with a new controller takes nothing', async t => {
	const journey = await openJourney({scenario: 'small-2.9'});
	await reachModels(journey);
	const newest = journey.state().details['aws']?.value?.version ?? '';
	t.regex(newest, /^2\.9\./v);
	await typeVersion(journey, '3.6.28');
	const way = wayTo(journey.state(), '3.6.28');
	const [first] = way?.hops ?? [];
	const before = journey.state().version;
	await journey.act('confirm');
	if (first?.hop.means === 'migrate') {
		t.regex(journey.state().notice ?? '', /begins with a new controller/v);
		t.deepEqual(journey.state().version, before);
	} else {
		t.is(journey.state().version?.text, first?.hop.to);
	}

	await journey.stop();
});

test('Every line of the way fits 80x24 and 60x20, from the first to the last row', async t => {
	const journey = await openJourney();
	await reachModels(journey);
	await typeVersion(journey, '4.0.15');
	for (const area of [usualArea, smallArea]) {
		const text = squeeze(pageText(wayPage(journey.state(), {name: 'way', wanted: '4.0.15', top: 0}, {...area, rows: 400}), {...area, rows: 400}));
		t.regex(text, /The way to 4\.0\.15 4 hops 3\.6\.4 → 3\.6\.28 → 4\.0\.15 \(new controller\)/v);
		t.regex(text, /Models need 3\.6\.0 or later/v);
		t.regex(text, /With a client of 4\.0\.15:/v);
		t.regex(text, /juju bootstrap aws\/eu-west-1 aws-4-0-15/v);
		t.regex(text, /Enter takes 3\.6\.28, the first of 4 hops/v);
		t.true(drawBody(journey.state(), area).length <= area.rows);
	}

	await journey.act('down', 'page-down', 'up');
	t.regex(linesText(drawBody(journey.state(), usualArea), usualArea), /The way to 4\.0\.15/v);
	await journey.act('copy');
	t.not(journey.state().notice, 'There is no command to copy.');
	await journey.stop();
});

test('The version of the command line that takes several hops shows its way once, and goes on with Juju\'s own choice', async t => {
	const journey = await openJourney({session: {controller: 'aws', agentVersion: '4.0.15'}});
	await journey.until('the way is shown', state => topOverlay(state)?.name === 'way');
	t.is(journey.state().exit, undefined);
	await journey.act('back');
	await journey.until('Juju\'s own choice is known', ({version}) => version?.source === 'juju');
	t.is(topOverlay(journey.state()), undefined, 'answers that come later do not open it again');
	t.is(journey.state().version?.text, '3.6.28');
	t.is(lastWay(journey.state()), '4.0.15');
	await journey.act('way', 'confirm');
	t.is(journey.state().version?.text, '3.6.28');
	await journey.stop();
});

test('What is no version, lower, or one upgrade away has no way', async t => {
	const journey = await openJourney();
	await reachModels(journey);
	for (const text of ['3.6.28', '3.6.4', '3.6.3', '3.6', 'newest', '']) {
		t.is(wayTo(journey.state(), text), undefined, `${text} has none`);
	}

	const nowhere = wayTo(journey.state(), '9.0.0');
	t.deepEqual(nowhere?.hops, []);
	t.regex(nowhere?.problems[0] ?? '', /9/v);
	await typeVersion(journey, '9.0.0');
	await journey.act('confirm');
	t.regex(journey.state().notice ?? '', /No way leads there/v);
	await journey.stop();
});

test('Without a way the key for it says so', async t => {
	const journey = await openJourney();
	await reachModels(journey);
	await journey.act('way');
	t.is(topOverlay(journey.state()), undefined);
	t.regex(journey.state().notice ?? '', /No version that takes more than one upgrade/v);
	await journey.stop();
});
