import {ubuntuSeries} from '../domain/ubuntu-version.js';
import {type CharmProblem} from './charm-rules.js';
import {isFrom} from './era.js';

export type ProblemPlace = {
	/** The controller's. */
	readonly version: string;
	readonly application: string;
	/** Address of the charm that was asked for. */
	readonly url: string;
};

const baseText = ({base, bases}: CharmProblem & {type: 'base'}, {version}: ProblemPlace): string => {
	if (!isFrom(version, 2)) {
		return 'cannot change a service\'s series';
	}

	return isFrom(version, 3)
		? `base "ubuntu@${base}" not supported by charm, the charm supported bases are: ${bases.map(each => `ubuntu@${each}`).join(', ')}`
		: `only these series are supported: [${bases.map(each => ubuntuSeries(each) ?? each).join(' ')}]`;
};

/** Source: 3.6.28 `cmd/juju/application/refresh.go`. */
const podspecText = (application: string): string => [
	'',
	'Upgrading from an older PodSpec style charm to a newer Sidecar charm requires that',
	'the application be scaled down to 0 units.',
	'',
	'Before refreshing the application again, you must scale it to 0 units and wait for',
	'all those units to disappear before continuing.',
	'',
	`\tjuju scale-application ${application} 0`,
	'',
].join('\n');

const relationText = (problem: CharmProblem & {type: 'relation'}, {version}: ProblemPlace): string => {
	if (!isFrom(version, 4)) {
		return `would break relation "${problem.relation}"`;
	}

	const {change} = problem;
	return change ? `cannot change ${change.part} of relation "${problem.endpoint}" from ${change.from} to ${change.to}` : `charm has no corresponding relation "${problem.endpoint}"`;
};

const noun = ({version}: ProblemPlace): string => isFrom(version, 2) ? 'application' : 'service';

const textOf = (problem: CharmProblem, place: ProblemPlace): string => {
	const {version} = place;
	switch (problem.type) {
		case 'not-alive': {
			return `${noun(place)} is not found or not alive`;
		}

		case 'subordinacy': {
			return isFrom(version, 2) ? 'cannot change an application\'s subordinacy' : 'cannot change a service\'s subordinacy';
		}

		case 'base': {
			return baseText(problem, place);
		}

		case 'relation': {
			return relationText(problem, place);
		}

		case 'peer': {
			return isFrom(version, 4)
				? `charm has no corresponding peer relation "${problem.endpoint}". Please scale down to 0 units to refresh`
				: `would break relation "${problem.relation}"`;
		}

		case 'limit': {
			const {limit, endpoint, count} = problem;
			return `new charm version imposes a maximum relation limit of ${limit} for ${endpoint} which cannot be satisfied by the number of already established relations (${count})`;
		}

		case 'storage': {
			return isFrom(version, 4) && problem.isRemoved === true ? `cannot refresh application "${place.application}" because storage definition "${problem.storage}" removed` : problem.text;
		}

		case 'single-storage': {
			return `existing storage "${problem.storage}" with location changed from ${isFrom(version, 2) ? 'single' : 'singleton'} to multiple`;
		}

		case 'deployment-mode': {
			return 'cannot change a charm\'s deployment mode';
		}

		case 'podspec': {
			return podspecText(problem.application);
		}

		case 'format': {
			return 'cannot downgrade from v2 charm format to v1';
		}
	}
};

/** Up to 3.6 the controller says of which application and charm it speaks; before 3.0 not of these. */
const isWrapped = ({type}: CharmProblem, {version}: ProblemPlace): boolean => {
	switch (type) {
		case 'podspec':
		case 'format': {
			return false;
		}

		case 'base': {
			return false;
		}

		case 'subordinacy':
		case 'deployment-mode': {
			return isFrom(version, 3) && !isFrom(version, 4);
		}

		default: {
			return !isFrom(version, 4);
		}
	}
};

/**
A controller's words for why it does not take a charm, by its version. Source: as for the rules.
*/
export const describeCharmProblem = (problem: CharmProblem, place: ProblemPlace): string => {
	const text = textOf(problem, place);
	return isWrapped(problem, place) ? `cannot upgrade ${noun(place)} "${place.application}" to charm "${place.url}": ${text}` : text;
};
