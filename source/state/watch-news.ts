import {modelKey, parseModelKey} from '../domain/intent.js';
import {newsOfWatch} from '../domain/watch-notices.js';
import {type News} from './notify.js';
import {fullPlaceName} from './place-name.js';
import {type State} from './state.js';

/** Milliseconds without a key after which nobody is taken to look at the screen. */
const awayAfter = 30_000;

/** That a silent `watch` has ended for another reason than that all is upgraded, a person wants to hear as well; who has ended it knows it. */
const newsOfEnd = ({exit, now}: State): readonly News[] =>
	(exit && (exit.code === 3 || exit.code === 5) ? [{key: `stopped ${now}`, event: 'stopped', text: exit.summary.slice(0, 2).join(' ')}] : []);

/**
What there is to tell of the models that `watch` follows; nothing elsewhere. Agents in error are told of where nobody looks.
*/
export const newsOfWatchStage = (state: State, {told, pressedAt}: NonNullable<State['notices']>): readonly News[] => {
	const {stage, session, now} = state;
	if (!session.watch) {
		return [];
	}

	if (stage.name !== 'watch') {
		return newsOfEnd(state);
	}

	const news = newsOfWatch({
		controller: stage.controller,
		models: stage.entries.map(({model, watch}) => ({model: modelKey(model), name: fullPlaceName(state, model), watch})),
		whole: stage.whole,
		now,
		told: new Set(told),
		isUntilUpgraded: session.watch.isUntilUpgraded,
		isSeen: now - pressedAt < awayAfter,
	});
	return [
		...news.map(({key, event, model, text}): News => ({
			key, event, text, model: model === undefined ? undefined : parseModelKey(model),
		})),
		...newsOfEnd(state),
	];
};
