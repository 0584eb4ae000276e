import {type CharmOrder} from '../../source/domain/charm/order.js';
import {type CharmRecord} from '../../source/domain/charm/record.js';
import {type CharmSetting, type CharmSettings, type SettingValue} from '../../source/domain/charm/settings.js';
import {type Application} from '../../source/domain/status.js';
import {testTime} from './make-state.js';

/** An application of Charmhub at revision 30 of 8.0/stable. */
export const makeApplication = (overrides: Partial<Application> = {}): Application => ({
	name: 'mysql',
	charm: 'mysql',
	charmOrigin: 'charmhub',
	charmRevision: 30,
	charmChannel: '8.0/stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: undefined,
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 2,
	...overrides,
});

/** The same before: at revision 29. */
export const makeRecord = (overrides: Partial<CharmRecord> = {}): CharmRecord => ({
	application: 'mysql',
	charm: 'mysql',
	origin: 'charmhub',
	revision: 29,
	channel: '8.0/stable',
	base: 'ubuntu@22.04',
	workloadVersion: undefined,
	settings: undefined,
	at: testTime - 600_000,
	...overrides,
});

export const makeSetting = (name: string, value: SettingValue, overrides: Partial<CharmSetting> = {}): CharmSetting => ({
	name, type: typeof value === 'number' ? 'int' : (typeof value === 'boolean' ? 'boolean' : 'string'), value, default: undefined, source: 'user', ...overrides,
});

export const makeSettings = (...settings: readonly CharmSetting[]): CharmSettings => ({application: 'mysql', charm: 'mysql', settings});

/** An order of nothing but the newest. */
export const newest: CharmOrder = {};
