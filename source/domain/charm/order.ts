/**
What an application's charm shall become. What is left out stays as it is; an empty order is the newest revision of the channel that is followed.
*/
export type CharmOrder = {
	/** `8.0/stable` */
	readonly channel?: string;
	readonly revision?: number;
	/** Another charm in place of the one that runs, such as `ch:postgresql` or `./postgresql.charm`. */
	readonly switch?: string;
	/** A charm on this machine: a folder, or a file of charmcraft (2.0 and later). */
	readonly path?: string;
	/** A folder with charms in folders by series (1.25). */
	readonly repository?: string;
	/** A YAML file with settings. */
	readonly config?: string;
	/** Settings by themselves (3.6 and later). */
	readonly settings?: Readonly<Record<string, string>>;
	readonly resources?: ReadonlyArray<{readonly name: string; readonly file: string}>;
	/** `ubuntu@22.04` (3.6 and later). */
	readonly base?: string;
	/** As Juju reads it: `alpha`, or `db=alpha`. */
	readonly bind?: string;
	/** As Juju reads it: `data=10G`. */
	readonly storage?: readonly string[];
	/** Whether the charm gets the credential of the cloud (3.1 and later). */
	readonly trust?: boolean;
	/**
	Gives the charm to units in error as well, which then never run its upgrade-charm hook: `--force` of 1.25, `--force-units` since.
	*/
	readonly forceUnits?: boolean;
	/** Passes over the list of allowed LXD profiles and limits of relations: `--force` since 2.5, another thing than that of 1.25. */
	readonly force?: boolean;
	/** Takes a charm that does not name the base of the application: `--force-series`, later `--force-base`. */
	readonly forceBase?: boolean;
};
