import test from 'ava';
import {makeSettings, waveOf} from '../../_helpers/make-charms.js';
import {webModel} from '../../_helpers/make-state.js';
import {type Play} from '../../_helpers/play.js';
import {differencesOf, settingsAfter} from '../../../source/state/charm/verify-actions.js';
import {
	enter,
	itemOf,
	mysqlSettings,
	mysqlStatus,
	observe,
	order,
	readSettings,
	settle,
	stageOf,
} from '../../_helpers/perform-charm.js';

const rowsOf = (play: Play) => {
	const stage = stageOf(play.state());
	return stage.step === 'verify' ? differencesOf(play.state(), stage) : [];
};

const atVerify = (overrides = {}): Play => settle(order(enter(waveOf({mysql: {}, wordpress: {}}))), mysqlStatus(153, {}, overrides), 2);

test('settings from before are not taken for those of after', t => {
	const play = atVerify();
	t.is(settingsAfter(play.state(), {wave: waveOf({mysql: {}}), index: 0}), undefined);
	t.like(rowsOf(play).find(({what}) => what === 'settings'), {after: 'being read', kind: 'expected'});
	readSettings(play);
	t.is(rowsOf(play).find(({what}) => what === 'settings'), undefined);
	t.like(rowsOf(play).find(({what}) => what === 'setting profile'), {kind: 'same'});
});

test('nobody goes on before the settings were compared', t => {
	const play = atVerify().act('next');
	t.is(stageOf(play.state()).step, 'verify');
	t.regex(play.state().notice ?? '', /settings are being read/v);
	readSettings(play).act('next');
	t.like(stageOf(play.state()), {step: 'perform', index: 1});
});

test('a status that looks well with the workload from before is suspicious, and recorded without values', t => {
	const play = readSettings(atVerify());
	t.like(rowsOf(play).find(({what}) => what === 'workload version'), {kind: 'suspicious'});
	play.act('confirm');
	const record = play.effects().findLast(effect => effect.type === 'record' && effect.kind === 'charm-verified');
	t.like(record, {value: {application: 'mysql', outcome: 'upgraded', unexpected: [{what: 'workload version', kind: 'suspicious'}]}});
});

test('a setting that is gone without having been foretold is surprising', t => {
	const play = atVerify({workloadVersion: '8.0.36'});
	play.answer({type: 'read-charm-settings', model: webModel, application: 'mysql'}, {ok: true, value: makeSettings('mysql', mysqlSettings.settings.slice(1))});
	t.like(rowsOf(play).find(({what}) => what === 'setting profile'), {kind: 'surprising'});
	t.false(JSON.stringify(rowsOf(play)).includes('hunter2'));
});

test('a status that comes later is compared, and an application that vanished has nothing to compare', t => {
	const play = readSettings(atVerify());
	observe(play, mysqlStatus(153, {}, {workloadVersion: '8.0.36'}), 40);
	t.like(rowsOf(play).find(({what}) => what === 'workload version'), {after: '8.0.36', kind: 'expected'});
	observe(play, {...mysqlStatus(153), applications: []}, 50);
	t.deepEqual(rowsOf(play), []);
	t.is(itemOf(play.state()).outcome, 'upgraded');
});

test('asking again reads the settings once more, and scrolling stays within the text', t => {
	const play = readSettings(atVerify());
	const before = play.asked().length;
	play.act('ask-again');
	t.is(play.asked().length, before + 1);
	play.send({type: 'acted', action: 'down', limit: 1}, {type: 'acted', action: 'down', limit: 1});
	t.like(stageOf(play.state()), {top: 1});
	play.act('up', 'up');
	t.like(stageOf(play.state()), {top: 0});
});
