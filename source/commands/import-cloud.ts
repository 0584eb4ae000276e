import process from 'node:process';
import {countOf} from '../domain/words.js';
import {type Cloud} from '../simulator/cloud.js';
import {importCloud, type ImportedCloud} from '../simulator/import/import-cloud.js';
import {readFaultWish, type FaultWish} from '../simulator/import/fault-wish.js';
import {defaultStart, type Scenario} from '../simulator/scenarios/scenario.js';
import {type Input} from './diagnose-read.js';
import {type CloudCopy} from './import-cloud-document.js';
import {readCloudFiles} from './import-cloud-files.js';
import {UsageError, type Options} from './options.js';

/** A copied cloud as a scenario, and what there is to say of it. */
export type CopiedCloud = {readonly scenario: Scenario; readonly notes: readonly string[]};

/**
The faults that were wished for.

@throws {UsageError} For one that there is not.
*/
export const readFaults = ({faults, faultChoice}: Pick<Options, 'faults' | 'faultChoice'>): readonly FaultWish[] | 'likely' => {
	if (faultChoice !== undefined && faultChoice !== 'likely') {
		throw new UsageError(`"${faultChoice}" is no value for --faults.`, 'Give likely; a fault by its name is given with --fault.');
	}

	if (faultChoice !== undefined && faults.length > 0) {
		throw new UsageError('--fault and --faults were both given.', 'Name the faults, or leave the choice to --faults likely.');
	}

	return faultChoice === undefined
		? faults.map(text => {
			const wish = readFaultWish(text);
			if ('problem' in wish) {
				throw new UsageError(wish.problem, wish.advice);
			}

			return wish;
		})
		: 'likely';
};

const describe = ({controllers}: Cloud): string => {
	const models = controllers.flatMap(controller => controller.models);
	const agents = models.reduce((sum, {machines, units}) => sum + machines.size + units.size, 0);
	return `A copy of ${controllers[0]?.name ?? ''}, which runs ${controllers[0]?.version ?? ''}: ${countOf(models.length, 'model')}, ${countOf(agents, 'agent')}. Nothing real is touched.`;
};

/**
Makes a simulated cloud of a copied one.

@throws {UsageError} Where the statuses are not those of one controller, or a fault has no place in it.
*/
export const makeCopiedCloud = (copy: CloudCopy, options: Options): CopiedCloud => {
	const faults = readFaults(options);
	const make = (seed: number, startedAt: number): ImportedCloud => {
		const imported = importCloud({
			statuses: copy.statuses,
			controller: copy.controller,
			published: [...copy.published, ...(options.agentVersion === undefined ? [] : [options.agentVersion])],
			seed,
			startedAt,
			faults,
			scrub: options.isScrubbed,
		});
		if ('problem' in imported) {
			throw new UsageError(imported.problem, imported.advice);
		}

		return imported;
	};

	const {cloud, notes} = make(options.seed, Date.now());
	return {
		scenario: {
			name: 'from-status', title: cloud.title, description: describe(cloud), create: (seed, startedAt = defaultStart) => make(seed, startedAt).cloud,
		},
		notes: [describe(cloud), ...notes],
	};
};

/**
The options with the simulated cloud that `--from-status` asks for; as they are where it does not.

@param stderr - Hears what was made up.
@throws {UsageError} Where the files are not the statuses of one controller.
*/
export const withCopiedCloud = async (options: Options, {stderr, stdin = process.stdin}: {readonly stderr: {write(text: string): unknown}; readonly stdin?: Input}): Promise<Options> => {
	if (options.statusSources.length === 0) {
		return options;
	}

	const {scenario, notes} = makeCopiedCloud(await readCloudFiles(options.statusSources, stdin), options);
	stderr.write(`${notes.join('\n')}\n`);
	return {...options, copiedCloud: scenario};
};
