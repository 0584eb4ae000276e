import {type OptionRow} from './options.js';

/** What makes a simulated cloud of a real one. */
export const copyOptionRows: readonly OptionRow[] = [
	{
		name: 'from-status', value: 'FILE', isRepeatable: true, description: 'With --simulate: the cloud of a saved juju status (JSON, YAML), a file for each model',
	},
	{name: 'scrub', description: 'Replaces names and addresses in the copy of a cloud'},
	{
		name: 'fault', value: 'NAME[=AGENT]', isRepeatable: true, description: 'A fault in the copy of a cloud, as hook-failed=mysql/0; may be repeated',
	},
	{name: 'faults', value: 'likely', description: 'Faults that the copied cloud suggests, chosen by --seed'},
];

/** What was asked for of a copied cloud. */
export type CopyOptions = {
	/** Saved statuses that the simulated cloud is made of; `-` is standard input. */
	readonly statusSources: readonly string[];
	readonly isScrubbed: boolean;
	/** As they were given. */
	readonly faults: readonly string[];
	/** As it was given: only `likely` is something. */
	readonly faultChoice: string | undefined;
};
