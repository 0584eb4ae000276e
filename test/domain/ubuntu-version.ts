import test from 'ava';
import {ubuntuVersion} from '../../source/domain/ubuntu-version.js';

test('a base and a series say the same version of Ubuntu, and another system says none', t => {
	t.deepEqual(['ubuntu@18.04', 'ubuntu@18.04/stable', 'bionic', 'noble'].map(base => ubuntuVersion(base)), ['18.04', '18.04', '18.04', '24.04']);
	t.deepEqual(['win10', 'centos@7', 'ubuntu', ''].map(base => ubuntuVersion(base)), [undefined, undefined, undefined, undefined]);
});
