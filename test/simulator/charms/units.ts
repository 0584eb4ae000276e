import test from 'ava';
import {openCharmLab, type CharmLab} from '../../_helpers/charm-lab.js';

const messages = ({units}: CharmLab): ReadonlyArray<string | undefined> => units.map(({workload}) => workload.current === 'active' ? 'active' : workload.message);

const before = ({units}: CharmLab): ReadonlyArray<string | undefined> => units.map(({charmBefore}) => charmBefore);

test('the address of the charm before is in the form of each version', t => {
	for (const [version, expected] of [
		['1.25.13', /^cs:trusty\/mysql-\d+$/v], ['2.5.8', /^cs:mysql-12$/v], ['2.9.52', /^ch:amd64\/focal\/mysql-12$/v], ['3.6.28', /^ch:amd64\/jammy\/mysql-12$/v], ['4.0.15', /^ch:amd64\/mysql-12$/v],
	] as const) {
		const lab = openCharmLab({version});
		t.is(lab.refresh().exitCode, 0);
		t.regex(lab.units[0]?.charmBefore ?? '', expected);
	}
});

test('units take the charm at their own pace, run two hooks, and all of them make the version of the workload', t => {
	const lab = openCharmLab({version: '3.6.28', releases: [{workloadVersion: '8.4.0', arrives: [10_000, 10_000], hookTakes: [5000, 5000]}]});
	lab.refresh();
	lab.wait(9);
	t.true(before(lab).every(url => url !== undefined));
	lab.wait(3);
	t.true(lab.units.every(({charmBefore, status}) => charmBefore === undefined && status.message === 'running upgrade-charm hook'));
	t.is(lab.application.workloadVersion, '8.0.36');
	lab.wait(10);
	t.true(lab.units.every(({status}) => status.current === 'idle'));
	t.true(lab.units.every(({log}) => log.some(({message}) => message === 'running config-changed hook')));
	t.is(lab.application.workloadVersion, '8.4.0');
});

test('a hook that fails once is tried again by Juju', t => {
	const lab = openCharmLab({
		version: '3.6.28', releases: [{
			workloadVersion: '8.4.0', hookFails: {how: 'once', units: ['mysql/1']}, arrives: [2000, 2000], hookTakes: [2000, 2000],
		}],
	});
	lab.refresh();
	lab.wait(6);
	t.deepEqual(messages(lab), ['active', 'hook failed: "upgrade-charm"']);
	lab.wait(20);
	t.deepEqual(messages(lab), ['active', 'active']);
	t.is(lab.application.workloadVersion, '8.4.0');
});

test('a hook that always fails is repaired by hand; passing over it leaves the old workload behind', t => {
	const releases = [{workloadVersion: '8.4.0', hookFails: {how: 'always'}}] as const;
	const skipped = openCharmLab({version: '3.6.28', releases});
	skipped.refresh();
	skipped.wait(60);
	t.deepEqual(messages(skipped), ['hook failed: "upgrade-charm"', 'hook failed: "upgrade-charm"']);
	t.deepEqual(before(skipped), [undefined, undefined], 'They have the charm already.');
	t.is(skipped.juju('resolved -m c1:prod --no-retry --all').exitCode, 0);
	skipped.wait(60);
	t.deepEqual(messages(skipped), ['active', 'active']);
	t.is(skipped.application.workloadVersion, '8.0.36');
	const repaired = openCharmLab({version: '3.6.28', releases});
	repaired.refresh();
	repaired.wait(15);
	for (const name of ['mysql/0', 'mysql/1']) {
		t.is(repaired.juju(`resolved -m c1:prod ${name}`).exitCode, 0);
	}

	repaired.wait(3);
	t.deepEqual(messages(repaired), ['hook failed: "upgrade-charm"', 'hook failed: "upgrade-charm"'], 'Retrying alone repairs nothing.');
	for (const {trouble} of repaired.units) {
		if (trouble) {
			trouble.isBroken = false;
		}
	}

	repaired.wait(600);
	t.is(repaired.application.workloadVersion, '8.4.0');
});

