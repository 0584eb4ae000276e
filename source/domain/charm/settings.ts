export type SettingType = 'string' | 'int' | 'float' | 'boolean' | 'secret';

/** Undefined: not set, and no default. */
export type SettingValue = string | number | boolean | undefined;

/** One setting of an application. A value may be a secret: it is masked before it is shown or written. */
export type CharmSetting = {
	readonly name: string;
	readonly type: SettingType | undefined;
	readonly value: SettingValue;
	readonly default: SettingValue;
	/** `user`: somebody set it. Undefined where the client does not say. */
	readonly source: 'user' | 'default' | 'unset' | undefined;
};

/** `juju config APPLICATION`. */
export type CharmSettings = {
	readonly application: string;
	readonly charm: string | undefined;
	readonly settings: readonly CharmSetting[];
};

/** What a file for `--config` holds: settings, each as it was written. */
export type ConfigFile = {readonly path: string; readonly settings: Readonly<Record<string, SettingValue>>};
