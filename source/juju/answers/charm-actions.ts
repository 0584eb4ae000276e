import {neutralise} from '../neutralise.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {isRecord} from './record.js';

/** Where there is no action, some clients say so in place of a JSON, others print nothing. */
const isNone = (text: string): boolean => text === '' || text === '""' || /^"?No actions defined for /v.test(text);

/**
Reads `juju actions --format json APPLICATION`: `{"backup": "Make a backup"}` (2.0 to 4.0 `cmd/juju/action/list.go`).
*/
export const readCharmActions: Reader<'read-charm-actions'> = ({stdout}) => {
	const text = stdout.trim();
	if (isNone(text)) {
		return understood({actions: []});
	}

	const document = parseJson(text);
	return isRecord(document) ? understood({actions: Object.keys(document).map(name => neutralise(name)).toSorted()}) : notUnderstood('the actions of a charm');
};
