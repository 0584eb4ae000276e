import test from 'ava';
import {modelKey, type ModelReference} from '../../source/domain/intent.js';
import {streamChanges, streamCommand, warnOfStreams} from '../../source/domain/stream-changes.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {parseVersion} from '../../source/domain/version.js';
import {controllerModelReference, makeKnown, webModel} from '../_helpers/make-state.js';

const rendererOf = (version: string) => createRenderer({client: parseVersion(version), controller: parseVersion(version), isKubernetes: false});
const render = rendererOf('3.6.28');
const models = [controllerModelReference, webModel];
const streams = {[modelKey(controllerModelReference)]: makeKnown({stream: 'released'}), [modelKey(webModel)]: makeKnown({stream: 'proposed'})};

test('an upgrade that names no stream changes none', t => {
	t.deepEqual(streamChanges({
		stream: undefined, models, streams, render,
	}), []);
	t.is(warnOfStreams({
		stream: undefined, models, streams, render,
	}), undefined);
});

test('only models that are set to another stream are changed, each with the way back', t => {
	t.deepEqual(streamChanges({
		stream: 'proposed', models, streams, render,
	}), [{model: controllerModelReference, from: 'released', undo: 'juju model-config -m aws:admin/controller agent-stream=released'}]);
	t.deepEqual(streamChanges({
		stream: 'devel', models, streams, render,
	}).map(({undo}) => undo), ['juju model-config -m aws:admin/controller agent-stream=released', 'juju model-config -m aws:admin/web agent-stream=proposed']);
});

test('what is not known may change: the warning says so', t => {
	t.regex(warnOfStreams({
		stream: 'devel', models: [webModel], streams: {}, render,
	}) ?? '', /^The upgrade sets agent-stream to devel for good in web \(not known what it is now\): .* juju model-config -m aws:admin\/web agent-stream=released$/v);
});

test('many models are counted, and the warning stays short', t => {
	const many: readonly ModelReference[] = Array.from({length: 20}, (_, index) => ({controller: 'aws', name: `admin/m${index}`}));
	const warning = warnOfStreams({
		stream: 'devel', models: many, streams: {}, render,
	}) ?? '';
	t.regex(warning, /and 17 more.*and so on$/v);
	t.true(warning.length < 600);
});

test('the way back is in the words of the client', t => {
	t.is(streamCommand(rendererOf('1.25.13'), {controller: 'prod', name: 'admin/controller'}, 'devel'), 'juju set-env -e prod agent-stream=devel');
	t.is(streamCommand(() => ({kind: 'unavailable', reason: 'none'}), webModel, 'devel'), undefined);
});
