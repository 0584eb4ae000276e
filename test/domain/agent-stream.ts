import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {
	agentStreams,
	explainUnknownStream,
	meaningOfStream,
	parseAgentStream,
} from '../../source/domain/agent-stream.js';

test('every stream is found by its name and has a meaning of its own', t => {
	t.deepEqual(agentStreams.map(name => parseAgentStream(name)), [...agentStreams]);
	t.is(new Set(agentStreams.map(stream => meaningOfStream(stream))).size, agentStreams.length);
});

test('of a stream that does not exist the others are named', t => {
	t.deepEqual(explainUnknownStream('stable'), {problem: 'There is no stream "stable".', advice: 'There are: released, proposed, devel, testing.'});
});

testProp('nothing else is a stream', [fc.string().filter(text => agentStreams.every(stream => stream !== text))], (t, text) => {
	t.is(parseAgentStream(text), undefined);
});
