/*
The simulated cloud: plain values that are changed in place by the functions beside this file, copied whole by `structuredClone`, and the same for the same
seed and the same commands at the same times. All times are milliseconds since 1970, all durations milliseconds.
*/
import {type SimulatedEvent} from './event.js';
import {type Fault} from './fault.js';
import {type Model} from './model.js';

export type * from './agent-state.js';
export type * from './model.js';

export type Stream = 'released' | 'proposed' | 'devel' | 'testing';

export type Backup = {
	/** `20261121-030405.6f0c4f2e-…` */
	id: string;
	/** As the operator named it. */
	filename: string;
	at: number;
	version: string;
	notes: string;
	/** What the controller calls the archive where it keeps it: an id, from 2.9.22 on a path. */
	remoteName?: string;
};

/**
How the controller's API behaves to a client:

- `up`: answers.
- `silent`: nothing listens, or packets are lost; the client dials for ten minutes (`unable to connect to API`).
- `restricted`: logins are refused with `upgrade in progress`, but for status and the like.
- `gone`: destroyed or killed.
*/
export type ApiState = 'up' | 'silent' | 'restricted' | 'gone';

export type ControllerUpgrade = {
	from: string;
	to: string;
	startedAt: number;
	/** `waiting`: agents were told; `restarting`: API out of reach; `database`: restricted; `done`; `failed`: for good. */
	phase: 'waiting' | 'restarting' | 'database' | 'done' | 'failed';
};

export type Controller = {
	name: string;
	uuid: string;
	kind: 'iaas' | 'caas';
	/** Name of the cloud it lives in, `aws`. */
	cloud: string;
	/** `ec2`, `lxd`, `kubernetes`, `manual` */
	cloudType: string;
	region: string | undefined;
	endpoints: string[];
	/** What the API server runs. */
	version: string;
	mongoVersion: string | undefined;
	/** Of the LXD that its machines live in, where that is one. */
	lxdVersion?: string;
	user: string;
	/** The client has to log in again before anything is answered. */
	isLoginExpired?: boolean;
	/** The client's user, on the controller. */
	access: 'login' | 'add-model' | 'superuser';
	currentModel: string | undefined;
	/** First the controller's own. */
	models: Model[];
	/** Versions published, ascending. */
	published: Record<Stream, string[]>;
	/** Versions in the controller's own store. */
	stored: string[];
	/** Whether published binaries can be fetched. */
	canFetch: boolean;
	api: ApiState;
	/** When silence or restriction will end; undefined where it never will, or nothing is to end. Clients redial: they block until then. */
	apiUntil: number | undefined;
	upgrade: ControllerUpgrade | undefined;
	backups: Backup[];
	/** Forgotten by the client after `unregister`, `destroy-controller` and `kill-controller`. */
	isRegistered: boolean;
	/** Being destroyed since. */
	destroyingSince: number | undefined;
	/** Models that went to another controller. */
	migrated?: Array<{readonly name: string; readonly owner: string; readonly target: string}> | undefined;
};

/** How long things take, as ranges [from, to] out of which the seed chooses. */
export type Profile = {
	/** From the command until a controller agent goes down. */
	controllerDelay: readonly [number, number];
	/** API out of reach. */
	controllerSilence: readonly [number, number];
	/** `upgrade in progress`. */
	controllerDatabase: readonly [number, number];
	/** Agents reconnect after the controller came back, at the latest. */
	reconnect: readonly [number, number];
	/** From the command (or the end of the controller's upgrade) until a machine turns. */
	machineDelay: readonly [number, number];
	/** A machine agent is down. */
	machineRestart: readonly [number, number];
	/** A container turns after its host. */
	containerDelay: readonly [number, number];
	/** A pod is created anew. */
	podRestart: readonly [number, number];
};

export type Latency = {
	/** Of any answer. */
	base: number;
	/** Of a status, for each agent. */
	perAgent: number;
};

export type Cloud = {
	scenario: string;
	title: string;
	seed: number;
	/** Until when the cloud has been advanced. */
	now: number;
	startedAt: number;
	/** What `juju version` says, without system and architecture. */
	clientVersion: string;
	currentController: string | undefined;
	profile: Profile;
	latency: Latency;
	controllers: Controller[];
	faults: Fault[];
	/** What will happen, a heap ordered by time and number. */
	events: SimulatedEvent[];
	nextEvent: number;
	/** Versions that `sync-agent-binary` can get: from a folder or a mirror of the operator's. */
	syncSource: string[];
	/** Files that the client wrote on the operator's machine: name to content of a text file, or the id of a backup. */
	downloads: Record<string, string>;
};
