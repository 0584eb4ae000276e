import test from 'ava';
import {relationsAcrossModels} from '../../../source/domain/checks/relations-across-models.js';
import {type RemoteApplication} from '../../../source/domain/status.js';
import {judgeOne, withWeb} from '../../_helpers/make-facts.js';
import {databaseModel, webModel} from '../../_helpers/make-state.js';

const remote = (url: string, current = 'active', message?: string): RemoteApplication => ({name: 'etcd', url, status: {current, message, since: undefined}});

const judge = (remotes: readonly RemoteApplication[], target: {readonly version?: string; readonly models?: readonly [typeof webModel, typeof webModel]} = {}) => {
	const facts = withWeb({remoteApplications: remotes});
	return judgeOne(relationsAcrossModels, {...facts, target: {...facts.target, ...target}});
};

test('a model on its own passes', t => {
	t.like(judge([]), {result: 'pass', title: 'Nothing ties it to other models'});
});

test('a whole relation passes, and the order of the two models is said', t => {
	t.like(judge([remote('aws:admin/db.etcd')]), {result: 'pass', evidence: [{text: 'Uses etcd of db, which is upgraded after it; Juju takes either order.'}]});
	t.like(judge([remote('admin/db.etcd')], {models: [databaseModel, webModel]}), {evidence: [{text: 'Uses etcd of db, which is upgraded before it.'}]});
	t.like(judge([remote('google:kim/other.etcd')]), {evidence: [{text: 'Uses etcd of google:kim/other, which is not upgraded with it.'}]});
	t.like(judge([remote('nonsense')]), {evidence: [{text: 'Uses etcd (nonsense).'}]});
});

test('a broken relation warns', t => {
	t.like(judge([remote('admin/db.etcd', 'terminated', 'offer has been removed')]), {
		result: 'warn', title: '1 relation to another model is broken', evidence: [{text: 'etcd (admin/db.etcd): offer has been removed'}],
	});
});

test('where the way is migration, ties to other models warn', t => {
	const result = judge([remote('admin/db.etcd')], {version: '4.0.14'});
	t.like(result, {result: 'warn', title: 'Offers tie this model to others'});
	t.is(result.remedies[0]?.id, 'migrate-together');
	t.is(judge([], {version: '4.0.14'}).result, 'pass');
});

test('an offer of this model ties it too', t => {
	const facts = withWeb({offers: [{name: 'http', application: 'haproxy', activeConnections: 1}]});
	t.like(judgeOne(relationsAcrossModels, facts), {result: 'pass', evidence: [{text: 'Offers http to other models.'}]});
});
