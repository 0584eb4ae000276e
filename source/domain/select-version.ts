import {adviseClient} from './client-upgrade.js';
import {type HostFacts} from './host.js';
import {selectByRule} from './selection/index.js';
import {
	isAtLeast,
	isNewer,
	isSameMinor,
	parseBinaryVersion,
	parseVersion,
	type JujuVersion,
} from './version.js';

export type VersionVerdict =
	| {readonly ok: true; readonly version: JujuVersion}
	/** `problem`: one sentence what is wrong with it; `advice`: one what to do. */
	| {readonly ok: false; readonly problem: string; readonly advice: string};

const minorOf = ({major, minor}: JujuVersion): string => `${major}.${minor}`;

const explainInvalid = (text: string): VersionVerdict => {
	const problem = `Juju would answer: invalid version "${text}".`;
	if (/^\d{1,9}\.\d{1,9}$/v.test(text)) {
		return {ok: false, problem, advice: `Write three parts, such as ${text}.0; for the newest patch leave the choice to Juju.`};
	}

	const number = parseBinaryVersion(text)?.text;
	return {ok: false, problem, advice: number === undefined ? 'Write three numbers with dots, such as 3.6.28.' : `Write the number alone: ${number}.`};
};

/**
Why Juju would not bring a controller from one version to another in place; undefined where it would.

From 3.0 on a controller takes patches only, and 2.9.36 and later refuse 3.x (2.9.52 `upgrades/upgradevalidation/version.go`; 3.6.28 `validation.go`; 4.0.15 `controllerupgrader.go`).
Within 2.x a controller goes from minor to minor.
*/
const explainImpossible = (current: JujuVersion, wanted: JujuVersion): VersionVerdict | undefined => {
	if (isNewer(current, wanted)) {
		return {
			ok: false,
			problem: `${wanted.text} is lower than ${current.text}, which the controller runs.`,
			advice: `Juju never goes back. Choose a version newer than ${current.text}.`,
		};
	}

	if (isSameMinor(current, wanted) || (current.major < 3 && current.major === wanted.major)) {
		return undefined;
	}

	return {
		ok: false,
		problem: `A ${minorOf(current)} controller cannot become ${wanted.text} in place: ${current.major < 3 ? 'it stays within its major version' : `it takes patches of ${minorOf(current)} only`}.`,
		advice: `Bring it to the newest patch of ${minorOf(current)} first, then make a new ${minorOf(wanted)} controller and migrate the models to it.`,
	};
};

/**
Why this client should not lead a controller to a version; undefined where it may.

Juju's clients compare major versions only (2.9.52 `upgrademodel.go`). Before 2.9.33, though, the client chooses and judges, and one of an older minor version knows nothing of the
rules of the newer: it is upgraded first, as Juju's documentation asks. Since then the controller judges, and an older client of the same major version will do.
*/
export const explainClient = (client: JujuVersion, wanted: JujuVersion, current: JujuVersion | undefined): Extract<VersionVerdict, {ok: false}> | undefined => {
	const isTooOld = wanted.major > client.major
		|| (current !== undefined && !isAtLeast(current, 2, 9, 33) && isNewer(wanted, client) && !isSameMinor(wanted, client));
	return isTooOld
		? {
			ok: false,
			problem: wanted.major > client.major
				? `A ${client.text} client cannot upgrade anything to ${wanted.text}.`
				: `A ${client.text} client is older than ${wanted.text}, and before 2.9.33 the client decides.`,
			advice: `Upgrade the client to ${minorOf(wanted)} first, then start again.`,
		}
		: undefined;
};

type WantedVersion = {
	readonly text: string;
	readonly current: string | undefined;
	readonly client: JujuVersion | undefined;
	/** The machine that the client is on: how it came there decides what brings a newer one. */
	readonly host?: HostFacts | undefined;
};

/** The same as `explainClient`, with the exact command where the machine is known. */
const explainThisClient = ({client, host}: WantedVersion, wanted: JujuVersion, current: JujuVersion | undefined): VersionVerdict | undefined => {
	const verdict = client && explainClient(client, wanted, current);
	return verdict && {...verdict, advice: adviseClient(wanted, {client, host}) ?? verdict.advice};
};

/**
Judges a version that an operator wants, before anything is asked of Juju.

@param options The version as typed, what the controller runs, and the client's own version; undefined where not known.
*/
export const validateWantedVersion = (options: WantedVersion): VersionVerdict => {
	const text = options.text.trim();
	const version = parseVersion(text);
	if (!version) {
		return explainInvalid(text);
	}

	const current = options.current === undefined ? undefined : parseBinaryVersion(options.current);
	return (current && explainImpossible(current, version))
		?? explainThisClient(options, version, current)
		?? {ok: true, version};
};

/**
By which rule Juju chooses a version for a controller when none is given, in one sentence.

The rules and their sources are in `selection/`.

@param current What the controller runs.
*/
export const explainSelection = (current: JujuVersion): string =>
	selectByRule({
		client: current, server: current, available: [], subject: 'controller',
	})?.sentence ?? 'By which rule Juju chooses is not known for this version.';
