import {advance} from '../../source/simulator/cluster.js';
import {
	type Application,
	type CharmRelease,
	type Cloud,
	type DeclaredCharm,
	type Model,
	type Unit,
} from '../../source/simulator/cloud.js';
import {type CommandContext, type CommandResult, runCommandLine} from '../../source/simulator/command-line.js';
import {createFirstLab, theEnvironment} from './first-lab.js';
import {createLab, labModel} from './simulated-lab.js';

const found = <Value>(value: Value | undefined, name: string): Value => {
	if (value === undefined) {
		throw new Error(`There is no ${name}.`);
	}

	return value;
};

export type CharmLab = {
	readonly cloud: Cloud;
	readonly model: Model;
	readonly application: Application;
	readonly units: readonly Unit[];
	/** Runs `refresh`, or what it is called in that version, at the cloud's present time. */
	readonly refresh: (words?: string, context?: Partial<CommandContext>) => CommandResult;
	readonly juju: (words: string, context?: Partial<CommandContext>) => CommandResult;
	/** Lets seconds pass. */
	readonly wait: (seconds: number) => void;
};

export type CharmLabOptions = {
	readonly version: string;
	readonly declares?: DeclaredCharm;
	/** For the application's own base, revision and channel of the next one, where nothing else is said. */
	readonly releases?: ReadonlyArray<Partial<CharmRelease>>;
	readonly change?: (application: Application, model: Model) => void;
};

/** An application `mysql` with two units and a relation `mysql:db wordpress:db`, whose charm can be anything. */
export const openCharmLab = ({version, declares, releases, change}: CharmLabOptions): CharmLab => {
	const isFirst = version.startsWith('1.');
	const cloud = isFirst ? createFirstLab() : createLab({client: version});
	const model = isFirst ? theEnvironment(cloud) : labModel(cloud);
	const application = found(model.applications.get('mysql'), 'mysql');
	application.declares = declares;
	application.releases = releases?.map((release, index) => ({
		channel: application.channel ?? 'latest/stable', revision: application.revision + 1 + index, bases: [application.base.channel], ...release,
	}));
	if (!version.startsWith('2.9') && version.startsWith('2.')) {
		application.charm = `cs:mysql-${application.revision}`;
	}

	change?.(application, model);
	const juju = (words: string, context: Partial<CommandContext> = {}): CommandResult =>
		runCommandLine(cloud, words.split(' ').filter(word => word !== ''), {now: cloud.now, ...context});
	const isOld = isFirst || (version.startsWith('2.') && !version.startsWith('2.9'));
	const target = isFirst ? '' : '-m c1:prod';
	return {
		cloud,
		model,
		application,
		units: model.units.values().filter(unit => unit.application === 'mysql').toArray(),
		juju,
		refresh: (words = '', context = {}) => juju(`${isOld ? 'upgrade-charm' : 'refresh'} ${target} ${words} mysql`, context),
		wait(seconds) {
			advance(cloud, cloud.now + (seconds * 1000));
		},
	};
};
