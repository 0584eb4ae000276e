import {type Effect, type Stage, type State} from '../state.js';

/** How often the models are looked at while the operator chooses among them, in milliseconds. */
const browsingInterval = 10_000;

/** While the operator reads what came of an upgrade, in milliseconds. */
const readingInterval = 5000;

/**
What has to be watched again when the part about charms is left for the stage that it was opened from.
*/
export const watchBefore = (state: State, back: Stage): readonly Effect[] => {
	switch (back.name) {
		case 'target': {
			const models = back.step === 'models' ? (state.models.value ?? []).map(({name}) => ({controller: back.controller, name})) : [];
			return [{type: 'watch', models, interval: browsingInterval}, {type: 'poll-now'}];
		}

		case 'verify': {
			return [{type: 'watch', models: [back.model], interval: state.session.interval ?? readingInterval}, {type: 'poll-now'}];
		}

		default: {
			return [{type: 'watch', models: [], interval: undefined}];
		}
	}
};
