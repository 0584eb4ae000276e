import test from 'ava';
import {binariesMissing} from '../../../source/domain/cases/binaries-missing.js';
import {noUpgradesAvailable} from '../../../source/domain/cases/no-upgrades-available.js';
import {type Situation} from '../../../source/domain/case.js';
import {modelKey} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {
	intentsIn,
	makeSituation,
	onlyFinding,
	pickRemedy,
	refusedUpgrade,
	remediesFor,
} from '../../_helpers/make-situation.js';
import {controllerModelReference, makeKnown, webModel} from '../../_helpers/make-state.js';

const said = (version: string, overrides: Partial<Situation> = {}): Situation => {
	const refused = refusedUpgrade({kind: 'binaries-missing'});
	return makeSituation({failures: [{...refused, version, failure: {...refused.failure, evidence: 'no upgrades available'}}], ...overrides});
};

test('up to date is no trouble, and what is missing is found once, here and not as missing binaries', t => {
	t.deepEqual(noUpgradesAvailable.match(said('3.6.4')), []);
	t.is(onlyFinding(noUpgradesAvailable, said('3.6.28')).severity, 3);
	t.deepEqual(binariesMissing.match(said('3.6.28')), []);
});

test('released binaries are brought by this client', t => {
	const situation = said('3.6.28');
	const remedies = remediesFor(noUpgradesAvailable, situation);
	t.deepEqual(remedies.map(({id}) => id), ['synchronise-binaries', 'carry-binaries', 'look-at-stream', 'ask-again']);
	t.deepEqual(intentsIn(pickRemedy(remedies, 'synchronise-binaries')), [{type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'}]);
	t.regex(noUpgradesAvailable.meaning(onlyFinding(noUpgradesAvailable, situation), situation), /3\.6\.28 is released, so its binaries are missing here/v);
});

test('a candidate is looked for in another stream, and setting it stands last', t => {
	const remedies = remediesFor(noUpgradesAvailable, said('3.7-rc1', {streams: {[modelKey(webModel)]: makeKnown({stream: 'released'})}}));
	t.is(remedies[0]?.id, 'choose-stream');
	t.is(remedies.at(-1)?.id, 'set-agent-stream');
	t.deepEqual(intentsIn(pickRemedy(remedies, 'set-agent-stream')), [{type: 'set-agent-stream', model: webModel, stream: 'proposed'}]);
});

test('a lower version is not helped by binaries', t => {
	t.deepEqual(remediesFor(noUpgradesAvailable, said('3.6.1')).map(({id}) => id), ['choose-newer', 'ask-again']);
});

test('the controller is judged by what it runs, not by what its model wants', t => {
	const model = controllerModelReference;
	const failures = said('3.6.28').failures.map(failed => ({...failed, model}));
	t.is(noUpgradesAvailable.match(makeSituation({failures, controllerVersion: parseVersion('3.6.27')})).length, 1);
	t.is(noUpgradesAvailable.match(makeSituation({failures, controllerVersion: parseVersion('3.6.28')})).length, 0);
});

test('of dry runs the one with the stream that is wanted counts', t => {
	const preview = makeKnown({bestVersion: undefined, text: 'no upgrades available'});
	const facts = {wantedVersion: '3.6.28', previews: {[`${modelKey(webModel)} proposed`]: preview}};
	t.is(noUpgradesAvailable.match(makeSituation({...facts, stream: 'proposed'})).length, 1);
	t.is(noUpgradesAvailable.match(makeSituation(facts)).length, 0);
	t.is(noUpgradesAvailable.match(makeSituation({...facts, previews: {[modelKey(webModel)]: makeKnown({bestVersion: '3.6.28', text: ''})}})).length, 0);
});
