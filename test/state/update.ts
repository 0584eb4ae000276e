import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {type ActionId, type Message, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {topOverlay} from '../../source/state/selectors.js';
import {
	makeAgents,
	makeObservation,
	makePlan,
	makeState,
	makeStatus,
	makeWaitingState,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {makeFailure} from '../_helpers/play.js';
import {keyBindingActions} from '../_helpers/actions.js';

const observations = {'aws:admin/web': makeObservation(webModel, makeStatus())};

const states: Readonly<Record<string, State>> = {
	'target, controllers': makeState({stage: {name: 'target', step: 'controller', cursor: 0}}),
	'target, models': makeState({
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		}, observations,
	}),
	prepare: makeState({stage: {name: 'prepare', cursor: 0}, observations}),
	plan: makeState({
		stage: {
			name: 'plan', plan: makePlan(), top: 0, savedTo: undefined,
		}, observations,
	}),
	perform: makeState({
		stage: {
			name: 'perform', plan: makePlan(), index: 0, step: {phase: 'ready'},
		}, observations,
	}),
	waiting: makeWaitingState(),
	verify: makeState({
		stage: {
			name: 'verify', plan: makePlan(), index: 5, model: webModel, top: 0,
		}, observations,
	}),
	finished: makeState({stage: {name: 'finished', plan: makePlan(), result: 'upgraded'}, observations}),
};

const arbitraryMessage: fc.Arbitrary<Message> = fc.oneof(
	{weight: 8, arbitrary: fc.record({type: fc.constant('acted' as const), action: fc.constantFrom<ActionId>(...keyBindingActions), limit: fc.nat({max: 50})})},
	fc.record({type: fc.constant('typed' as const), text: fc.string()}),
	fc.constant<Message>({type: 'erased'}),
	fc.record({type: fc.constant('resized' as const), columns: fc.nat({max: 300}), rows: fc.nat({max: 100})}),
	fc.record({type: fc.constant('ticked' as const), now: fc.integer({min: testTime, max: testTime + 10_000_000})}),
	fc.nat({max: 40}).map((count): Message => ({
		type: 'observed', model: webModel, answer: {ok: true, value: makeStatus({agents: makeAgents(count)})}, at: testTime + 1000, duration: 10,
	})),
	fc.constant<Message>({
		type: 'observed', model: webModel, answer: {ok: false, failure: makeFailure('timed-out', 'No answer.')}, at: testTime + 30_000, duration: 30_000,
	}),
);

/** What is asked without a person's yes: reads. */
const isRead = (type: string): boolean => /^(?:client|list|show|read|preview|inspect)-/v.test(type);

for (const [name, initial] of Object.entries(states)) {
	const messagesOf: [fc.Arbitrary<Message[]>] = [fc.array(arbitraryMessage, {minLength: 1, maxLength: 40})];
	property(`whatever is pressed in ${name}, nothing throws and no changing command starts unless Enter answers its question`, messagesOf, (t, messages) => {
		let state = initial;
		for (const message of messages) {
			const before = state;
			const {state: after, effects} = update(state, message);
			state = after;
			const asked = effects.flatMap(effect => 'intents' in effect ? effect.intents : ('intent' in effect ? [effect.intent] : []));
			const changes = asked.filter(({type}) => !isRead(type));
			for (const intent of changes) {
				const top = topOverlay(before);
				const isSafe = before.render(intent).kind === 'command' && 'risk' in before.render(intent) && top?.name !== 'question';
				t.true(message.type === 'acted' && message.action === 'confirm', intent.type);
				t.true(isSafe || (top?.name === 'question' && (top.question.cursor === 'yes' || top.question.typed === top.question.phrase)), intent.type);
			}

			t.true(state.overlays.length < 12);
			t.true(state.surface >= before.surface);
			t.true(state.table.top >= 0);
		}
	});
}

test('a resize keeps the cursor\'s row in view', t => {
	const start = makeWaitingState({agents: makeAgents(60)});
	const down = update(start, {type: 'acted', action: 'bottom'}).state;
	const small = update(down, {type: 'resized', columns: 80, rows: 16}).state;
	t.is(small.table.selected, down.table.selected);
	t.true(small.table.top > down.table.top);
});
