import test from 'ava';
import {controllerCharmBehind} from '../../../source/domain/cases/controller-charm-behind.js';
import {type CaseExample, readExamples, situationOf} from '../../_helpers/case-example.js';
import {
	intentsIn,
	onlyFinding,
	pickRemedy,
	remediesFor,
} from '../../_helpers/make-situation.js';
import {controllerModelReference} from '../../_helpers/make-state.js';

const example = (index: number): CaseExample => {
	const found = readExamples().find(({id}) => id === 'controller-charm-behind')?.examples[index];
	if (!found) {
		throw new Error('There is no such example.');
	}

	return found;
};

test('its charm is refreshed in its channel', t => {
	const situation = situationOf(example(0));
	t.is(onlyFinding(controllerCharmBehind, situation).severity, 1);
	t.deepEqual(intentsIn(pickRemedy(remediesFor(controllerCharmBehind, situation), 'refresh-charm')), [{type: 'refresh-charm', model: controllerModelReference, application: 'controller'}]);
});

test('a charm that follows an older minor version is brought to the channel of its controller', t => {
	const situation = situationOf(example(1));
	t.deepEqual(intentsIn(pickRemedy(remediesFor(controllerCharmBehind, situation), 'refresh-charm')), [{
		type: 'refresh-charm', model: controllerModelReference, application: 'controller', channel: '4.0/stable',
	}]);
});
