import test from 'ava';
import {clientPage} from '../../../source/interface/screens/client.js';
import {unasked} from '../../../source/domain/answer.js';
import {parseVersion} from '../../../source/domain/version.js';
import {type State} from '../../../source/state/state.js';
import {makeHost, makeKnown, makeState} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const tall = {columns: 80, rows: 60};
const show = (state: State, area = tall): string => pageText(clientPage(state, {name: 'client', top: 0}, area), area);
const older = (): State => {
	const version = parseVersion('3.5.4');
	return makeState({
		...(version && {client: {version, text: '3.5.4-ubuntu-amd64'}}),
		host: makeKnown(makeHost({
			snap: {
				name: 'juju', version: '3.5.4', revision: '29000', channel: '3.5/stable', isHeld: false, isClassic: false,
			},
		})),
	});
};

test('a client that fits is told with where it comes from, and nothing has to be done', t => {
	const text = show(makeState());
	t.regex(text, /Version +3\.6\.28-ubuntu-amd64/v);
	t.regex(text, /Path +\/snap\/bin\/juju/v);
	t.regex(text, /Installed +as the snap juju, revision 30244, follows 3\.6\/stable/v);
	t.regex(text, /Refreshes +by itself, in 9h 00m at the earliest/v);
	t.regex(text, /✔ A 3\.6\.28 client suits 3\.6\.28/v);
	t.regex(text, /Nothing has to be done\. Esc goes back\./v);
});

test('a client that is too old is told with the copy to make first and the exact commands', t => {
	const text = show(older());
	t.regex(text, /This client \(3\.5\.4\) is older than 3\.6/v);
	t.regex(text, /First, keep a copy/v);
	t.true(text.indexOf('tar -czf') < text.indexOf('sudo snap refresh juju --channel=3.6/stable'));
	t.regex(text, /sudo snap install --channel 3\.6\/stable juju_36/v);
	t.regex(text, /Undo: sudo snap revert juju/v);
	t.regex(text, /this program runs none of them/v);
});

test('the version that is being typed decides, where one is', t => {
	const state = makeState();
	const text = show({
		...state,
		overlays: [{
			name: 'version', typed: '4.0.15', cursor: 0, problem: undefined,
		}, {name: 'client', top: 0}],
	});
	t.regex(text, /Wanted +4\.0\.15/v);
	t.regex(text, /sudo snap install --channel 4\.0\/stable juju_40/v);
});

test('a machine that is not known yet, or cannot be, is told as that', t => {
	t.regex(show(makeState({host: {...unasked, isAsking: true}})), /Looking at this machine/v);
	t.regex(show(makeState({
		host: {
			...unasked, failure: {
				kind: 'unavailable', message: 'What this machine is like could not be found out.', advice: undefined, evidence: '', exitCode: undefined,
			},
		},
	})), /could not be found out/v);
	t.regex(show(makeState({host: makeKnown(makeHost({installation: 'simulator', client: 'simulator', snap: undefined}))})), /this is the simulator/v);
});

test('other clients and the session are named', t => {
	const text = show(makeState({host: makeKnown(makeHost({others: [{name: 'juju_29', path: '/snap/bin/juju_29', version: '2.9.51'}], isRemote: true}))}));
	t.regex(text, /Others +juju_29 2\.9\.51 \(\/snap\/bin\/juju_29\)/v);
	t.regex(text, /Session +over ssh, in neither tmux nor screen/v);
});

for (const area of [usualArea, smallArea]) {
	test(`it can be scrolled to its end in ${area.columns}x${area.rows}`, t => {
		const first = show(older(), area);
		t.regex(first, /more below/v);
		t.regex(pageText(clientPage(older(), {name: 'client', top: 100}, area), area), /Undo: sudo snap remove juju_36/v);
	});
}
