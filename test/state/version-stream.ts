import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {parseVersion} from '../../source/domain/version.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {composeTarget, controllerPreview} from '../../source/state/choose-version.js';
import {previewFrom} from '../../source/state/preview-streams.js';
import {topOverlay} from '../../source/state/selectors.js';
import {type State} from '../../source/state/state.js';
import {streamCycle, streamProblem} from '../../source/state/version-actions.js';
import {
	controllerModelReference,
	makeKnown,
	makeSession,
	makeState,
} from '../_helpers/make-state.js';
import {playFrom, type Play} from '../_helpers/play.js';

const key = modelKey(controllerModelReference);
const preview = {type: 'preview-controller-upgrade', controller: 'aws'} as const;

const makeTarget = (overrides: Partial<State> = {}): State => makeState({
	previews: {[key]: makeKnown({bestVersion: '3.6.28', text: ''})},
	streams: {[key]: makeKnown({stream: 'released'})},
	stage: {
		name: 'target', step: 'models', controller: 'aws', cursor: 0,
	},
	...overrides,
});

const open = (overrides: Partial<State> = {}): Play => playFrom(makeTarget(overrides)).act('other-version');

const top = (play: Play) => {
	const overlay = topOverlay(play.state());
	return overlay?.name === 'version' ? overlay : undefined;
};

test('Tab goes through the streams and back to the one that is set; testing only where it was asked for', t => {
	t.deepEqual(streamCycle(makeTarget()), [undefined, 'proposed', 'devel']);
	t.deepEqual(streamCycle(makeTarget({streams: {[key]: makeKnown({stream: 'proposed'})}})), [undefined, 'released', 'devel']);
	t.deepEqual(streamCycle(makeTarget({streams: {}})), [undefined, 'released', 'proposed', 'devel']);
	t.deepEqual(streamCycle(makeTarget({session: makeSession({agentStream: 'testing'})})), [undefined, 'proposed', 'devel', 'testing']);
	const play = open();
	t.is(top(play)?.stream, undefined);
	t.deepEqual(['proposed', 'devel', undefined].map(stream => [stream, top(play.act('other-stream'))?.stream]), [['proposed', 'proposed'], ['devel', 'devel'], [undefined, undefined]]);
});

test('what Juju would choose is asked for each stream, once, and kept apart', t => {
	const play = open().act('other-stream');
	t.deepEqual(play.asked(), [{...preview, stream: 'proposed'}]);
	play.act('other-stream', 'other-stream', 'other-stream');
	t.deepEqual(play.asked(), [{...preview, stream: 'proposed'}, {...preview, stream: 'devel'}], 'one that is under way is not asked again');
	play.answer({...preview, stream: 'proposed'}, {ok: true, value: {bestVersion: '3.6.30', text: ''}});
	t.is(previewFrom(play.state(), 'proposed').value?.bestVersion, '3.6.30');
	t.is(previewFrom(play.state(), undefined).value?.bestVersion, '3.6.28');
	t.is(previewFrom(play.state(), 'devel').value, undefined);
	t.is(controllerPreview(play.state()).value?.bestVersion, '3.6.28', 'nothing is chosen yet');
});

test('Enter takes the version and the stream, and the target carries it', t => {
	const play = open().act('other-stream').answer({...preview, stream: 'proposed'}, {ok: true, value: {bestVersion: '3.6.30', text: ''}}).act('confirm');
	t.is(play.state().stream, 'proposed');
	t.is(play.state().version?.text, '3.6.30');
	t.regex(play.state().notice ?? '', /3\.6\.30 from the stream proposed, which the upgrade sets for good/v);
	t.like(composeTarget(play.state()), {version: '3.6.30', stream: 'proposed'});
});

test('Esc keeps version and stream as they were', t => {
	const play = open().act('other-stream', 'back');
	t.is(play.state().stream, undefined);
	t.is(play.state().version?.text, '3.6.28');
	t.false('stream' in (composeTarget(play.state()) ?? {}));
});

test('a typed version goes with the stream on the screen, and what cannot be changes neither', t => {
	const play = open().act('other-stream').type('3.6.1').act('confirm');
	t.regex(top(play)?.problem ?? '', /lower than 3\.6\.4/v);
	t.is(play.state().stream, undefined);
	t.is(top(play)?.stream, 'proposed');
	const taken = open().act('other-stream').type('3.6.20').act('confirm');
	t.like(composeTarget(taken.state()), {version: '3.6.20', stream: 'proposed', reason: '3.6.20 was asked for, from the stream proposed.'});
});

test('a client that cannot name a stream says what to do instead, asks nothing and takes nothing', t => {
	const render = createRenderer({client: parseVersion('2.3.9'), controller: parseVersion('2.3.5'), isKubernetes: false});
	const play = open({render}).act('other-stream');
	t.deepEqual(play.asked(), []);
	t.regex(streamProblem(play.state(), 'proposed') ?? '', /^A 2\.3 client cannot name a stream: set it first with juju model-config -m aws:admin\/controller agent-stream=proposed/v);
	play.act('confirm');
	t.regex(top(play)?.problem ?? '', /cannot name a stream/v);
	t.is(play.state().stream, undefined);
});

test('the stream of the command line is asked from the start, and the present one with it', t => {
	const play = playFrom(makeState({
		session: makeSession({controller: 'aws', agentStream: 'devel'}),
		version: undefined,
		stage: {name: 'target', step: 'controller', cursor: 0},
	})).act('confirm');
	play.answer({type: 'list-models', controller: 'aws'}, {
		ok: true, value: {
			models: [{
				name: 'admin/controller', shortName: 'controller', kind: 'iaas', isController: true, version: '3.6.4', access: 'admin', life: undefined, status: 'available', statusMessage: undefined,
			}],
		},
	});
	t.true(play.asked().some(intent => intent.type === 'preview-controller-upgrade' && intent.stream === 'devel'));
	t.deepEqual(play.asked().filter(({type}) => type === 'read-agent-stream'), [{type: 'read-agent-stream', model: controllerModelReference}]);
	play.answer({...preview, stream: 'devel'}, {ok: true, value: {bestVersion: '3.6.31', text: ''}});
	t.is(play.state().version?.text, '3.6.31');
	t.regex(play.state().version?.reason ?? '', /^3\.6\.31 is what Juju itself would choose\. .* What the stream devel has, the dry run alone knows\.$/v);
});
