import test from 'ava';
import {explainNoUpgrade} from '../../../source/domain/checks/explain-no-upgrade.js';

const sentences: ReadonlyArray<readonly [string, string, string | undefined, RegExp]> = [
	['up to date', '3.6.28', '3.6.28', /^Up to date: 3\.6\.28 runs\.$/v],
	['lower', '3.6.2', '3.6.4', /^Not up to date but lower: 3\.6\.4 runs/v],
	['binaries missing', '2.9.52', '2.9.49', /2\.9\.52 is released, so its binaries are missing here/v],
	['stream, of a candidate', '3.6-rc2', '3.6-rc1', /the stream "released" does not have/v],
	['stream, of a build', '3.6.4.1', '3.6.4', /the stream "released" does not have/v],
	['unknown release', '3.6.999', '3.6.4', /whether 3\.6\.999 is released is not known here/v],
	['unknown version', '3.6.28', undefined, /^Which of the versions is newer is not known/v],
	['unreadable version', 'nonsense', '3.6.4', /^Which of the versions is newer is not known/v],
];

for (const [title, wanted, current, expected] of sentences) {
	test(`"no upgrades available" told apart: ${title}`, t => {
		t.regex(explainNoUpgrade(wanted, current), expected);
	});
}
