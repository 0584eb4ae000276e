import {type Difference} from '../../domain/compare-pictures.js';
import {countOf} from '../../domain/words.js';

const kinds: Readonly<Record<Difference['kind'], string>> = {
	'agent-appeared': 'new agent',
	'agent-gone': 'agent gone',
	'agent-worse': 'worse',
	'agent-better': 'better',
	'application-appeared': 'new',
	'application-gone': 'gone',
	'application-worse': 'worse',
	'application-better': 'better',
	'application-changed': 'changed',
	'workload-version': 'workload version',
	charm: 'charm',
	'offer-appeared': 'new offer',
	'offer-gone': 'offer gone',
	'offer-connections': 'connections',
};

/** What is compared, as it is called where it has no difference. */
const compared = {
	'workload-version': 'workload versions',
	charm: 'charms and their revisions',
	offer: 'offers',
} as const;

/** Words of the comparison of before and after. */
export const verifyPartsWords = {
	noVersion: 'no version reported',
	/** In the list of those that are behind. */
	unknownVersion: 'unknown',
	newVersion: (version: string): string => `new, ${version}`,
	versionAsBefore: (version: string): string => `${version} as before`,
	agents: (count: number): string => countOf(count, 'agent'),
	difference: (kind: Difference['kind']): string => kinds[kind],
	/** Of at least one of them. */
	unchanged(things: ReadonlyArray<keyof typeof compared>): string {
		const text = things.map(thing => compared[thing]).join(', ');
		return `${text.charAt(0).toUpperCase()}${text.slice(1)}: unchanged.`;
	},
	/**
	How long it took, and how long nothing answered.

	@param options.silence As a length of time; undefined where it answered all the time.
	@param options.pieces Into which the silence falls.
	*/
	took({duration, silence, pieces}: {readonly duration: string; readonly silence: string | undefined; readonly pieces: number}): string {
		const answers = silence === undefined
			? 'It answered all the time.'
			: `It was silent for ${silence}${pieces > 1 ? `, in ${pieces} pieces` : ''}.`;
		return `Took ${duration}. ${answers}`;
	},
	/** Behind a curve. */
	upgradedOver: (duration: string): string => `agents upgraded over ${duration}`,
} as const;
