import {type Check} from '../../../source/domain/check.js';
import {adviseRemedy} from '../../../source/domain/make-remedy.js';
import {countOf} from '../../../source/domain/words.js';
import {needsNothing, toResult} from '../../../source/domain/checks/verdict.js';

const check = {id: 'few-models', title: 'There are few models'};

/** More of them take a person longer than a night. */
const most = 5;

/** Whether all models can be upgraded and looked at in one run. */
export const fewModels: Check = {
	...check,
	needs: needsNothing,
	judge({target: {controller, models}}) {
		const evidence = [{source: 'this program', text: `${countOf(models.length, 'model')} to upgrade.`, at: undefined}];
		return [toResult(check, controller, models.length <= most
			? {title: 'There are few models', result: 'pass', evidence}
			: {
				title: `There are more than ${most} models`,
				result: 'warn',
				evidence,
				consequence: 'Each is waited for and looked at; this takes hours.',
				remedies: [adviseRemedy({id: 'leave-out', title: 'Leave some out', explanation: 'What is not ticked stays as it is.'}, ['Go back to Target with Esc, and untick models with Space.'])],
			})];
	},
};
