import test from 'ava';
import {
	isRiskName,
	riskNames,
	riskWords,
	risksOf,
} from '../../source/domain/plan-risks.js';
import {makePlan} from '../_helpers/make-state.js';

test('a plan has the risks of its steps, each once', t => {
	t.deepEqual(risksOf(makePlan().steps), ['disruptive', 'point-of-no-return']);
	t.deepEqual(risksOf(makePlan().steps.filter(({risk}) => risk === 'safe')), []);
	t.deepEqual(risksOf([]), []);
});

test('what can be accepted has a name and words; losing data has none', t => {
	t.true(riskNames.every(name => isRiskName(name) && riskWords[name] !== ''));
	t.false(isRiskName('data-loss'));
	t.false(isRiskName('toString'));
});
