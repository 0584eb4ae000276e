import {type ModelStatus} from '../source/domain/status.js';
import {startProgress} from '../source/domain/follow-progress.js';
import {renderApplication} from '../source/interface/render-application.js';
import {createStore} from '../source/runtime/store.js';
import {update} from '../source/state/update.js';
import {makePlan, makeState, testTime} from '../test/_helpers/make-state.js';
import {createStreams} from './fake-streams.js';

const model = {controller: 'aws', name: 'admin/web'};

type Json = Record<string, unknown>;

/** Whatever it is, as an object. */
export const asObject = (value: unknown): Json => typeof value === 'object' && value !== null ? value as Json : {};

/** The agents' own parts of a status of Juju, machines first, as the table lists them. */
export const agentsOf = (document: Json): readonly Json[] => {
	const machines = Object.values(asObject(document['machines'])).map(machine => asObject(asObject(machine)['juju-status']));
	const units = Object.values(asObject(document['applications'])).flatMap(application =>
		Object.values(asObject(asObject(application)['units'])).map(unit => asObject(asObject(unit)['juju-status'])));
	return [...machines, ...units];
};

/** The live table on a terminal that only counts. */
export const open = (size: {readonly columns: number; readonly rows: number}) => {
	const streams = createStreams(size.columns, size.rows);
	const upgradeIndex = 4;
	const store = createStore({
		initial: makeState({
			size,
			stage: {
				name: 'perform', plan: makePlan(), index: upgradeIndex, step: {phase: 'waiting', progress: startProgress('3.6.28', testTime)},
			},
		}),
		update,
		perform: () => undefined,
		onError(error) {
			throw error;
		},
	});
	return {...streams, store, application: renderApplication({store, ...streams, hasColours: true})};
};

/** One answer about its model, as the poller tells of it. */
export const observed = (status: ModelStatus, round: number) => ({
	type: 'observed' as const, model, answer: {ok: true as const, value: status}, at: testTime + (round * 2000), duration: 400,
});
