import {askAgain} from '../../../source/domain/make-remedy.js';
import {defineCase} from '../../../source/domain/cases/define-case.js';

/**
C99: an example, with words that Juju never writes.
*/
export const binariesOnHoliday = defineCase({
	id: 'binaries-on-holiday',
	code: 'C99',
	family: 'binaries',
	title: 'The binaries are on holiday',
	occurs: {from: [3]},
	isConfirmed: true,
	severity: 3,
	signals: [{
		where: 'error', words: 'agent binaries are on holiday', versions: '3.0 to 3.6', source: '3.6.28 cmd/juju/commands/holiday.go',
	}],
	meaning: 'The controller has the binaries of the wanted version, and does not give them out today.',
	jujuDoes: 'nothing by itself: it gives them out again on the next working day.',
	remedies: () => [{...askAgain, title: 'Ask again tomorrow'}],
	reference: '3.6.28 cmd/juju/commands/holiday.go',
});
