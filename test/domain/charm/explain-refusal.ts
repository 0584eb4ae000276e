import test from 'ava';
import {findCase} from '../../../source/domain/cases/index.js';
import {explainRefusal} from '../../../source/domain/charm/explain-refusal.js';
import {type CharmRefusalRule} from '../../../source/domain/charm/refusal-patterns.js';
import {refusalTexts} from '../../../source/domain/charm/refusal-texts.js';
import {parseVersion} from '../../../source/domain/version.js';

const versions = ['1.25.13', '2.0.0', '2.8.13', '2.9.52', '3.6.28', '4.0.15', '4.1.0'].map(text => ({client: parseVersion(text), controller: parseVersion(text)}));

const words: ReadonlyArray<readonly [CharmRefusalRule, string]> = [
	['subordinacy', 'ERROR cannot upgrade service "a" to charm "cs:trusty/b-1": cannot change a service\'s subordinacy'],
	['subordinacy', 'ERROR cannot change an application\'s subordinacy'],
	['relations-in-use', 'ERROR cannot upgrade application "wordpress" to charm "ch:amd64/jammy/x-2": would break relation "wordpress:db mysql:db"'],
	['relations-in-use', 'ERROR charm has no corresponding relation "db"'],
	['peer-relations', 'ERROR charm has no corresponding peer relation "cluster". Please scale down to 0 units to refresh'],
	['peer-relations', 'ERROR cannot upgrade service "a" to charm "b": would break relation "a:cluster"'],
	['relation-limits', 'ERROR new charm version imposes a maximum relation limit of 1 for mysql:db which cannot be satisfied by the number of already established relations (2)'],
	['storage', 'ERROR cannot upgrade application "a" to charm "b": required storage "data" removed'],
	['storage', 'ERROR existing storage "data" with location changed from single to multiple'],
	['stateful-set', 'ERROR Juju on containers does not support updating storage on a statefulset.'],
	['base', 'ERROR cannot change a service\'s series'],
	['base', 'ERROR base "ubuntu@20.04" not supported by charm, the charm supported bases are: ubuntu@22.04'],
	['base', 'ERROR cannot upgrade from single series "trusty" charm to a charm supporting ["xenial"]. Use --force-series to override.'],
	['deployment', 'ERROR Juju on containers does not support updating deployment info for services.'],
	['scale-down', 'ERROR Upgrading from an older PodSpec style charm to a newer Sidecar charm requires that the application be scaled down to 0 units.'],
	['charm-format', 'ERROR cannot downgrade from v2 charm format to v1'],
	['local-source', 'ERROR refreshing a local charm requires either --path or --switch'],
	['application-exists', 'ERROR "nosuch" deploy incomplete, please try refresh again in a little bit.'],
	['application-exists', 'ERROR application "nosuch" not found'],
	['resources', 'ERROR new resource "image" was missing, please provide it via --resource'],
	['release-exists', 'ERROR selecting releases: charm or bundle not found for channel "2/edge", base "amd64/ubuntu/20.04"'],
	['already-newest', 'ERROR already running latest charm "cs:trusty/mysql-29"'],
	['locked', 'ERROR maintenance\n\nAll operations that change model have been disabled for the current model.'],
	['exclusive-parts', 'ERROR --switch and --revision are mutually exclusive'],
];

for (const [rule, text] of words) {
	test(`${rule}: ${text.slice(0, 60)}`, t => {
		for (const each of versions) {
			t.is(explainRefusal({text}, each).rule, rule);
		}
	});
}

test('every rule is explained in every version, and names a case that is there', t => {
	for (const rule of Object.keys(refusalTexts)) {
		for (const each of [...versions, {client: undefined, controller: undefined}]) {
			const {title, meaning, advice, caseId} = explainRefusal({rule, text: ''}, each);
			t.true(title.length > 15 && meaning.endsWith('.') && advice.length > 0 && advice.every(line => line.endsWith('.')), rule);
			t.true(caseId === undefined || findCase(caseId) !== undefined, caseId);
		}
	}
});

test('a rule that was read already counts more than words; what nobody knows is said to be unknown', t => {
	const [first = {client: undefined, controller: undefined}] = versions;
	t.is(explainRefusal({rule: 'storage', text: 'would break relation "x"'}, first).rule, 'storage');
	t.is(explainRefusal({rule: 'deployment', text: 'from an older PodSpec style charm to a newer Sidecar charm'}, first).rule, 'scale-down');
	const other = explainRefusal({rule: 'constructor', text: 'boom'}, first);
	t.deepEqual([other.rule, other.caseId], [undefined, undefined]);
	t.regex(other.meaning, /Nothing was changed/v);
});

test('what differs between versions is told by version', t => {
	const at = (rule: string, version: string) => explainRefusal({rule, text: ''}, {client: undefined, controller: parseVersion(version)});
	t.regex(at('peer-relations', '4.0.15').advice.join(' '), /no units/v);
	t.regex(at('peer-relations', '2.5.8').meaning, /2\.8\.11/v);
	t.regex(at('base', '2.9.52').advice.join(' '), /--force-series/v);
	t.regex(at('base', '4.0.15').advice.join(' '), /--force-base/v);
	t.notRegex(at('base', '1.25.13').advice.join(' '), /--force/v);
	t.is(at('release-exists', '4.1.0').caseId, 'revision-outside-channel');
	t.is(at('release-exists', '3.6.28').caseId, 'channel-or-base-not-found');
});
