import {type CharmSettings} from './settings.js';

/** What an application's charm can do about its leader. */
export type LeaderAdvice = {
	/** One or two sentences. */
	readonly text: string;
	/** The words behind `juju` that prepare the application, as `run-charm-advice` takes them; undefined where there is no such action. */
	readonly words: readonly string[] | undefined;
};

/** By name of the action: the newer of the two first. */
const checks: readonly string[] = ['pre-refresh-check', 'pre-upgrade-check'];

const pauses: ReadonlySet<string> = new Set(['pause-after-unit-refresh', 'pause_after_unit_refresh']);

/**
How an application's leader comes last, where its charm sees to it.

Source: documentation of Canonical's charms for PostgreSQL, MySQL, MongoDB and Kafka (“Refresh”, “Upgrade”); juju/juju#22679: without it clients lose their endpoint for a while.

@param facts.actions Names of the actions that the charm has; undefined where they are not known.
@returns Undefined where the charm has nothing of the kind.
*/
export const leaderAdvice = ({application, actions, settings}: {
	readonly application: string;
	readonly actions: readonly string[] | undefined;
	readonly settings: CharmSettings | undefined;
}): LeaderAdvice | undefined => {
	const action = checks.find(name => actions?.includes(name));
	const setting = settings?.settings.find(({name}) => pauses.has(name));
	const now = setting?.value === undefined || setting.value === '' ? 'not set' : String(setting.value);
	const sentences = [
		...(action === undefined ? [] : [`The charm of ${application} orders its units itself, the leader last: run ${action} on the leader first.`]),
		...(setting === undefined ? [] : [`With ${setting.name} (now ${now}) it waits for somebody after the first unit, or after each.`]),
	];
	return sentences.length === 0 ? undefined : {text: sentences.join(' '), words: action === undefined ? undefined : ['run', `${application}/leader`, action]};
};
