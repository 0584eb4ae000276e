import {cases} from '../../source/domain/cases/index.js';
import {type Finding, type Situation} from '../../source/domain/case.js';
import {modelKey, type Intent} from '../../source/domain/intent.js';
import {createLogScanner} from '../../source/domain/scan-log.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {parseVersion} from '../../source/domain/version.js';
import {readAnswer} from '../../source/juju/answers/index.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {listFixtures, readFixture} from './fixture.js';
import {makeSituation} from './make-situation.js';
import {
	controllerModelReference,
	makeKnown,
	testTime,
	webModel,
} from './make-state.js';

/**
One example of `test/fixtures/cases/ID.json`: what a Juju of that version says where the case is there (`isFound`), or where it nearly is.

- `stderr`: what a command wrote that failed; `intent` is what it was for (an upgrade of `web` by default).
- `log`: lines of a log.
- `client`: the client's version where it is not `juju`; `facts`: whatever else is known, as parts of the situation.
- `model`, `machine`, `application`, `unit`: parts of `juju status --format json` that differ from those of a healthy model with machine 0 and unit `mysql/0`;
  `machines` and `units` (of `mysql`) are further ones, and `status` is the whole answer instead.
- `controller`: the same of the controller's own model, which is not known without it; `log` is that model's then.
- `silentFor`, `withoutProgressFor`: milliseconds since the controller answered, or since an agent turned; `targetVersion`: what the upgrade that runs leads to.
*/
export type CaseExample = {
	readonly name: string;
	readonly juju: string;
	readonly source: string;
	readonly isFound: boolean;
	readonly stderr?: string;
	readonly intent?: Intent;
	readonly log?: readonly string[];
	readonly client?: string;
	readonly facts?: Partial<Situation>;
	readonly kind?: 'iaas' | 'caas';
	readonly model?: Readonly<Record<string, unknown>>;
	readonly machine?: Readonly<Record<string, unknown>>;
	readonly application?: Readonly<Record<string, unknown>>;
	readonly unit?: Readonly<Record<string, unknown>>;
	readonly machines?: Readonly<Record<string, unknown>>;
	readonly units?: Readonly<Record<string, unknown>>;
	readonly status?: unknown;
	readonly controller?: {
		readonly model?: Readonly<Record<string, unknown>>;
		readonly machine?: Readonly<Record<string, unknown>>;
		readonly machines?: Readonly<Record<string, unknown>>;
		readonly applications?: Readonly<Record<string, unknown>>;
	};
	readonly silentFor?: number;
	readonly withoutProgressFor?: number;
	readonly targetVersion?: string;
};

const status = (example: CaseExample): string => {
	const {
		juju, kind = 'iaas', model, machine, application, unit, machines, units, status: whole,
	} = example;
	if (whole !== undefined) {
		return JSON.stringify(whole);
	}

	const since = '21 Nov 2026 03:00:00Z';
	const unitStatus = {
		'workload-status': {current: 'active', since}, 'juju-status': {current: 'idle', version: juju, since}, leader: true, ...(kind === 'iaas' && {machine: '0'}), ...unit,
	};
	return JSON.stringify({
		model: {
			name: 'web', type: kind, controller: 'aws', cloud: 'aws', region: 'eu-west-1', version: juju, 'model-status': {current: 'available', since}, sla: 'unsupported', ...model,
		},
		machines: kind === 'caas'
			? {}
			: {
				0: {
					'juju-status': {current: 'started', since, version: juju},
					'instance-id': 'i-1',
					'machine-status': {current: 'running', since},
					base: {name: 'ubuntu', channel: '22.04'},
					...machine,
				},
				...machines,
			},
		applications: {
			mysql: {
				charm: 'mysql',
				'charm-origin': 'charmhub',
				'charm-name': 'mysql',
				'charm-rev': 1,
				'charm-channel': '8.0/stable',
				exposed: false,
				'application-status': {current: 'active', since},
				...application,
				units: {'mysql/0': unitStatus, ...units},
			},
		},
		storage: {},
		controller: {timestamp: '03:00:00Z'},
	});
};

/** The status of the controller's own model: machine 0 of the controller, and no applications but those that are given. */
const controllerStatus = ({controller = {}, unit, application, units, status: whole, ...example}: CaseExample): string => {
	const {model, machine, machines = {}, applications = {}} = controller;
	const text = status({
		...example, model: {name: 'controller', ...model}, machine: {'controller-member-status': 'has-vote', ...machine}, machines,
	});
	return JSON.stringify({...JSON.parse(text) as Readonly<Record<string, unknown>>, applications});
};

const statusOf = (example: CaseExample, stdout = status(example)): ModelStatus => {
	const version = parseVersion(example.juju);
	const answer = readAnswer({type: 'read-status', model: webModel}, {
		outcome: 'exited', exitCode: 0, stdout, stderr: '', duration: 10,
	}, {client: version, controller: version});
	if (!answer.ok) {
		throw new Error(`${example.name}: ${answer.failure.message}`);
	}

	return answer.value as ModelStatus;
};

const upgrade: Intent = {type: 'upgrade-model', model: webModel, version: '9.9.9'};

const failuresOf = ({stderr, intent = upgrade, juju}: CaseExample): Situation['failures'] => {
	if (stderr === undefined) {
		return [];
	}

	const version = parseVersion(juju);
	const answer = readAnswer(intent, {
		outcome: 'exited', exitCode: 1, stdout: '', stderr, duration: 10,
	}, {client: version, controller: version});
	return answer.ok
		? []
		: [{
			command: `juju ${intent.type}`,
			failure: answer.failure,
			at: testTime - 1000,
			model: 'model' in intent ? intent.model : undefined,
			version: 'version' in intent ? intent.version : undefined,
		}];
};

/** The situation that an example describes, read by the same code that reads a real client's answers. */
export const situationOf = (example: CaseExample): Situation => {
	const version = parseVersion(example.juju);
	const scanner = createLogScanner(cases, {model: example.controller === undefined ? webModel : controllerModelReference, source: 'debug-log'});
	for (const line of example.log ?? []) {
		scanner.take(line);
	}

	const client = parseVersion(example.client ?? example.juju);
	return makeSituation({
		clientVersion: client,
		controllerVersion: version,
		render: createRenderer({client, controller: version, isKubernetes: example.kind === 'caas'}),
		statuses: {
			[modelKey(webModel)]: makeKnown(statusOf(example)),
			...(example.controller !== undefined && {[modelKey(controllerModelReference)]: makeKnown(statusOf(example, controllerStatus(example)))}),
		},
		failures: failuresOf(example),
		logs: scanner.matches(),
		...(example.silentFor !== undefined && {silentSince: testTime - example.silentFor}),
		...(example.withoutProgressFor !== undefined && {withoutProgress: example.withoutProgressFor}),
		...(example.targetVersion !== undefined && {targetVersion: example.targetVersion}),
		...example.facts,
	});
};

/** What the whole catalogue finds in an example. */
export const findingsOf = (example: CaseExample): readonly Finding[] => {
	const situation = situationOf(example);
	return cases.flatMap(entry => entry.match(situation));
};

/** All examples, by the id of the case whose file they stand in. */
export const readExamples = (): ReadonlyArray<{readonly id: string; readonly examples: readonly CaseExample[]}> =>
	listFixtures('cases').map(file => ({id: file.replace(/\.json$/v, ''), examples: JSON.parse(readFixture(`cases/${file}`)) as readonly CaseExample[]}));
