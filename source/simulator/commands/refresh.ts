import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Application} from '../cloud.js';
import {refreshCharm} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {refuseLocked} from './lock.js';
import {readOrder} from './refresh-order.js';
import {describeRefresh} from './refresh-words.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, targetModel, type Target} from './target.js';

/** Milliseconds, as recorded of 4.0.14. */
const incompleteTakes = 4600;

const exclusive = [['switch', 'revision'], ['switch', 'path'], ['path', 'revision']] as const;

const checkWords = ({options, positional}: Call) => {
	if (positional.length === 0) {
		throw misuse('no application specified');
	}

	for (const [one, other] of exclusive) {
		if (options.text(one) !== undefined && options.text(other) !== undefined) {
			throw misuse(`--${one} and --${other} are mutually exclusive`);
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

/**
Gives an application of a model another charm.
*/
export const refreshIn = (call: Call, target: Target, application: Application): Outcome =>
	describeRefresh(call, application, refreshCharm(call.cloud, {...target, application}, readOrder(call, application)));

const run = (call: Call): Outcome => {
	checkWords(call);
	expectAtMost(call, 1);
	const target = targetModel(call);
	refuseLocked(target.model, 'change');
	return refreshIn(call, target, findApplication(call, target));
};

/** 3.6 has two names for the same, of which 4.0 dropped the older. */
const forceBase = (client: JujuVersion): string => isAtLeast(client, 4) ? '--force-base' : (isAtLeast(client, 3, 6) ? '--force-series,--force-base' : '--force-series');

/** Source: options recorded of 2.8.13, 2.9.31, 2.9.52, 3.0.4, 3.6.28 and 4.0.15; 2.0.0, 2.5.8 `upgradecharm.go`. */
const options = (client: JujuVersion): string => [
	'-B,--no-browser-login --channel=text --config=text --force-units -m,--model=text --path=text --resource=text --revision=number --storage=text --switch=text',
	forceBase(client),
	...(isAtLeast(client, 2, 5) ? ['--force'] : []),
	...(isAtLeast(client, 2, 7) ? ['--bind=text'] : []),
	...(isAtLeast(client, 3, 1) ? ['--trust'] : []),
	...(isAtLeast(client, 3, 6) ? ['--base=text'] : []),
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
