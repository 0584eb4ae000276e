import test from 'ava';
import {charmhubName, isFromStore, namedCharms} from '../../source/domain/store-charms.js';

test('a charm of the store is known by its URL or by its origin in each version', t => {
	t.true(isFromStore({charm: 'cs:ubuntu-12', charmOrigin: undefined}));
	for (const charmOrigin of ['jujucharms', 'charmstore', 'charm-store']) {
		t.true(isFromStore({charm: 'ubuntu', charmOrigin}), `origin ${charmOrigin}`);
	}

	t.false(isFromStore({charm: 'ubuntu', charmOrigin: 'charmhub'}));
	t.false(isFromStore({charm: 'local:ubuntu-3', charmOrigin: 'local'}));
});

test('Charmhub knows a charm by its bare name', t => {
	t.deepEqual(['cs:ubuntu-12', 'cs:~owner/bionic/nagios-server-29', 'mysql'].map(charm => charmhubName(charm)), ['ubuntu', 'nagios-server', 'mysql']);
});

test('the charms that a refusal names are read one by one, and other words name none', t => {
	t.deepEqual(namedCharms('the model hosts deprecated charm store charms(s): cs:ubuntu-12, cs:~owner/mysql-29'), ['ubuntu', 'mysql']);
	t.deepEqual(namedCharms('the model hosts deprecated windows machine(s): win10(1)'), []);
});
