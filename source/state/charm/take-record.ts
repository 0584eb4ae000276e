import {blockedUnits} from '../../domain/charm/describe-units.js';
import {type CharmRecord} from '../../domain/charm/record.js';
import {isSecretSetting} from '../../domain/secret-name.js';
import {statusOf} from '../selectors.js';
import {type Effect, type State} from '../state.js';
import {charmKey, knownAt} from './charm-facts.js';
import {type Wave} from './charm-stage.js';

/**
An application as status and its settings have it now; undefined where status does not know it.
*/
export const takeRecord = (state: State, {model}: Wave, name: string): CharmRecord | undefined => {
	const status = statusOf(state, model).value;
	const application = status?.applications.find(other => other.name === name);
	return status && application && {
		application: name,
		charm: application.charm,
		origin: application.charmOrigin,
		revision: application.charmRevision,
		channel: application.charmChannel,
		base: application.base,
		workloadVersion: application.workloadVersion,
		settings: knownAt(state.charms.settings, charmKey(model, name)).value,
		blocked: blockedUnits(status, name),
		at: state.now,
	};
};

/**
What is gone back to after an order: the first record stays as long as the application has changed since.
*/
export const keepRecord = (before: CharmRecord | undefined, now: CharmRecord): CharmRecord =>
	before !== undefined && (before.charm !== now.charm || before.revision !== now.revision || before.channel !== now.channel) ? before : now;

/**
Writes a record into the run's folder: of settings those that somebody set, each under its name; secrets are hidden.
*/
export const recordEffect = (record: CharmRecord): Effect => ({
	type: 'record',
	kind: 'charm-before',
	value: {
		...record,
		settings: record.settings && Object.fromEntries(record.settings.settings
			.filter(({source}) => source !== 'default' && source !== 'unset')
			.map(({name, type, value}) => [name, value !== undefined && (type === 'secret' || isSecretSetting(name)) ? '••••' : value])),
	},
});
