import test from 'ava';
import {explainNoUpgrade, type NoUpgrade} from '../../../source/domain/checks/explain-no-upgrade.js';

type Row = readonly [title: string, wanted: string, current: string | undefined, stream: string | undefined, kind: NoUpgrade['kind'], text: RegExp, other?: NoUpgrade['other']];

const rows: readonly Row[] = [
	['up to date', '3.6.28', '3.6.28', 'released', 'up-to-date', /^Up to date: 3\.6\.28 runs\.$/v],
	['lower', '3.6.2', '3.6.4', 'released', 'lower', /^Not up to date but lower: 3\.6\.4 runs/v],
	['binaries missing, stream not known', '2.9.52', '2.9.49', undefined, 'binaries', /2\.9\.52 is released, so its binaries are missing here: .*, or its stream or mirror/v],
	['binaries missing, stream known', '2.9.52', '2.9.49', 'released', 'binaries', /the stream "released" has what is released, so its binaries are missing here/v],
	['binaries missing, wider stream', '2.9.52', '2.9.49', 'devel', 'binaries', /the stream "devel" has what is released/v],
	['stream, of a candidate', '3.6-rc2', '3.6-rc1', 'released', 'stream', /the stream "released" does not have; "proposed" may\.$/v, 'proposed'],
	['stream, of a beta', '3.6-beta2', '3.6-beta1', 'proposed', 'stream', /the stream "proposed" does not have; "devel" may\.$/v, 'devel'],
	['stream, of a build, not known', '3.6.4.1', '3.6.4', undefined, 'stream', /the stream "released" does not have; which stream is asked is not known here/v, 'devel'],
	['candidate in the right stream', '3.6-rc2', '3.6-rc1', 'proposed', 'binaries', /"proposed" does not have 3\.6-rc2, or the controller cannot fetch it/v],
	['stream of a mirror', '3.6.28', '3.6.4', 'our-own', 'stream', /the stream "our-own" is asked, which is none of Juju's own/v, 'released'],
	['unknown release', '3.6.999', '3.6.4', 'released', 'unknown', /whether 3\.6\.999 is released is not known here.* another stream than "released"/v, 'proposed'],
	['unknown release, widest stream', '3.6.999', '3.6.4', 'devel', 'binaries', /"devel" does not have 3\.6\.999, or the controller cannot fetch it/v],
	['unknown version', '3.6.28', undefined, 'released', 'unknown', /^Which of the versions is newer is not known/v],
	['unreadable version', 'nonsense', '3.6.4', 'released', 'unknown', /^Which of the versions is newer is not known/v],
];

for (const [title, wanted, current, stream, kind, text, other] of rows) {
	test(`"no upgrades available" told apart: ${title}`, t => {
		const explained = explainNoUpgrade(wanted, current, stream);
		t.is(explained.kind, kind);
		t.regex(explained.text, text);
		t.is(explained.other, other);
	});
}
