import {ubuntuSeries} from '../../domain/ubuntu-version.js';
import {isAtLeast} from '../../domain/version.js';
import {repositoryPath} from '../charm-reader.js';
import {charmNameOf} from '../charms/charm-url.js';
import {type SettingValue} from '../charms/order.js';
import {type Application, type Base} from '../cloud.js';
import {type LocalCharm, type RefreshOrder} from '../cluster.js';
import {type Call} from './command.js';
import {misuse, Refusal} from './refusal.js';

/** Source: 2.5.8 `upgradecharm.go`; 2.9.52, 3.6.28 `cmd/juju/application/refresher/refresher.go`. */
const checkName = ({client}: Call, application: Application, local: LocalCharm): LocalCharm => {
	const name = charmNameOf(application);
	if (local.name !== undefined && local.name !== name) {
		throw new Refusal(`cannot ${isAtLeast(client, 2, 9) ? 'refresh' : 'upgrade'} "${name}" to "${local.name}"`);
	}

	return local;
};

const charmAt = (call: Call, application: Application, path: string): LocalCharm => {
	const local = call.files?.charms.get(path);
	if (!local) {
		throw new Refusal(`no charm found at "${path}"`);
	}

	return checkName(call, application, local);
};

/** Source: juju/charmrepo v1 `local.go`, as 1.25 has it. */
const charmInRepository = (call: Call, application: Application, name: string): LocalCharm => {
	const repository = call.options.text('repository');
	if (repository === undefined || repository === '') {
		throw new Refusal('path to local repository not specified');
	}

	const {series} = application.base;
	const local = call.files?.charms.get(repositoryPath(repository, series, name));
	if (!local) {
		throw new Refusal(`charm not found in "${repository}": local:${series}/${name}`);
	}

	return local;
};

type Source = Pick<RefreshOrder, 'charm' | 'local' | 'revision'>;

/** 3.0 and later know no store but Charmhub, those before 2.9 only the one before it. */
const checkSchema = ({client}: Call, word: string) => {
	const schema = /^(?<schema>[a-z]+):/v.exec(word)?.groups?.['schema'];
	const known = isAtLeast(client, 3) ? ['ch', 'local'] : (isAtLeast(client, 2, 9) ? ['ch', 'cs', 'local'] : ['cs', 'local']);
	if (schema !== undefined && !known.includes(schema)) {
		throw new Refusal(`cannot parse URL "${word}": schema "${schema}" not valid`);
	}
};

const fromSwitch = (call: Call, application: Application, word: string): Source => {
	checkSchema(call, word);
	if (word.startsWith('local:') && call.client.major < 2) {
		return {local: charmInRepository(call, application, charmNameOf({charm: word}))};
	}

	if (/^[.\/~]|\.charm$/v.test(word) || call.files?.charms.has(word) === true) {
		return {local: charmAt(call, application, word)};
	}

	const isOldStore = word.startsWith('cs:') || !isAtLeast(call.client, 2, 9);
	const revision = isOldStore ? /-(?<revision>\d+)$/v.exec(word)?.groups?.['revision'] : undefined;
	return {
		charm: {name: charmNameOf({charm: word}), store: isOldStore ? 'charmstore' : 'charmhub'},
		...(revision !== undefined && {revision: Number(revision)}),
	};
};

const sourceOf = (call: Call, application: Application): Source => {
	const {options, client} = call;
	const [path, other, revision] = [options.text('path'), options.text('switch'), options.text('revision')];
	if (path !== undefined) {
		return {local: charmAt(call, application, path)};
	}

	if (other !== undefined) {
		return fromSwitch(call, application, other);
	}

	if (application.origin !== 'local') {
		return revision === undefined ? {} : {revision: Number(revision)};
	}

	if (client.major < 2) {
		return {local: charmInRepository(call, application, charmNameOf(application))};
	}

	throw new Refusal(`${isAtLeast(client, 3) ? 'refreshing' : 'upgrading'} a local charm requires either --path or --switch`);
};

/** Clients before 3.6 take everything for a file. */
const settingsOf = (call: Call): Readonly<Record<string, SettingValue>> => {
	const given: Array<readonly [string, SettingValue]> = [];
	for (const word of call.options.texts('config')) {
		const cut = word.indexOf('=');
		if (cut > 0 && isAtLeast(call.client, 3, 6)) {
			given.push([word.slice(0, cut), word.slice(cut + 1)]);
			continue;
		}

		const file = call.files?.configs.get(word);
		if (!file) {
			throw new Refusal(`open ${word}: no such file or directory`);
		}

		given.push(...Object.entries(file));
	}

	return Object.fromEntries(given);
};

const nameOf = (option: string) => (word: string): string => {
	const cut = word.indexOf('=');
	if (cut < 1) {
		throw misuse(`invalid value "${word}" for option --${option}: expected key=value format`);
	}

	return word.slice(0, cut);
};

/** A number is the revision of a resource in the store. */
const resourcesOf = ({options, files}: Call): readonly string[] => options.texts('resource').map(word => {
	const name = nameOf('resource')(word);
	const path = word.slice(name.length + 1);
	if (files?.missing.has(path) === true && !/^\d+$/v.test(path)) {
		throw new Refusal(`file for resource "${name}": stat ${path}: no such file or directory`);
	}

	return name;
});

const baseOf = (text: string | undefined): Base | undefined => {
	if (text === undefined || text === '') {
		return undefined;
	}

	const [name = '', channel = ''] = text.split('@', 2);
	if (name === '' || channel === '') {
		throw new Refusal('expected base string to contain os and channel separated by \'@\'');
	}

	const [version = ''] = channel.split('/', 1);
	return {name, channel: version, series: ubuntuSeries(version) ?? ''};
};

const bindingsOf = (text = ''): NonNullable<RefreshOrder['bindings']> => {
	const pairs = text.split(' ').filter(word => word !== '').map(word => word.includes('=') ? word.split('=', 2) : [undefined, word]);
	return {
		spaces: pairs.flatMap(([, space]) => space === undefined ? [] : [space]),
		endpoints: pairs.flatMap(([endpoint]) => endpoint === undefined ? [] : [endpoint]),
	};
};

/**
What a command line asks of the controller.

@throws Refusal where a client finds something wrong with it by itself.
*/
export const readOrder = (call: Call, application: Application): RefreshOrder => {
	const {options, client} = call;
	return {
		...sourceOf(call, application),
		channel: options.text('channel'),
		base: baseOf(options.text('base')),
		settings: settingsOf(call),
		storage: options.texts('storage').map(word => word.split('=', 1)[0] ?? word),
		resources: resourcesOf(call),
		bindings: bindingsOf(options.text('bind')),
		// That of 1.25 is what is called --force-units since.
		forcesUnits: options.has('force-units') || (client.major < 2 && options.has('force')),
		forces: client.major >= 2 && options.has('force'),
		forcesBase: options.has('force-base') || options.has('force-series'),
	};
};
