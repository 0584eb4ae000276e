import test from 'ava';
import {cases, findCase} from '../../../source/domain/cases/index.js';
import {situationOf, readExamples} from '../../_helpers/case-example.js';

const all = readExamples();

for (const {id, examples} of all) {
	for (const [index, example] of examples.entries()) {
		test(`${id} ${index + 1}: ${example.juju}, ${example.name}`, t => {
			const situation = situationOf(example);
			const entry = findCase(id);
			const findings = entry?.match(situation) ?? [];
			t.is(findings.length > 0, example.isFound, JSON.stringify(findings));
			for (const finding of findings) {
				t.is(finding.case, id);
				t.true(finding.evidence.every(({text}) => text !== ''));
				t.true((entry?.meaning(finding, situation) ?? '').length > 40);
				t.true((entry?.remedies(finding, situation) ?? []).length > 0, 'A finding without anything to do about it.');
			}
		});
	}
}

test('every case has words that are it and words that nearly are', t => {
	const having = new Map(all.map(({id, examples}) => [id, new Set(examples.map(({isFound}) => isFound)).size]));
	t.deepEqual(cases.filter(({id}) => having.get(id) !== 2).map(({id}) => id), []);
	t.deepEqual(all.filter(({id}) => findCase(id) === undefined).map(({id}) => id), [], 'Examples of no case.');
});