test('a unit in error waits for its charm; force gives it at once and never runs the hook', t => {
	const make = () => openCharmLab({
		version: '3.6.28', releases: [{workloadVersion: '8.4.0'}], change(_, model) {
			const unit = model.units.get('mysql/1');
			if (!unit) {
				return;
			}

			unit.trouble = {
				hook: 'config-changed', isBroken: true, tries: 9, isResolving: false, calm: unit.workload,
			};
			unit.workload = {current: 'error', message: 'hook failed: "config-changed"', since: 0};
		},
	});
	const waiting = make();
	waiting.refresh();
	waiting.wait(60);
	t.deepEqual(before(waiting), [undefined, 'ch:amd64/jammy/mysql-12']);
	waiting.juju('resolved -m c1:prod --no-retry mysql/1');
	waiting.wait(30);
	t.deepEqual(before(waiting), [undefined, undefined]);
	t.is(waiting.application.workloadVersion, '8.4.0');
	const forced = make();
	forced.refresh('--force-units');
	t.deepEqual(before(forced), ['ch:amd64/jammy/mysql-12', undefined]);
	forced.juju('resolved -m c1:prod --no-retry mysql/1');
	forced.wait(60);
	t.deepEqual(messages(forced), ['active', 'active']);
	t.false(forced.units[1]?.log.some(({message}) => message === 'running upgrade-charm hook'));
	t.is(forced.application.workloadVersion, '8.0.36');
});

test('the author forces a corrected revision: the hook that is tried again is the new one', t => {
	const lab = openCharmLab({version: '3.6.28', releases: [{hookFails: {how: 'always'}, workloadVersion: '8.4.0'}, {workloadVersion: '8.4.1'}]});
	lab.refresh('--revision 13');
	lab.wait(12);
	t.is(lab.refresh('--revision 14 --force-units').exitCode, 0);
	lab.juju('resolved -m c1:prod --all');
	lab.wait(20);
	t.deepEqual(messages(lab), ['active', 'active']);
	t.is(lab.application.workloadVersion, '8.4.1');
});

test('files that do not fit: resolved tries them again, a corrected revision is forced in, the old one comes back by force or once that is resolved', t => {
	for (const version of ['1.25.13', '3.6.28']) {
		const make = () => {
			const lab = openCharmLab({version, releases: [{conflictsOn: 'all'}, {}]});
			lab.refresh(`--revision ${lab.application.revision + 1}`);
			lab.wait(20);
			t.true(lab.units.every(({workload, charmBefore}) => workload.current === 'error' && workload.message === 'upgrade failed' && charmBefore !== undefined));
			t.true(lab.model.log.some(({message, level}) => level === 'ERROR' && message.startsWith('cannot upgrade charm: ')));
			return lab;
		};

		const accepted = make();
		const words = version.startsWith('1.') ? '' : '-m c1:prod';
		t.is(accepted.juju(`resolved ${words} mysql/0`).exitCode, 0);
		accepted.wait(20);
		t.is(accepted.units[0]?.workload.message, 'upgrade failed', 'It is still in the way.');
		const machine = accepted.units[0]?.machine ?? '';
		t.regex(accepted.juju(`ssh ${words} ${machine}`, {isTerminal: true}).transcript ?? '', /sudo mv \/var\/lib\/juju\/agents\/unit-mysql-0\/charm\/lib/v);
		t.is(accepted.units[0]?.workload.message, 'upgrade failed', 'Juju does nothing by itself.');
		t.is(accepted.juju(`resolved ${words} mysql/0`).exitCode, 0);
		accepted.wait(20);
		t.is(accepted.units[0]?.workload.current, 'active');
		t.is(accepted.units[0]?.charmBefore, undefined);
		const corrected = make();
		const next = corrected.application.revision + 1;
		t.is(corrected.refresh(`--revision ${next} ${version.startsWith('1.') ? '--force' : '--force-units'}`).exitCode, 0);
		corrected.wait(20);
		t.true(corrected.units.every(({workload, charmBefore}) => workload.current === 'active' && charmBefore === undefined));
		const back = make();
		t.is(back.refresh(`--revision ${back.application.revision - 1}`).exitCode, 0);
		back.wait(20);
		t.true(back.units.every(({workload}) => workload.message === 'upgrade failed'), 'Not even the old one.');
		back.juju(`ssh ${words} ${back.units[0]?.machine ?? ''}`, {isTerminal: true});
		back.juju(`resolved ${words} mysql/0`);
		back.wait(20);
		t.is(back.units[0]?.workload.current, 'active');
		const forced = make();
		t.is(forced.refresh(`--revision ${forced.application.revision - 1} ${version.startsWith('1.') ? '--force' : '--force-units'}`).exitCode, 0);
		forced.wait(20);
		t.true(forced.units.every(({workload, charmBefore}) => workload.current === 'active' && charmBefore === undefined));
	}
});

