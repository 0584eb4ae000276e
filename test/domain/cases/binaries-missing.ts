import test from 'ava';
import {binariesMissing} from '../../../source/domain/cases/binaries-missing.js';
import {makeSituation, refusedUpgrade} from '../../_helpers/make-situation.js';

const refused = {...refusedUpgrade({kind: 'binaries-missing'}), version: '3.6.28'};
const situation = makeSituation({failures: [refused]});

test('an upgrade refused for want of binaries is found, with the words of Juju', t => {
	const [finding, ...others] = binariesMissing.match(situation);
	t.is(others.length, 0);
	t.like(finding, {
		subjects: ['aws'], summary: '3.6.28 on aws', severity: 3, evidence: [{source: refused.command, text: refused.failure.evidence}],
	});
	t.regex(binariesMissing.meaning(finding, situation), /does not find the binaries of 3\.6\.28\. It has no way to the internet/v);
});

test('its remedies bring the version that was refused', t => {
	const [finding] = binariesMissing.match(situation);
	const remedies = binariesMissing.remedies(finding, {...situation, targetVersion: '3.6.30'});
	t.deepEqual(remedies.map(({id}) => id), ['synchronise-binaries', 'carry-binaries', 'look-at-stream', 'ask-again']);
	t.deepEqual(remedies[0]?.action, {type: 'perform', intents: [{type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'}]});
});

test('other refusals are not claimed, and without a controller or a version nothing is offered that needs them', t => {
	t.deepEqual(binariesMissing.match(makeSituation({failures: [refusedUpgrade({kind: 'controller-first'})]})), []);
	t.deepEqual(binariesMissing.match({...situation, controller: undefined}), []);
	t.deepEqual(binariesMissing.remedies(undefined, makeSituation()).map(({id}) => id), ['ask-again']);
});
