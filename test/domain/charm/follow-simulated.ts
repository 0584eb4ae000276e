import test from 'ava';
import {type CharmProgress} from '../../../source/domain/charm/charm-progress.js';
import {blockedUnits} from '../../../source/domain/charm/describe-units.js';
import {followCharm, startCharm} from '../../../source/domain/charm/follow-charm.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {readAnswer} from '../../../source/juju/answers/index.js';
import {openCharmLab, type CharmLab, type CharmLabOptions} from '../../_helpers/charm-lab.js';
import {makeRecord} from '../../_helpers/charm-example.js';
import {webModel} from '../../_helpers/make-state.js';

const statusOf = (lab: CharmLab, version: string): ModelStatus => {
	const parsed = parseVersion(version);
	const {stdout} = lab.juju(`status ${version.startsWith('1.') ? '' : '-m c1:prod'} --format json`);
	const answer = readAnswer({type: 'read-status', model: webModel}, {
		outcome: 'exited', exitCode: 0, stdout, stderr: '', duration: 10,
	}, {client: parsed, controller: parsed});
	if (!answer.ok) {
		throw new Error(answer.failure.message);
	}

	return answer.value as ModelStatus;
};

/** Refreshes an application of a simulated cloud to the newest and follows it, an answer every four seconds. */
const follow = (options: CharmLabOptions, seconds: number): {readonly lab: CharmLab; readonly progress: CharmProgress} => {
	const lab = openCharmLab(options);
	const status = statusOf(lab, options.version);
	const before = status.applications.find(({name}) => name === 'mysql');
	if (!before) {
		throw new Error('There is no mysql.');
	}

	lab.refresh();
	let progress = startCharm({
		before: makeRecord({
			charm: before.charm, origin: before.charmOrigin, revision: before.charmRevision, channel: before.charmChannel, blocked: blockedUnits(status, 'mysql'),
		}),
		order: {}, claim: 'refreshed', now: lab.cloud.now,
	});
	for (let passed = 0; passed < seconds; passed += 4) {
		lab.wait(4);
		progress = followCharm(progress, {
			ok: true, status: statusOf(lab, options.version), at: lab.cloud.now, duration: 10,
		});
	}

	return {lab, progress};
};

const versions = ['1.25.13', '2.8.13', '2.9.52', '3.6.28', '4.0.15'];

for (const version of versions) {
	test(`${version}: a plain upgrade is complete once every unit has come through`, t => {
		const {lab, progress} = follow({version, releases: [{workloadVersion: '8.4.0'}]}, 400);
		t.true(progress.isComplete, progress.waitingFor);
		t.true(progress.units.length === lab.units.length && progress.units.every(({state}) => state === 'upgraded'));
	});

	test(`${version}: a hook that always fails, and is tried again and again, is never complete`, t => {
		const {progress} = follow({version, releases: [{hookFails: {how: 'always', units: ['mysql/0']}}]}, 1200);
		t.false(progress.isComplete);
		t.regex(progress.waitingFor ?? '', /mysql\/0/v);
	});

	test(`${version}: files in the way are a conflict until somebody does something`, t => {
		const {progress} = follow({version, releases: [{conflictsOn: ['mysql/0']}]}, 400);
		t.false(progress.isComplete);
		t.is(progress.units.find(({name}) => name === 'mysql/0')?.state, 'conflict', progress.waitingFor);
	});
}
