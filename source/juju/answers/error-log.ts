import {type LogLine} from '../../domain/answer.js';
import {harmless} from './evidence.js';
import {understood, type Reader} from './reading.js';

const lineForm = /^(?<entity>[^\s:]{1,200}): (?<time>(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?) (?<level>[A-Z]{1,20}) (?<module>\S{1,200}) ?(?<text>.*)$/v;

type Draft = {entity: string; time: string; level: string; module: string; text: string};

/**
Reads `juju debug-log`: `unit-web-0: 03:12:11 ERROR juju.worker.uniter.operation hook "config-changed" failed` (4.0.14), with `--date` the day before the
time. A line of another form goes on with the message before it (stack traces, output of hooks); before the first message it is left out.
*/
export const readErrorLog: Reader<'read-error-log'> = ({stdout}) => {
	const drafts: Draft[] = [];
	for (const line of stdout.split('\n')) {
		const groups = lineForm.exec(line)?.groups;
		const last = drafts.at(-1);
		if (groups) {
			drafts.push({
				entity: groups['entity'] ?? '', time: groups['time'] ?? '', level: groups['level'] ?? '', module: groups['module'] ?? '', text: groups['text'] ?? '',
			});
		} else if (last && line.trim() !== '') {
			last.text += `\n${line}`;
		}
	}

	return understood(drafts.map((draft): LogLine => ({
		...draft, entity: harmless(draft.entity), module: harmless(draft.module), text: harmless(draft.text),
	})));
};
