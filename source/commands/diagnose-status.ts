import {type ModelStatus} from '../domain/status.js';
import {readAnswer} from '../juju/answers/index.js';
import {readStatusTable} from '../juju/answers/status-table.js';

/** How a saved status was written. */
export type StatusForm = 'JSON' | 'YAML' | 'table';

export type SavedStatus = {readonly form: StatusForm; readonly status: ModelStatus};

/** The intent only says what is read: the text says of which model. */
const readJson = (text: string): ModelStatus | undefined => {
	const answer = readAnswer({type: 'read-status', model: {controller: '', name: ''}}, {
		outcome: 'exited', exitCode: 0, stdout: text, stderr: '', duration: 0,
	}, {client: undefined, controller: undefined});
	return answer.ok ? answer.value as ModelStatus : undefined;
};

const fromDocument = (form: StatusForm, document: Readonly<Record<string, unknown>> | undefined): SavedStatus | undefined => {
	const status = document && readJson(JSON.stringify(document));
	return status && {form, status};
};

/**
Reads a status that somebody saved: `juju status` as JSON, as YAML, or as the table that it shows to people, of any version from 1.25 to 4.1. The shell's own line may stand before it.

@returns Undefined where it is none.
*/
export const readSavedStatus = async (text: string): Promise<SavedStatus | undefined> => {
	const keys = /^(?:model|environment):/mv.exec(text);
	const brace = /^\{/mv.exec(text);
	if (brace && !keys) {
		const status = readJson(text.slice(brace.index));
		return status && {form: 'JSON', status};
	}

	if (keys) {
		const {readYaml} = await import('../juju/answers/status-yaml.js');
		return fromDocument('YAML', readYaml(text.slice(keys.index)));
	}

	const table = /^(?:model\s.*controller|\[(?:environment|services|units|machines)\])/imv.exec(text);
	return table ? fromDocument('table', readStatusTable(text.slice(table.index))) : undefined;
};
