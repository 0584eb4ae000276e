import {findClientWays, type ClientWay, type WantedClient} from './client-ways.js';
import {type Remedy} from './check.js';
import {type HostFacts} from './host.js';
import {adviseRemedy} from './make-remedy.js';
import {isNewer, isSameMinor, type JujuVersion} from './version.js';

export type {ClientWay} from './client-ways.js';

/** Whether the operator's own client suits what is planned, and how it is brought there. */
export type ClientUpgrade = {
	/** `older`: of an older minor version, which may do; `other-major`: it cannot lead this upgrade. */
	readonly fit: 'fits' | 'older' | 'other-major' | 'unknown';
	/** One or two sentences: what fits, and why. */
	readonly sentence: string;
	/** Best first; empty where nothing has to be done, or nothing is known. */
	readonly ways: readonly ClientWay[];
};

export type ClientQuestion = {
	readonly client: JujuVersion | undefined;
	/** What runs on the controller; undefined where none is chosen. */
	readonly controller: JujuVersion | undefined;
	readonly wanted: JujuVersion | undefined;
	readonly host: HostFacts | undefined;
};

const minorOf = ({major, minor}: Pick<JujuVersion, 'major' | 'minor'>): string => `${major}.${minor}`;

const toWanted = (version: JujuVersion): WantedClient => ({major: version.major, minor: version.minor, version});

const suits = (client: JujuVersion, goal: JujuVersion): ClientUpgrade => ({
	fit: 'fits',
	sentence: isSameMinor(client, goal)
		? `A ${client.text} client suits ${goal.text}: within ${minorOf(goal)} clients and controllers get on fully.`
		: `A ${client.text} client suits ${goal.text}: it is newer, and of the same major version.`,
	ways: [],
});

/** The version that the client has to go with: the wanted one, unless that is of another major version than the controller, which is upgraded before its models can be migrated. */
const goalOf = (client: JujuVersion, {controller, wanted}: ClientQuestion): JujuVersion | undefined => {
	if (!controller || !wanted || controller.major === wanted.major) {
		return wanted ?? controller;
	}

	return client.major === controller.major ? wanted : controller;
};

/**
Whether the client fits the controller and the wanted version, and which commands bring one that does.

Clients and controllers of one major version get on, older ones without what is new; across major versions only the last minor and the next major do, and only in status and
migrations. So another major version needs a second client, and a newer minor version comes to the client first.

Source: documentation of 3.6, "Juju component cross-version compatibility", "Upgrade your Juju deployment".
*/
export const planClientUpgrade = (question: ClientQuestion): ClientUpgrade => {
	const {client, controller, host} = question;
	const goal = client && goalOf(client, question);
	if (!client || !goal) {
		return {fit: 'unknown', sentence: client ? 'Which client fits depends on the controller: choose one first.' : 'The version of this client is not known.', ways: []};
	}

	if (client.major !== goal.major) {
		const subject = controller?.major === client.major
			? `The way to ${goal.text} is a new ${minorOf(goal)} controller, which a ${minorOf(goal)} client makes. This one (${client.text}) stays for the old controller`
			: `A ${client.major}.x client does not suit a ${goal.major}.x controller. It needs a ${goal.major}.x client, best ${minorOf(goal)}; this one (${client.text}) stays for others`;
		return {fit: 'other-major', sentence: `${subject}.`, ways: findClientWays(toWanted(goal), {host, isOtherMajor: true})};
	}

	return isNewer(goal, client) && !isSameMinor(goal, client)
		? {
			fit: 'older',
			sentence: `This client (${client.text}) is older than ${minorOf(goal)}. The client comes first in an upgrade: bring it to ${minorOf(goal)}.`,
			ways: findClientWays(toWanted(goal), {host, isOtherMajor: false}),
		}
		: suits(client, goal);
};

/**
What brings a client to a version, in one or two sentences with the exact commands; undefined where nothing is known of the machine.

@param goal The version that the client is too old for.
*/
export const adviseClient = (goal: JujuVersion, {client, host}: Pick<ClientQuestion, 'client' | 'host'>): string | undefined => {
	const [way] = host ? findClientWays(toWanted(goal), {host, isOtherMajor: client?.major !== goal.major}) : [];
	if (!way) {
		return undefined;
	}

	const commands = way.commands.filter(command => way.id === 'use-other-client' || !command.startsWith('juju-upgrade-wizard '));
	return `${way.id === 'use-other-client' ? 'Start again with the client that is there' : `Upgrade the client to ${minorOf(goal)} first, then start again`}: ${commands.join(' && ')}`;
};

/**
A line that keeps a copy of what a client knows: controllers, accounts, keys. Only the operator can read it, since it holds secrets.

Source: documentation of 3.6, "Manage the juju CLI client", "Back up Juju". Up to 1.25 the folder is `~/.juju` (juju/osenv `home.go`).
*/
export const backUpClientLine = (client: JujuVersion | undefined): string => {
	const folder = client?.major === 1 ? 'JUJU_HOME:-$HOME/.juju' : 'JUJU_DATA:-$HOME/.local/share/juju';
	return `(umask 077 && tar -czf ~/juju-client.tar.gz -C "\${${folder}}" .)`;
};

/** The text of a way, for a page of its own: what is kept first, then the commands, then what to know. */
export const linesOfWay = (way: ClientWay, client: JujuVersion | undefined): readonly string[] => [
	way.explanation,
	'',
	...(way.id === 'use-other-client' ? [] : ['Keep a copy of what the client knows first; it holds secrets:', `  ${backUpClientLine(client)}`, '', 'Then:']),
	...way.commands.map(command => `  ${command}`),
	...(way.notes.length === 0 ? [] : ['', ...way.notes]),
];

/**
The ways to a client that goes with a version, as remedies: this program runs none of them, since most need root.

@param goal The version that the client shall go with.
*/
export const clientRemedies = (goal: JujuVersion, {client, host}: Pick<ClientQuestion, 'client' | 'host'>): readonly Remedy[] =>
	findClientWays(toWanted(goal), {host, isOtherMajor: client?.major !== goal.major}).map(way => adviseRemedy({
		id: way.id,
		title: way.title,
		explanation: way.explanation,
		reference: way.reference,
		...(way.undo !== undefined && {undo: way.undo}),
	}, linesOfWay(way, client)));