test('a charm that pauses lets one unit go ahead and waits for its action', t => {
	const lab = openCharmLab({version: '3.6.28', releases: [{pauses: {action: 'resume-refresh', message: 'Refreshing. Run `resume-refresh`'}, workloadVersion: '8.4.0'}]});
	lab.refresh();
	lab.wait(300);
	t.deepEqual(before(lab), [undefined, 'ch:amd64/jammy/mysql-12']);
	t.deepEqual(messages(lab), ['Refreshing. Run `resume-refresh`', 'active']);
	t.regex(lab.juju('run -m c1:prod mysql/0 resume-refresh').stdout, /Unit 1 is refreshing next/v);
	lab.wait(30);
	t.deepEqual(messages(lab), ['active', 'active']);
	t.is(lab.application.workloadVersion, '8.4.0');
	t.is(lab.juju('run -m c1:prod mysql/0 resume-refresh').exitCode, 1, 'There is nothing to resume any more.');
});

test('the way back from a pause is over at once for those that never went ahead', t => {
	const lab = openCharmLab({version: '3.6.28', declares: {settings: {port: {type: 'int'}}}, releases: [{pauses: {action: 'resume', message: 'wait'}, declares: {}}]});
	lab.refresh();
	lab.wait(60);
	t.is(lab.refresh('--revision 12').exitCode, 0);
	t.deepEqual(before(lab), ['ch:amd64/jammy/mysql-13', undefined]);
	lab.wait(60);
	t.deepEqual(messages(lab), ['active', 'active']);
	t.is(lab.application.workloadVersion, '8.0.36');
	t.deepEqual(lab.application.declares, {settings: {port: {type: 'int'}}}, 'It is the charm that it was.');
});

test('a unit whose agent is lost waits', t => {
	const lab = openCharmLab({version: '3.6.28'});
	const [unit] = lab.units;
	if (unit) {
		unit.isConnected = false;
	}

	lab.refresh();
	lab.wait(120);
	t.not(unit?.charmBefore, undefined);
	if (unit) {
		unit.isConnected = true;
	}

	lab.wait(30);
	t.is(unit?.charmBefore, undefined);
});

test('pods are replaced one after the other, the last first', t => {
	const lab = openCharmLab({
		version: '3.6.28', change(_, model) {
			model.kind = 'caas';
		},
	});
	lab.refresh();
	const seen: string[] = [];
	for (let second = 0; second < 40; second++) {
		lab.wait(1);
		const busy = lab.units.filter(({status}) => status.current === 'executing').map(({name}) => name);
		t.true(busy.length <= 1);
		seen.push(...busy.filter(name => seen.at(-1) !== name));
	}

	t.deepEqual(seen, ['mysql/1', 'mysql/0']);
	t.deepEqual(messages(lab), ['active', 'active']);
});

test('the same seed gives the same course', t => {
	const play = () => {
		const lab = openCharmLab({version: '3.6.28', releases: [{hookFails: {how: 'once'}}]});
		lab.refresh();
		lab.wait(90);
		return lab.units.map(({log}) => log);
	};

	t.deepEqual(play(), play());
});
