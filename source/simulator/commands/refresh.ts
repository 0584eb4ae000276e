import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Application, type CharmRelease} from '../cloud.js';
import {refreshCharm, type RefreshOutcome} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {refuseLocked} from './lock.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, targetModel, type Target} from './target.js';

/** Milliseconds, as recorded of 4.0.14. */
const incompleteTakes = 4600;

/** It asks the store and waits for it. */
const takes = 1800;

const checkWords = ({options, positional}: Call) => {
	if (positional.length === 0) {
		throw misuse('no application specified');
	}

	if (options.text('switch') !== undefined && options.text('revision') !== undefined) {
		throw misuse('--switch and --revision are mutually exclusive');
	}

	for (const other of ['switch', 'revision']) {
		if (options.text('path') !== undefined && options.text(other) !== undefined) {
			throw misuse(other === 'switch' ? '--switch and --path are mutually exclusive' : '--path and --revision are mutually exclusive');
		}
	}
};

const findApplication = (call: Call, {model}: Target): Application => {
	const [name = ''] = call.positional;
	const application = model.applications.get(name);
	if (application) {
		return application;
	}

	throw isAtLeast(call.client, 3)
		? new Refusal(`"${name}" deploy incomplete, please try refresh again in a little bit.`, 1, incompleteTakes)
		: new Refusal(`application "${name}" not found`);
};

const describeRelease = ({channel, bases}: CharmRelease): string => `channel "${channel}": available bases are: ${bases.map(base => `ubuntu@${base}`).join(', ')}`;

/** Source: 2.9.52, 3.6.28 `core/charm/repository/charmhub.go` and its tests. */
const notReleased = ({client}: Call, {base}: Application, {channel, releases}: RefreshOutcome & {type: 'not-released'}): Refusal => new Refusal([
	`selecting releases: charm or bundle not found for channel "${channel}", ${isAtLeast(client, 3) ? 'base' : 'platform'} "amd64/ubuntu/${base.channel}"`,
	...(releases.length === 0 ? [] : ['available releases are:', ...releases.map(release => `  ${describeRelease(release)}`)]),
].join('\n'));

/** All on stderr. Clients before 2.9 take it for a failure that there is nothing newer. Source: 2.5.8 `upgradecharm.go`; 2.9.52, 3.6.28 `refresh.go`. */
const describe = (call: Call, application: Application, outcome: RefreshOutcome): Outcome => {
	const {client} = call;
	const {charm, origin} = application;
	switch (outcome.type) {
		case 'refreshed': {
			return {
				takes,
				stderr: isAtLeast(client, 2, 9)
					? `Added ${origin === 'charmstore' ? 'charm-store' : 'charm-hub'} charm "${charm}", revision ${outcome.revision} in channel ${outcome.channel ?? 'stable'}, to the model\n`
					: `Added charm "${charm}" to the model.\n`,
			};
		}

		case 'unchanged': {
			if (!isAtLeast(client, 2, 9)) {
				throw new Refusal(`already running latest charm "${charm}"`);
			}

			return {takes, stderr: `charm "${charm}": already up-to-date\n${outcome.note === undefined ? '' : `Note: all future refreshes will now use channel "${outcome.note}"\n`}`};
		}

		case 'not-released': {
			throw notReleased(call, application, outcome);
		}

		case 'refused': {
			throw new Refusal(outcome.text);
		}
	}
};

const localRefusal = ({client}: Call): Refusal => new Refusal(`${isAtLeast(client, 3) ? 'refreshing' : 'upgrading'} a local charm requires either --path or --switch`);

/**
Gives an application of a model another revision of its charm.
*/
export const refreshIn = (call: Call, target: Target, application: Application): Outcome => {
	const {options} = call;
	if (application.origin === 'local' && options.text('switch') === undefined) {
		throw localRefusal(call);
	}

	const revision = options.text('revision');
	const outcome = refreshCharm(call.cloud, {...target, application}, {
		channel: options.text('channel'),
		revision: revision === undefined ? undefined : Number(revision),
		charm: options.text('switch'),
		forcesUnits: options.has('force-units'),
	});
	return describe(call, application, outcome);
};

const run = (call: Call): Outcome => {
	checkWords(call);
	expectAtMost(call, 1);
	const target = targetModel(call);
	refuseLocked(target.model, 'change');
	return refreshIn(call, target, findApplication(call, target));
};

const options = (client: JujuVersion): string => [
	'-B,--no-browser-login --bind=text --channel=text --config=text --force --force-units -m,--model=text --path=text --resource=text --revision=number --storage=text --switch=text',
	...(isAtLeast(client, 3, 1) ? ['--trust'] : []),
	...(isAtLeast(client, 3, 6) ? ['--base=text', '--force-base'] : []),
	...(isAtLeast(client, 4) ? [] : ['--force-series']),
].join(' ');

const named = (name: string): Command => ({name, options, run});

/** Another revision of a charm. 2.9 knows it by its old name too. */
export const refresh: Command = {
	...named('refresh'),
	isKnownTo: client => isAtLeast(client, 2, 9),
	aliases: client => isAtLeast(client, 3) ? [] : ['upgrade-charm'],
};

/** The same before 2.9. */
export const upgradeCharm: Command = {...named('upgrade-charm'), isKnownTo: client => !isAtLeast(client, 2, 9)};
