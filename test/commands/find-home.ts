import test from 'ava';
import {findHome} from '../../source/commands/find-home.js';

test('the home folder is HOME, else what the system says; what is empty or relative is none', t => {
	t.is(findHome({HOME: '/home/ada'}, () => '/home/listed'), '/home/ada');
	for (const HOME of [undefined, '', 'ada', './ada']) {
		t.is(findHome({HOME}, () => '/home/listed'), '/home/listed');
		t.is(findHome({HOME}, () => ''), undefined);
	}
});
